#include "report/passage_lines.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"

#include "support/scratch_path.h"
#include "unit/report/scratch_folder.h"

namespace dittograph {
namespace {

struct Waiting {
  PendingWitness witness;
  std::string line;
};

Waiting witness(std::uint32_t cluster, std::uint32_t number, bool representative) {
  const std::string line =
      "{\"cluster\":" + std::to_string(cluster) + ",\"n\":" + std::to_string(number);
  return {.witness = {.cluster = cluster,
                      .witness = number,
                      .representative = representative,
                      .document = DocId{10 * cluster + number},
                      .bytes = {number, number + std::uint64_t{5}},
                      .code_points = {number, number + std::uint64_t{4}},
                      .line_size = static_cast<std::uint32_t>(line.size())},
          .line = line};
}

std::string name_of(DocId document) {
  return "d" + std::to_string(static_cast<std::uint32_t>(document));
}

std::string written(const ScratchFolder& scratch, const std::vector<Waiting>& witnesses) {
  std::vector<std::uint32_t> n_witnesses;
  for (const Waiting& one : witnesses) {
    n_witnesses.resize(std::max<std::size_t>(n_witnesses.size(), one.witness.cluster + 1));
    ++n_witnesses[one.witness.cluster];
  }
  auto lines =
      PassageLines::create(scratch.path("waiting"), testing_support::no_guard(), n_witnesses);
  EXPECT_TRUE(lines.ok()) << lines.status();
  // The first on its own, the others together.
  std::vector<PendingWitness> batch;
  std::string text;
  const auto append = [&] {
    const auto place = lines->place(text);
    ASSERT_TRUE(place.ok()) << place.status();
    lines->append(batch, *place);
    batch.clear();
    text.clear();
  };
  for (const Waiting& one : witnesses) {
    batch.push_back(one.witness);
    text += one.line;
    if (&one == &witnesses.front()) append();
  }
  append();
  auto out = OutputFile::create(scratch.path("passages.jsonl"));
  EXPECT_TRUE(out.ok()) << out.status();
  std::string name;
  const auto lookup = [&](DocId document) -> std::string_view { return name = name_of(document); };
  EXPECT_TRUE(lines->write(lookup, [] { return absl::OkStatus(); }, **out).ok());
  EXPECT_TRUE((*out)->close().ok());
  return scratch.read("passages.jsonl");
}

TEST(PassageLines, LeaveByClusterWithTheirSource) {
  const ScratchFolder scratch;
  const std::string text = written(scratch, {witness(1, 1, false), witness(0, 0, true),
                                             witness(1, 0, true), witness(0, 1, false)});
  std::string without_uids;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 6, "\"uid\":") == 0) {
      at = text.find(',', at) + 1;
      continue;
    }
    without_uids += text[at++];
  }
  EXPECT_EQ(without_uids,
            "{\"cluster\":0,\"n\":0,\"src\":[]}\n"
            "{\"cluster\":0,\"n\":1,\"src\":[{\"id\":\"d0\",\"begin\":0,\"end\":4,"
            "\"byte_begin\":0,\"byte_end\":5}]}\n"
            "{\"cluster\":1,\"n\":0,\"src\":[]}\n"
            "{\"cluster\":1,\"n\":1,\"src\":[{\"id\":\"d10\",\"begin\":0,\"end\":4,"
            "\"byte_begin\":0,\"byte_end\":5}]}\n");
  EXPECT_FALSE(scratch.has("waiting"));
}

TEST(PassageLines, StopsWhenItIsTold) {
  const ScratchFolder scratch;
  auto lines =
      PassageLines::create(scratch.path("waiting"), testing_support::no_guard(), std::vector{1U});
  ASSERT_TRUE(lines.ok()) << lines.status();
  const Waiting one = witness(0, 0, true);
  lines->append({&one.witness, 1}, lines->place(one.line).value());
  auto out = OutputFile::create(scratch.path("passages.jsonl"));
  ASSERT_TRUE(out.ok()) << out.status();
  const auto lookup = [](DocId) -> std::string_view { return "d"; };
  const auto stop = [] { return absl::CancelledError("stopped"); };
  EXPECT_EQ(lines->write(lookup, stop, **out), absl::CancelledError("stopped"));
}

TEST(PassageLines, TheOrderTheyCameInDoesNotMatter) {
  const ScratchFolder scratch;
  const std::string one =
      written(scratch, {witness(0, 0, true), witness(0, 1, false), witness(0, 2, false)});
  EXPECT_EQ(one,
            written(scratch, {witness(0, 2, false), witness(0, 0, true), witness(0, 1, false)}));
}

}  // namespace
}  // namespace dittograph

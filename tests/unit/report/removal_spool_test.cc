#include "report/removal_spool.h"

#include <limits>
#include <random>
#include <tuple>
#include <vector>

#include "gtest/gtest.h"

#include "unit/report/scratch_folder.h"

namespace dittograph {
namespace {

auto fields(const Removal& r) {
  return std::tie(r.input, r.edit.span, r.edit.replacement, r.reason, r.kind, r.resemblance,
                  r.document, r.span, r.code_points, r.kept_document, r.kept_span);
}

std::vector<Removal> read_all(const std::string& path) {
  std::vector<Removal> all;
  auto reader = RemovalReader::open(path);
  Removal removal;
  for (;;) {
    const auto more = reader->next(removal);
    EXPECT_TRUE(more.ok()) << more.status();
    if (!more.ok() || !*more) return all;
    all.push_back(removal);
  }
}

TEST(RemovalSpool, GivesBackWhatWasAppendedInOrder) {
  std::mt19937_64 random(7);
  const auto number = [&] {
    return random() >> (random() % 63 + 1);  // every length of varint
  };
  const auto span = [&] {
    const std::uint64_t begin = number();
    return ByteSpan{begin, begin + number() / 2};
  };
  std::vector<Removal> removals;
  for (int i = 0; i < 20000; ++i) {
    Removal removal;
    removal.input = static_cast<std::uint32_t>(random());
    removal.edit = {span(), std::string(random() % 3, '\n')};
    removal.reason = static_cast<Reason>(random() % 7);
    removal.kind = static_cast<RepeatKind>(random() % 4);
    if (random() % 2 == 0) removal.resemblance = 0.25;
    if (random() % 3 != 0) {
      removal.document = std::string(random() % 300, 'd');
      removal.document += '\0';
      removal.span = span();
      removal.code_points = span();
      if (random() % 2 == 0) {
        removal.kept_document = random() % 2 == 0 ? removal.document : "other\xFF";
        removal.kept_span = span();
      }
    }
    removals.push_back(removal);
  }
  const ScratchFolder folder;
  auto writer = RemovalWriter::create(folder.path("spool"));
  ASSERT_TRUE(writer.ok());
  for (const Removal& removal : removals) ASSERT_TRUE(writer->append(removal).ok());
  EXPECT_EQ(writer->size(), removals.size());
  ASSERT_TRUE(writer->close().ok());
  const std::vector<Removal> read = read_all(folder.path("spool"));
  ASSERT_EQ(read.size(), removals.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    ASSERT_EQ(fields(read[i]), fields(removals[i])) << i;
  }
}

TEST(RemovalSpool, AnEmptySpoolHoldsNothing) {
  const ScratchFolder folder;
  auto writer = RemovalWriter::create(folder.path("spool"));
  ASSERT_TRUE(writer->close().ok());
  EXPECT_TRUE(read_all(folder.path("spool")).empty());
}

TEST(RemovalSpool, ACutFileIsDataLoss) {
  const ScratchFolder folder;
  auto writer = RemovalWriter::create(folder.path("spool"));
  Removal removal;
  removal.document = "d";
  ASSERT_TRUE(writer->append(removal).ok());
  ASSERT_TRUE(writer->close().ok());
  const std::string whole = folder.read("spool");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    folder.write("cut", whole.substr(0, size));
    auto reader = RemovalReader::open(folder.path("cut"));
    EXPECT_EQ(reader->next(removal).status().code(), absl::StatusCode::kDataLoss) << size;
  }
}

}  // namespace
}  // namespace dittograph

#include "report/restore.h"

#include "gtest/gtest.h"

#include "report/line_source.h"
#include "unit/report/rewritten.h"

namespace dittograph {
namespace {

using enum Format;

// A small OUT: two JSONL inputs, one text.
void make_out(const ScratchFolder& scratch) {
  const InputPlan plan = plan_of(scratch, {{"a.jsonl", kJsonl, "{\"t\":\"x x\"}\n"},
                                           {"b.jsonl", kJsonl, "{\"t\":\"y\"}\n"},
                                           {"t.txt", kText, "one\ntwo\n"}});
  ASSERT_TRUE(write_out(scratch, plan, {cut(0, 7, 9), cut(2, 3, 4, " ")}).ok());
  ASSERT_TRUE(restored(scratch.path("OUT")).ok());
}

TEST(Restore, AnyChangedByteIsDataLoss) {
  for (const std::string& name :
       {std::string("OUT/cleaned.jsonl"), std::string("OUT/cleaned/t.txt")}) {
    const ScratchFolder scratch;
    make_out(scratch);
    const std::string whole = scratch.read(name);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string changed = whole;
      changed[at] ^= 1;
      scratch.write(name, changed);
      EXPECT_EQ(restored(scratch.path("OUT")).status().code(), absl::StatusCode::kDataLoss)
          << name << " byte " << at;
    }
    scratch.write(name, whole.substr(0, whole.size() - 1));
    EXPECT_EQ(restored(scratch.path("OUT")).status().code(), absl::StatusCode::kDataLoss);
  }
}

TEST(Restore, ADamagedLedgerIsDataLossWithItsLine) {
  const std::string lines[] = {
      "not json\n",
      "[]\n",
      "{\"input\":0}\n",
      "{\"input\":0,\"at\":7,\"removed\":7}\n",
      "{\"input\":0,\"at\":99999,\"removed\":\"\"}\n",
      "{\"input\":0,\"at\":7,\"removed_base64\":\"*\"}\n",
      "{\"input\":0,\"at\":7,\"replacement\":\"zzz\",\"removed\":\"\"}\n",
      "",
  };
  for (const std::string& line : lines) {
    const ScratchFolder scratch;
    make_out(scratch);
    scratch.write("OUT/removed.jsonl", line);
    const absl::Status status = restored(scratch.path("OUT")).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << line;
    if (!line.empty()) {
      EXPECT_NE(status.message().find("removed.jsonl:1: "), absl::string_view::npos) << status;
    }
  }
}

TEST(Restore, ALedgerLineOfNoInputIsDataLoss) {
  const ScratchFolder scratch;
  make_out(scratch);
  scratch.write("OUT/removed.jsonl",
                scratch.read("OUT/removed.jsonl") + "{\"input\":3,\"at\":0,\"removed\":\"\"}\n");
  EXPECT_EQ(restored(scratch.path("OUT")).status().code(), absl::StatusCode::kDataLoss);
}

TEST(Restore, ASummaryThatPointsOutsideIsRefused) {
  const ScratchFolder scratch;
  make_out(scratch);
  std::string summary = scratch.read("OUT/summary.json");
  const std::string from = "\"cleaned_file\": \"cleaned.jsonl\"";
  const std::string to = "\"cleaned_file\": \"../in/a.jsonl\"";
  summary.replace(summary.find(from), from.size(), to);
  scratch.write("OUT/summary.json", summary);
  EXPECT_EQ(restored(scratch.path("OUT")).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Restore, AFolderThatIsNotOursIsRefused) {
  const ScratchFolder scratch;
  scratch.write("other/summary.json", "{\"program\":\"x\"}");
  scratch.write("later/summary.json", "{\"program\":\"dittograph\",\"schema_version\":99}");
  scratch.write("broken/summary.json", "{");
  EXPECT_EQ(restored(scratch.path("none")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(restored(scratch.path("other")).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(restored(scratch.path("later")).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(restored(scratch.path("broken")).status().code(), absl::StatusCode::kDataLoss);
}

TEST(LineSource, GivesEveryLineOnce) {
  const ScratchFolder scratch;
  const std::string longer(300'000, 'x');  // more than a chunk
  scratch.write("lines", "a\n\n" + longer + "\nlast");
  auto lines = LineSource::open(scratch.path("lines"));
  std::string_view line;
  for (const std::string& wanted : {std::string("a"), std::string(), longer, std::string("last")}) {
    ASSERT_TRUE(*lines->next(line));
    EXPECT_EQ(line, wanted);
  }
  EXPECT_EQ(lines->number(), 4U);
  EXPECT_FALSE(*lines->next(line));
}

// cleaned.jsonl is read on where it was left, whatever comes between.
TEST(Restore, InputsThatShareAFileMayBePartedByOthers) {
  const ScratchFolder scratch;
  std::vector<TestInput> inputs;
  std::vector<Removal> removals;
  std::vector<std::string> bytes;
  for (std::uint32_t i = 0; i < 9; ++i) {
    const bool jsonl = i % 2 == 0;
    bytes.push_back(std::string(i + 3, static_cast<char>('a' + i)) + "\n");
    inputs.push_back({std::to_string(i) + (jsonl ? ".jsonl" : ".txt"),
                      jsonl ? Format::kJsonl : Format::kText, bytes.back()});
    removals.push_back(cut(i, 1, 2));
  }
  ASSERT_TRUE(write_out(scratch, plan_of(scratch, inputs), removals).ok());
  EXPECT_EQ(*restored(scratch.path("OUT")), bytes);
}

}  // namespace
}  // namespace dittograph

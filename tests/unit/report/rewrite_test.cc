#include "report/rewrite.h"

#include <cerrno>
#include <set>

#include "gtest/gtest.h"

#include "unit/report/rewritten.h"

namespace dittograph {
namespace {

using enum Format;

TEST(Rewrite, JsonlInputsFollowEachOtherLineByLine) {
  const ScratchFolder scratch;
  const InputPlan plan =
      plan_of(scratch, {{"a.jsonl", kJsonl, "{\"t\":\"one one\"}"},  // no line end
                        {"b.txt", kText, "b b"},
                        {"c.jsonl", kJsonl, "\xEF\xBB\xBF{\"t\":2}\r\n"},
                        {"d.jsonl", kJsonl, ""},
                        {"e.jsonl", kJsonl, "{\"t\":3}"}});
  ASSERT_TRUE(write_out(scratch, plan, {cut(0, 9, 13), cut(1, 0, 2)}).ok());
  EXPECT_EQ(scratch.read("OUT/cleaned.jsonl"), "{\"t\":\"one\"}\n{\"t\":2}\r\n{\"t\":3}");
  EXPECT_EQ(scratch.read("OUT/cleaned/b.txt"), "b");
  EXPECT_EQ(scratch.read("OUT/removed.jsonl"),
            "{\"input\":0,\"at\":9,\"removed\":\" one\",\"reason\":\"repeat\"}\n"
            "{\"input\":0,\"at\":11,\"replacement\":\"\\n\",\"removed\":\"\",\"reason\":"
            "\"line_end\"}\n"
            "{\"input\":1,\"at\":0,\"removed\":\"b \",\"reason\":\"repeat\"}\n"
            "{\"input\":2,\"at\":12,\"removed\":\"\xEF\xBB\xBF\",\"reason\":\"line_end\"}\n");
  EXPECT_EQ(*restored(scratch.path("OUT")),
            (std::vector<std::string>{"{\"t\":\"one one\"}", "b b", "\xEF\xBB\xBF{\"t\":2}\r\n", "",
                                      "{\"t\":3}"}));
}

TEST(Rewrite, AMarkInsideASkippedFirstRecordIsCutOnce) {
  const ScratchFolder scratch;
  const InputPlan plan = plan_of(
      scratch, {{"a.jsonl", kJsonl, "{}\n"}, {"b.jsonl", kJsonl, "\xEF\xBB\xBF{broken\n{}\n"}});
  ASSERT_TRUE(write_out(scratch, plan, {cut(1, 0, 11)}).ok());
  EXPECT_EQ(scratch.read("OUT/cleaned.jsonl"), "{}\n{}\n");
  EXPECT_EQ(restored(scratch.path("OUT"))->at(1), "\xEF\xBB\xBF{broken\n{}\n");
}

TEST(Rewrite, OneCsvHasItsOwnNameSeveralAreMirrored) {
  const ScratchFolder one;
  ASSERT_TRUE(write_out(one, plan_of(one, {{"x.csv", kCsv, "text\na\n"}}), {}).ok());
  EXPECT_EQ(one.read("OUT/cleaned.csv"), "text\na\n");
  const ScratchFolder two;
  ASSERT_TRUE(
      write_out(two, plan_of(two, {{"x.csv", kCsv, "text\na\n"}, {"s/y.csv", kCsv, "text\n"}}), {})
          .ok());
  EXPECT_EQ(two.read("OUT/cleaned/x.csv"), "text\na\n");
  EXPECT_EQ(two.read("OUT/cleaned/s/y.csv"), "text\n");
}

TEST(Rewrite, SummariesSayWhereAndWhat) {
  const ScratchFolder scratch;
  const InputPlan plan =
      plan_of(scratch, {{"a.jsonl", kJsonl, "{}\n"}, {"b.jsonl", kJsonl, "{  }\n"}});
  ASSERT_TRUE(write_out(scratch, plan, {cut(1, 1, 3)}).ok());
  const auto summary = read_summary(scratch.path("OUT"));
  ASSERT_TRUE(summary.ok()) << summary.status();
  const InputSummary& second = summary->inputs.at(1);
  EXPECT_EQ(second.relative_name, "b.jsonl");
  EXPECT_EQ(second.format, "jsonl");
  EXPECT_EQ(second.compression, "none");
  EXPECT_EQ(second.cleaned_file, "cleaned.jsonl");
  EXPECT_EQ(second.cleaned_begin, 3U);
  EXPECT_EQ(second.cleaned_end, 6U);
  EXPECT_EQ(second.bytes, 5U);
  // printf '{  }\n' | xxhsum -H3
  EXPECT_EQ(second.xxh3, "c33cde5621dea172");
}

TEST(Rewrite, DryRunWritesTheLedgerAndNoText) {
  const ScratchFolder scratch;
  const InputPlan plan = plan_of(scratch, {{"a.jsonl", kJsonl, "{  }\n"}, {"b.txt", kText, "b"}});
  RewriteOptions options;
  options.dry_run = true;
  ASSERT_TRUE(write_out(scratch, plan, {cut(0, 1, 3)}, options).ok());
  EXPECT_EQ(std::filesystem::exists(scratch.path("OUT/cleaned.jsonl")), false);
  EXPECT_EQ(std::filesystem::exists(scratch.path("OUT/cleaned")), false);
  EXPECT_EQ(scratch.read("OUT/removed.jsonl"),
            "{\"input\":0,\"at\":1,\"removed\":\"  \",\"reason\":\"repeat\"}\n");
  EXPECT_EQ(restored(scratch.path("OUT")).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(Rewrite, AnInputThatShrankIsNamed) {
  const ScratchFolder scratch;
  const InputPlan plan = plan_of(scratch, {{"a.jsonl", kJsonl, "{}\n"}});
  const absl::Status status = write_out(scratch, plan, {cut(0, 10, 20)});
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_NE(status.message().find("in/a.jsonl: ends at byte 3"), absl::string_view::npos) << status;
  EXPECT_FALSE(scratch.has("OUT"));
}

TEST(Rewrite, StopsWhenCancelledAndLeavesNothing) {
  const ScratchFolder scratch;
  const InputPlan plan = plan_of(scratch, {{"a.jsonl", kJsonl, "{}\n"}});
  const std::atomic<bool> cancelled = true;
  RewriteOptions options;
  options.cancelled = &cancelled;
  EXPECT_EQ(write_out(scratch, plan, {}, options).code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(scratch.entries(), (std::set<std::string>{"in", "in/a.jsonl"}));
}

TEST(Rewrite, AWriteFaultAtAnyFileLeavesNothingUnderTheFinalName) {
  for (const Packing packing : {Packing::kNone, Packing::kZstd}) {
    const std::string suffix = packing == Packing::kZstd ? ".zst" : "";
    for (const std::string& name :
         {std::string("spool"), "removed.jsonl" + suffix, "cleaned.jsonl" + suffix,
          "cleaned.csv" + suffix, "cleaned/t.txt" + suffix, std::string("summary.json")}) {
      const ScratchFolder scratch;
      const InputPlan plan = plan_of(
          scratch,
          {{"a.jsonl", kJsonl, "{  }\n"}, {"c.csv", kCsv, "text\nc\n"}, {"t.txt", kText, "t"}});
      RewriteOptions options;
      options.packing = packing;
      bool met = false;
      const absl::Status status = write_out(scratch, plan, {cut(0, 1, 3)}, options,
                                            [&](std::string_view path, std::uint64_t) {
                                              const bool hit = path.ends_with("/" + name);
                                              met = met || hit;
                                              return hit ? ENOSPC : 0;
                                            });
      EXPECT_TRUE(met) << name;
      EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << name;
      EXPECT_NE(status.message().find(name + ": cannot write: No space left on device"),
                absl::string_view::npos)
          << status;
      EXPECT_EQ(scratch.entries(),
                (std::set<std::string>{"in", "in/a.jsonl", "in/c.csv", "in/t.txt"}))
          << name;
    }
  }
}

}  // namespace
}  // namespace dittograph

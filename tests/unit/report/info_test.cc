#include "report/info.h"

#include "gtest/gtest.h"

#include "unit/report/rewritten.h"

namespace dittograph {
namespace {

using enum Format;

std::string described(const std::string& path) {
  const auto text = describe(path);
  return text.ok() ? *text : std::string(text.status().message());
}

TEST(Info, KnowsEveryFileOfOurs) {
  const ScratchFolder scratch;
  const InputPlan plan = plan_of(
      scratch, {{"a.jsonl", kJsonl, "{\"t\":\"x x\"}\n"}, {"sub/t.txt", kText, "one\ntwo\n"}});
  ASSERT_TRUE(write_out(scratch, plan, {cut(0, 7, 9), cut(1, 3, 4, " ")}).ok());
  const std::string out = scratch.path("OUT");
  EXPECT_EQ(described(out + "/removed.jsonl"),
            out +
                "/removed.jsonl: ledger of removed text, 2 edits, 3 bytes removed, by reason:\n"
                "  repeat       2\n");
  EXPECT_EQ(described(out + "/cleaned.jsonl"),
            out + "/cleaned.jsonl: cleaned text, 1 line, of these inputs:\n  bytes 0 to 10 from " +
                scratch.path("in/a.jsonl") + "\n");
  EXPECT_EQ(described(out + "/cleaned/sub/t.txt"),
            out +
                "/cleaned/sub/t.txt: cleaned text, 1 line, of these inputs:\n"
                "  bytes 0 to 8 from " +
                scratch.path("in/sub/t.txt") + "\n");
  for (const std::string& path : {out, out + "/summary.json"}) {
    const std::string text = described(path);
    EXPECT_TRUE(text.starts_with(path + ": output of dittograph clean, schema version 1\n"))
        << text;
    EXPECT_NE(text.find("\n  shingle_size 5\n"), text.npos) << text;
  }
  scratch.write(
      "r.jsonl",
      "{\"document\":\"d\",\"kind\":\"exact\",\"copies\":[{\"cut\":true},{\"cut\":false}]}\n"
      "{\"document\":\"d\",\"kind\":\"near\",\"copies\":[]}\n");
  EXPECT_EQ(described(scratch.path("r.jsonl")),
            scratch.path("r.jsonl") +
                ": repeats within documents, 2 groups, 2 copies of which 1 "
                "cut, by kind:\n  exact        1\n  near         1\n");
  scratch.write("s.jsonl", "{\"line\":1,\"reason\":\"no_text\",\"detail\":\"x\"}\n");
  EXPECT_EQ(described(scratch.path("s.jsonl")),
            scratch.path("s.jsonl") + ": 1 skipped record, by reason:\n  no_text      1\n");
}

TEST(Info, WhatIsNotOursIsSaidToBe) {
  const ScratchFolder scratch;
  scratch.write("x.txt", "hello\n");
  EXPECT_EQ(describe(scratch.path("x.txt")).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(describe(scratch.path("none")).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace dittograph

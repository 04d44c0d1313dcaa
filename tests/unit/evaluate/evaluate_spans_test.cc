#include <string>

#include "gtest/gtest.h"

#include "evaluate/evaluate.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

std::string removed(const std::string& document, int begin, int end,
                    const std::string& reason = "repeat") {
  return R"({"input":0,"at":0,"removed":"?","reason":")" + reason + R"(","document":")" + document +
         R"(","begin":999,"end":999,"cp_begin":)" + std::to_string(begin) + R"(,"cp_end":)" +
         std::to_string(end) + "}\n";
}

// Code points: "один два один два" is 17 of them; the second pair is [9, 17).
constexpr const char* kDirty =
    "{\"id\":\"a\",\"text\":\"\u043E\u0434\u0438\u043D \u0434\u0432\u0430 "
    "\u043E\u0434\u0438\u043D \u0434\u0432\u0430\"}\n"
    "{\"id\":\"b\",\"text\":\"one two three\"}\n";

absl::StatusOr<SpansScore> evaluate(const ScratchFolder& folder, const std::string& truth,
                                    const std::string& ledger) {
  return evaluate_spans({.dirty = {.paths = {folder.file("dirty.jsonl", kDirty)}},
                         .truth = folder.file("truth.jsonl", truth),
                         .removed = folder.file("removed.jsonl", ledger)});
}

TEST(EvaluateSpans, CountsInCodePointsWithWhiteSpaceAtTheEndsAside) {
  const ScratchFolder folder;
  const auto score = evaluate(folder, R"({"id":"a","begin":9,"end":17})", removed("a", 8, 17));
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->documents, 2U);
  EXPECT_EQ(score->cases, 1U);
  EXPECT_EQ(score->detections, 1U);
  EXPECT_EQ(score->tokens, (Rates{.right = 2, .found = 2, .wanted = 2}));
  EXPECT_EQ(score->characters, (Rates{.right = 7, .found = 7, .wanted = 7}));
  EXPECT_EQ(score->plagdet.score(), 1.0);
}

TEST(EvaluateSpans, ParametersInFrontAreNoSpan) {
  const ScratchFolder folder;
  const auto score =
      evaluate(folder, "{\"parameters\":{\"seed\":1}}\n{\"id\":\"a\",\"begin\":9,\"end\":17}\n",
               removed("a", 9, 17));
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->cases, 1U);
}

TEST(EvaluateSpans, HaveTheValuesComputedByHand) {
  // Case [9, 17) of a is found in two pieces, [9, 13) and [14, 17): 7 of its 8 code points.
  // The detection "two" in b is wrong. Precision 2/3, recall 7/8, granularity 2.
  const ScratchFolder folder;
  const auto score = evaluate(folder, R"({"id":"a","spans":[[9,17]]})",
                              removed("a", 9, 13) + removed("a", 14, 17) + removed("b", 4, 7));
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->tokens, (Rates{.right = 2, .found = 3, .wanted = 2}));
  EXPECT_EQ(score->characters, (Rates{.right = 7, .found = 10, .wanted = 7}));
  EXPECT_NEAR(score->plagdet.precision, 2.0 / 3, 1e-12);
  EXPECT_NEAR(score->plagdet.recall, 7.0 / 8, 1e-12);
  EXPECT_NEAR(score->plagdet.granularity, 2, 1e-12);
  // F1 = 2 * (2/3) * (7/8) / (37/24) = 28/37; divided by log2(3).
  EXPECT_NEAR(score->plagdet.score(), 28.0 / 37 / 1.584962500721156, 1e-12);
}

TEST(EvaluateSpans, PlacesInAnArticleCountFromItsFileWithTheHeaderLine) {
  const ScratchFolder folder;
  const std::string header = " date 2024-05-06 https://example.org/a\n";
  const auto size = static_cast<int>(header.size());
  const auto score = evaluate_spans(
      {.dirty = {.paths = {folder.file("a.txt", header + "one two one two\n")}},
       .truth = folder.file("truth.jsonl", R"({"id":"a.txt","begin":)" + std::to_string(size + 8) +
                                               R"(,"end":)" + std::to_string(size + 15) + "}\n"),
       .removed = folder.file("removed.jsonl", removed("a.txt", size + 8, size + 16))});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->tokens, (Rates{.right = 2, .found = 2, .wanted = 2}));
  EXPECT_EQ(score->characters, (Rates{.right = 6, .found = 6, .wanted = 6}));
}

TEST(EvaluateSpans, MendedLinesAndSkippedRecordsAreNoCuts) {
  const ScratchFolder folder;
  const auto score = evaluate(folder, R"({"id":"a","begin":9,"end":17})",
                              removed("a", 9, 17) + removed("b", 3, 4, "join") +
                                  R"({"input":0,"at":0,"removed":"?","reason":"skipped"})" + "\n");
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->detections, 1U);
  EXPECT_EQ(score->missing, 0U);
}

TEST(EvaluateSpans, DocumentsThatTheInputLacksAreCounted) {
  const ScratchFolder folder;
  const auto score = evaluate(folder, R"({"id":"z","begin":0,"end":1})", removed("y", 0, 1));
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->missing, 2U);
}

TEST(EvaluateSpans, TextsAndLinesAreFoundByTheirNames) {
  const ScratchFolder folder;
  folder.file("restored/sub/a.txt", "One line.\nOne line.\n");
  folder.file("restored/b.txt", "Another.\n");
  const auto texts = evaluate_spans(
      {.dirty = {.paths = {folder.path() + "/restored"}},
       .truth = folder.file("truth.jsonl", R"({"id":"sub/a.txt","begin":10,"end":19})"),
       .removed = folder.file("removed.jsonl", removed("sub/a.txt", 10, 19))});
  ASSERT_TRUE(texts.ok()) << texts.status();
  EXPECT_EQ(texts->missing, 0U);
  EXPECT_EQ(texts->tokens, (Rates{.right = 2, .found = 2, .wanted = 2}));

  const auto lines =
      evaluate_spans({.dirty = {.paths = {folder.file("in.jsonl", "{\"text\":\"a b a b\"}\n")}},
                      .truth = folder.file("truth.jsonl", R"({"id":":1","begin":4,"end":7})"),
                      .removed = folder.file("removed.jsonl", removed("in.jsonl:1", 4, 7))});
  ASSERT_TRUE(lines.ok()) << lines.status();
  EXPECT_EQ(lines->missing, 0U);
  EXPECT_EQ(lines->tokens, (Rates{.right = 2, .found = 2, .wanted = 2}));
}

struct BrokenCase {
  const char* claim;
  const char* truth;
  const char* message;
};

const BrokenCase kBroken[] = {
    {"not an object", "[1]\n", "truth.jsonl:1: "},
    {"no id", "{\"begin\":0,\"end\":1}\n", "truth.jsonl:1: "},
    {"no end", "{\"id\":\"a\",\"begin\":0,\"end\":1}\n{\"id\":\"a\",\"begin\":0}\n",
     "truth.jsonl:2: "},
    {"a negative end", "{\"id\":\"a\",\"begin\":0,\"end\":-1}\n", "truth.jsonl:1: "},
    {"begin behind end", "{\"id\":\"a\",\"begin\":2,\"end\":1}\n", "truth.jsonl:1: "},
    {"three ends", "{\"id\":\"a\",\"spans\":[[0,1,2]]}\n", "truth.jsonl:1: "},
    {"broken JSON", "{\"id\":\"a\",\"begin\":0,\"end\":1\n", "truth.jsonl:1: "},
    {"outside the text", "{\"id\":\"b\",\"begin\":0,\"end\":14}\n", "outside its 13 code points"},
};

TEST(EvaluateSpans, ABrokenTruthIsRefusedWithItsPlace) {
  for (const BrokenCase& c : kBroken) {
    const ScratchFolder folder;
    const auto score = evaluate(folder, c.truth, "");
    EXPECT_EQ(score.status().code(), absl::StatusCode::kInvalidArgument) << c.claim;
    EXPECT_NE(score.status().ToString().find(c.message), std::string::npos)
        << c.claim << ": " << score.status();
  }
}

TEST(EvaluateSpans, JsonAndTableCarryPlagdet) {
  SpansScore score;
  score.plagdet = {.precision = 1, .recall = 1, .granularity = 3};
  EXPECT_NE(to_json(score).find(R"("granularity":3.0,"plagdet":0.5)"), std::string::npos)
      << to_json(score);
  EXPECT_NE(to_table(score).find("3.0000       0.5000"), std::string::npos) << to_table(score);
}

}  // namespace
}  // namespace dittograph

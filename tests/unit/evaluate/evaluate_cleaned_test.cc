#include <string>

#include "gtest/gtest.h"

#include "evaluate/evaluate.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using Names = std::vector<std::string>;

std::string record(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","text":")" + text + "\"}\n";
}

struct Files {
  std::string dirty, cleaned, truth;
};

absl::StatusOr<CleanedScore> evaluate(const ScratchFolder& folder, const Files& files) {
  return evaluate_cleaned({.dirty = {.paths = {folder.file("dirty.jsonl", files.dirty)}},
                           .cleaned = {.paths = {folder.file("cleaned.jsonl", files.cleaned)}},
                           .truth = {.paths = {folder.file("truth.jsonl", files.truth)}}});
}

TEST(EvaluateCleaned, SumsOverDocumentsAndNamesThoseThatDiffer) {
  const ScratchFolder folder;
  const auto score =
      evaluate(folder, {.dirty = record("right", "a b a b") + record("untouched", "c c c") +
                                 record("too much", "d e f f") + record("missed", "g h g h"),
                        .cleaned = record("right", "a b") + record("untouched", "c c c") +
                                   record("too much", "d f") + record("missed", "g h g h"),
                        .truth = record("right", "a\\nb") + record("untouched", "c c c") +
                                 record("too much", "d e f") + record("missed", "g h")});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->documents, 4U);
  EXPECT_EQ(score->changed, 2U);
  EXPECT_EQ(score->tokens, (Rates{.right = 3, .found = 4, .wanted = 5}));
  EXPECT_EQ(score->characters, (Rates{.right = 3, .found = 4, .wanted = 5}));
  EXPECT_EQ(score->exact, 2U);
  EXPECT_EQ(score->byte_exact, 1U);
  EXPECT_EQ(score->false_cuts, 1U);
  EXPECT_EQ(score->tokens_lost, 1U);
  EXPECT_EQ(score->false_cut_documents, Names{"too much"});
  EXPECT_EQ(score->inexact_documents, (Names{"too much", "missed"}));
}

TEST(EvaluateCleaned, OnlyDocumentsOnBothSidesAreScoredAndTheOthersCounted) {
  const ScratchFolder folder;
  const auto score =
      evaluate(folder, {.dirty = record("1", "a a") + record("2", "b b") + record("3", "c"),
                        .cleaned = record("1", "a") + record("2", "b b"),
                        .truth = record("1", "a") + record("3", "c") + record("4", "d")});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->documents, 2U);
  EXPECT_EQ(score->unjudged, 1U);
  EXPECT_EQ(score->missing, 1U);
  EXPECT_EQ(score->dropped, 1U);
  EXPECT_EQ(score->tokens_lost, 1U);
}

TEST(EvaluateCleaned, ParametersInFrontOfATruthAreNoBadRecord) {
  const ScratchFolder folder;
  const auto truth = [&](const std::string& front) {
    return evaluate(folder, {.dirty = record("1", "a a"),
                             .cleaned = record("1", "a"),
                             .truth = front + record("1", "a")});
  };
  ASSERT_TRUE(truth("{\"parameters\":{\"seed\":1}}\n").ok());
  EXPECT_EQ(truth("{\"parameter\":{\"seed\":1}}\n").status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(EvaluateCleaned, OneTextMeetsItsTruthByAnyName) {
  const ScratchFolder folder;
  const auto score = evaluate_cleaned(
      {.dirty = {.paths = {folder.file("article.txt", "A line of text.\nA line of text.\n")}},
       .cleaned = {.paths = {folder.file("out/cleaned/article.txt", "A line of text.\n")}},
       .truth = {.paths = {folder.file("article.clean.txt", "A line of text.\n")}}});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->byte_exact, 1U);
  EXPECT_EQ(score->tokens, (Rates{.right = 4, .found = 4, .wanted = 4}));
}

TEST(EvaluateCleaned, ATruthOfOtherDocumentsIsRefused) {
  const ScratchFolder folder;
  const auto score = evaluate(folder, {.dirty = record("1", "a") + record("2", "b"),
                                       .cleaned = record("1", "a") + record("2", "b"),
                                       .truth = record("9", "a") + record("8", "a")});
  EXPECT_EQ(score.status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(EvaluateCleaned, JsonHasTheCountsAndTheTableTheRates) {
  const CleanedScore score{.documents = 4,
                           .tokens = {.right = 1, .found = 2, .wanted = 4},
                           .exact = 3,
                           .false_cuts = 1,
                           .false_cut_documents = {"an \"id\""}};
  const std::string json = to_json(score);
  EXPECT_NE(json.find(R"("tokens":{"right":1,"found":2,"wanted":4,"precision":0.5,"recall":0.25,)"),
            std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("false_cut_documents":["an \"id\""])"), std::string::npos) << json;
  const std::string table = to_table(score);
  EXPECT_NE(table.find("tokens          0.5000    0.2500    0.3333"), std::string::npos) << table;
  EXPECT_NE(table.find("75.00 %"), std::string::npos) << table;
}

}  // namespace
}  // namespace dittograph

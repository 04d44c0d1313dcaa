#include "gtest/gtest.h"

#include "evaluate/evaluate_documents.h"
#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

absl::StatusOr<ClustersScore> evaluate(const std::string& records, const std::string& clusters,
                                       const std::string& truth) {
  const ScratchFolder folder;
  return evaluate_clusters({.dirty = {.paths = {folder.file("in.jsonl", records)}},
                            .truth = folder.file("truth.tsv", truth),
                            .clusters = folder.file("clusters.jsonl", clusters)});
}

std::string records_of(const std::string& ids) {
  std::string records;
  for (const char id : ids) records += record({id}, std::string("text of ") + id);
  return records;
}

TEST(EvaluateClusters, HaveTheValuesComputedByHand) {
  // Found {a b}{c d} and singletons, wanted {a b c}{d}{e f}: right 1, found 2, wanted 4.
  // B-cubed precision (1 + 1 + 1/2 + 1/2 + 1 + 1) / 6, recall (2/3 + 2/3 + 1/3 + 1 + 1/2 + 1/2)
  // / 6. ARI: expected 2 * 4 / 15, maximum 3.
  const auto score =
      evaluate(records_of("abcdefg"),
               cluster_line("near", "a", {{"b"}}) + cluster_line("versions", "d", {{"c"}}),
               "id\tlabel\na\tx\nb\tx\nc\tx\nd\ty\ne\tz\nf\tz\nq\tz\n");
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->documents, 6U);
  EXPECT_EQ(score->unjudged, 1U);
  EXPECT_EQ(score->missing, 1U);
  EXPECT_EQ(score->found_clusters, 2U);
  EXPECT_EQ(score->wanted_clusters, 2U);
  EXPECT_EQ(score->score.pairs, (Rates{.right = 1, .found = 2, .wanted = 4}));
  EXPECT_NEAR(score->score.b_cubed_precision, 5.0 / 6, 1e-12);
  EXPECT_NEAR(score->score.b_cubed_recall, 11.0 / 18, 1e-12);
  EXPECT_NEAR(score->score.adjusted_rand_index, (1 - 8.0 / 15) / (3 - 8.0 / 15), 1e-12);
  EXPECT_EQ(score->recall_with_links(), 0.25);
}

TEST(EvaluateClusters, OnlyDocumentsOfTheTruthAreJudged) {
  const auto score =
      evaluate(records_of("abcd"), cluster_line("near", "a", {{"b"}, {"c"}}), "a\tx\nd\ty\nb\tx\n");
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->score.pairs, (Rates{.right = 1, .found = 1, .wanted = 1}));
  EXPECT_EQ(score->score.adjusted_rand_index, 1);
  EXPECT_EQ(score->found_clusters, 1U);
}

TEST(EvaluateClusters, ALinkAddsToRecallTheCopiesOnBothItsSides) {
  // a b are copies, as are d e; b - d is linked, so are the four pairs. Of the truth are a d, b d;
  // e has another label. f - c is linked and c is not in the truth.
  const std::string records = record("a", "one two") + record("b", "one two") +
                              record("c", "three") + record("d", "one two four") +
                              record("e", "one two four") + record("f", "five");
  const auto score =
      evaluate(records,
               cluster_line("exact", "a", {{"b"}}) + cluster_line("exact", "d", {{"e"}}) +
                   cluster_line("linked", "d", {{"b"}}) + cluster_line("contained", "f", {{"c"}}),
               "a\tx\nb\tx\nd\tx\ne\ty\nf\tx\n");
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->linked_pairs, 4U);
  EXPECT_EQ(score->linked_right, 2U);
  // Wanted: the six pairs of a b d f; found in a cluster: a b.
  EXPECT_EQ(score->score.pairs, (Rates{.right = 1, .found = 2, .wanted = 6}));
  EXPECT_NEAR(score->recall_with_links(), 3.0 / 6, 1e-12);
}

TEST(EvaluateClusters, NothingFoundIsASingletonEach) {
  const auto score = evaluate(records_of("abc"), "", "a\tx\nb\tx\nc\ty\n");
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->score.pairs, (Rates{.right = 0, .found = 0, .wanted = 1}));
  EXPECT_EQ(score->found_clusters, 0U);
  EXPECT_EQ(score->score.b_cubed_precision, 1);
}

TEST(EvaluateClusters, JsonAndTableCarryTheSame) {
  ClustersScore score{
      .documents = 3, .missing = 2, .found_clusters = 1, .linked_pairs = 5, .linked_right = 4};
  score.score.pairs = {.right = 1, .found = 2, .wanted = 8};
  score.score.adjusted_rand_index = 0.125;
  const std::string json = to_json(score);
  EXPECT_NE(json.find(R"("adjusted_rand_index":0.125)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("links":{"found":5,"right":4,"recall_with_links":0.625})"),
            std::string::npos)
      << json;
  const std::string table = to_table(score);
  EXPECT_NE(table.find("adjusted Rand index    0.1250"), std::string::npos) << table;
  EXPECT_NE(table.find("pairs, or linked                 0.6250"), std::string::npos) << table;
  EXPECT_NE(table.find("in the truth, not in the input"), std::string::npos) << table;
  EXPECT_EQ(table.find("not in the truth"), std::string::npos) << table;
}

}  // namespace
}  // namespace dittograph

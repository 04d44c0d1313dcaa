#include "gtest/gtest.h"

#include "evaluate/evaluate_documents.h"
#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

struct RunFiles {
  std::string records;
  std::string clusters;
  std::string truth;
  std::string passages = "";
};

absl::StatusOr<PairsScore> evaluate(const RunFiles& files, PairsRequest request = {}) {
  const ScratchFolder folder;
  request.dirty.paths = {folder.file("in.jsonl", files.records)};
  request.dirty.temp_dir = folder.path();
  request.truth = folder.file("truth.tsv", files.truth);
  request.clusters = folder.file("clusters.jsonl", files.clusters);
  if (!files.passages.empty()) request.passages = folder.file("passages.jsonl", files.passages);
  return evaluate_pairs(request);
}

// Resemblances by hand: words(0, 104) has 100 shingles of 5; words(0, 94) 90 of them, 0.9;
// words(10, 104) another 90: 0.9 to the first, 80 / 100 = 0.8 to the second; words(20, 104) 80:
// 0.8 to the first, 70 / 100 = 0.7 to the second; words(30, 104) 70: 0.7 to the first.
const std::string kAll = words(0, 104);
const std::string kFront = words(0, 94);
const std::string kBack90 = words(10, 104);
const std::string kBack80 = words(20, 104);
const std::string kBack70 = words(30, 104);

TEST(EvaluatePairs, AFoundPairThatIsNotListedIsJudgedByItsTexts) {
  // Members: 0.9, 0.8 and, without boilerplate only, 0.7 to the representative; e is a stranger.
  // Members among each other: front-back80 0.7, front-back70 0.6, back80-back70 70/80, and three
  // with e.
  const auto score = evaluate(
      {.records = record("a", kAll, "p") + record("b", kFront, "q") + record("c", kBack80, "p") +
                  record("d", kBack70, "r") + record("e", words(500, 604), "q"),
       .clusters = cluster_line(
           "near", "a", {{"b", 0.9, 0.9}, {"c", 0.8, 0.8}, {"d", 0.8, 0.7}, {"e", 0.7, 0.6}}),
       .truth = "a\tb\t0.9\n"});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->all.clusters, (JudgedPairs{.right = 3,
                                              .wrong = 1,
                                              .right_without_boilerplate = 1,
                                              .through_representative = 5,
                                              .not_looked_at = 0}));
  // Across sources: a-b right, a-d without boilerplate, a-e wrong; c-d right; b-c b-d c-e d-e.
  EXPECT_EQ(score->cross_source.clusters, (JudgedPairs{.right = 2,
                                                       .wrong = 1,
                                                       .right_without_boilerplate = 1,
                                                       .through_representative = 4,
                                                       .not_looked_at = 0}));
  EXPECT_EQ(score->all.clusters.precision(), 0.75);
  EXPECT_EQ(score->all.clusters.strict_precision(), 0.3);
  EXPECT_EQ(score->figures_off, 1U);  // e does not have 0.6
}

TEST(EvaluatePairs, AListedPairIsRightWhateverItsTexts) {
  const RunFiles files{.records = record("a", kAll) + record("b", "x") + record("c", "y"),
                       .clusters = cluster_line("near", "a", {{"b"}, {"c"}}),
                       .truth = "a\tb\tsame\nb\tc\tsame\n"};
  const auto labels = evaluate(files);
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_EQ(labels->all.clusters.right, 2U);
  EXPECT_EQ(labels->all.clusters.right_without_boilerplate, 1U);  // a - c, by the run's own 1.0
  EXPECT_EQ(labels->all.wanted, 2U);
  EXPECT_EQ(labels->all.in_clusters, 2U);
}

TEST(EvaluatePairs, WantedAreThoseFromTheThresholdOn) {
  const RunFiles files{.records = record("a", kAll) + record("b", kFront) + record("c", kBack90) +
                                  record("d", kBack80),
                       .clusters = cluster_line("near", "a", {{"b", 0.9, 0.9}, {"d", 0.8, 0.8}}),
                       .truth =
                           "id_a\tid_b\tresemblance\na\tb\t0.9\na\tc\t0.9\na\td\t0.8\n"
                           "b\tc\t0.8\nb\td\t0.7\n"};
  const auto at_default = evaluate(files);
  ASSERT_TRUE(at_default.ok()) << at_default.status();
  EXPECT_EQ(at_default->listed, 5U);
  EXPECT_EQ(at_default->all.wanted, 4U);
  EXPECT_EQ(at_default->all.in_clusters, 2U);
  EXPECT_EQ(at_default->all.clusters, (JudgedPairs{.right = 2, .through_representative = 1}));

  const auto higher = evaluate(files, {.min_resemblance = 0.85});
  ASSERT_TRUE(higher.ok()) << higher.status();
  EXPECT_EQ(higher->all.wanted, 2U);
  EXPECT_EQ(higher->all.in_clusters, 1U);
  // Found pairs are judged by the run's own bound.
  EXPECT_EQ(higher->all.clusters, at_default->all.clusters);
}

TEST(EvaluatePairs, ALinkCountsForTheExactCopiesOfBothSides) {
  // b b2 and d d2 are copies in their clusters; d is contained in b. c - b is said to be linked at
  // 0.8 and is 0.7; c - d is said to be and is not.
  const auto score = evaluate(
      {.records = record("b", kAll, "p") + record("b2", kAll, "q") +
                  record("d", words(0, 44), "p") + record("d2", words(0, 44), "r") +
                  record("c", kBack70, "p"),
       .clusters = cluster_line("exact", "b", {{"b2"}}) + cluster_line("exact", "d", {{"d2"}}) +
                   cluster_line("contained", "b2", {{"d", 0.4, 0.4, 1}}) +
                   cluster_line("linked", "b", {{"c", 0.8, 0.7, 1}}) +
                   cluster_line("linked", "c", {{"d", 0.1, 0.1, 0.2}}),
       .truth = "b2\td2\t1\t1\t1\nb\tc\t0.7\t1\t0\nb\td\t0.8\t1\t0\n"});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->all.links,
            (JudgedPairs{.right = 4, .wrong = 2, .right_without_boilerplate = 2}));
  // b-d2, b2-d and b2-d2 of the first; b2-c of the second; c-d2 of the third.
  EXPECT_EQ(score->cross_source.links,
            (JudgedPairs{.right = 3, .wrong = 1, .right_without_boilerplate = 1}));
  EXPECT_EQ(score->all.clusters, (JudgedPairs{.right = 2}));
  EXPECT_EQ(score->all.wanted, 2U);
  EXPECT_EQ(score->all.linked, 2U);
  EXPECT_EQ(score->cross_source.wanted, 1U);
  EXPECT_EQ(score->all.with_links().right, 6U);
}

TEST(EvaluatePairs, AContainedLinkIsRightByTheSmallerSet) {
  // 36 of the 40 shingles of s stand in a: 0.9. Of the 40 of t 35.
  const std::string s = words(0, 40) + words(800, 804);
  const std::string t = words(0, 39) + words(800, 805);
  const RunFiles files{.records = record("a", kAll) + record("s", s) + record("t", t),
                       .clusters = cluster_line("contained", "a", {{"s", 0.3, 0.3, 0.9}}) +
                                   cluster_line("contained", "a", {{"t", 0.3, 0.3, 0.875}}),
                       .truth = "a\ta\n"};
  const auto score = evaluate(files);
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_EQ(score->all.links, (JudgedPairs{.right = 1, .wrong = 1}));
  const auto lower = evaluate(files, {.containment = 0.875});
  ASSERT_TRUE(lower.ok()) << lower.status();
  EXPECT_EQ(lower->all.links, (JudgedPairs{.right = 2}));
}

TEST(EvaluatePairs, AWantedPairMayShareAPassageAtLeast) {
  const auto score = evaluate(
      {.records = record("a", "x") + record("b", "y") + record("c", "z"),
       .clusters = "",
       .truth = "a\tb\na\tc\nb\tc\nb\tq\n",
       .passages = passage_line(4, "a", "reuse") + passage_line(4, "b", "reuse") +
                   passage_line(5, "a", "boilerplate") + passage_line(5, "c", "boilerplate")});
  ASSERT_TRUE(score.ok()) << score.status();
  EXPECT_TRUE(score->has_passages);
  EXPECT_EQ(score->all, (PairTally{.wanted = 3, .in_passages = 1}));
  EXPECT_EQ(score->missing, 1U);
  EXPECT_EQ(score->missing_pairs, 1U);
}

TEST(EvaluatePairs, OfALargeClusterSomePairsAreDrawnAndTheRestCounted) {
  // 60 members, all 0.9 to the representative at least; a b2 .. of two sources.
  std::string records = record("r", kAll, "p");
  std::vector<MemberLine> members;
  std::string truth = "r\tm0\n";
  for (int i = 0; i < 60; ++i) {
    const std::string id = absl::StrFormat("m%d", i);
    records += record(id, i % 2 == 0 ? kFront : kAll, i % 3 == 0 ? "q" : "p");
    members.push_back({id, 0.9, i % 2 == 0 ? 0.9 : 1.0});
    if (i > 0) truth += "m0\t" + id + "\n";
  }
  const RunFiles files{
      .records = records, .clusters = cluster_line("near", "r", members), .truth = truth};
  const auto score = evaluate(files, {.max_drawn = 100});
  ASSERT_TRUE(score.ok()) << score.status();
  const JudgedPairs& all = score->all.clusters;
  EXPECT_EQ(all.found(), 60U + 60U * 59U / 2);
  EXPECT_EQ(all.wrong + all.right_without_boilerplate + all.through_representative, 0U);
  EXPECT_LE(all.right, 60U + 59U + 100U);
  EXPECT_GT(all.right, 60U + 59U + 50U);
  // Across sources: 20 of q with the representative and the 40 others.
  EXPECT_EQ(score->cross_source.clusters.found(), 20U + 20U * 40U);
  EXPECT_GT(score->cross_source.clusters.not_looked_at, 0U);
  EXPECT_EQ(evaluate(files, {.max_drawn = 100})->all, score->all);
}

TEST(EvaluatePairs, JsonAndTableCarryTheSame) {
  PairsScore score{.documents = 9, .listed = 8, .min_resemblance = 0.85, .has_passages = true};
  score.all = {.clusters = {.right = 3, .wrong = 1, .through_representative = 2},
               .links = {.right = 1, .not_looked_at = 0},
               .wanted = 8,
               .in_clusters = 4,
               .linked = 1,
               .in_passages = 1};
  const std::string json = to_json(score);
  EXPECT_NE(
      json.find(
          R"("pairs":{"wanted":8,"in_clusters":{"precision":0.75,"recall":0.5,"f1":0.6,)"
          R"("strict_precision":0.5,"found":6,"right":3,"wrong":1,"right_without_boilerplate":0,)"
          R"("through_representative":2,"not_looked_at":0,"wanted_found":4},)"
          R"("with_links":{"precision":0.8,"recall":0.625,)"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"("with_passages":{"recall":0.75,"wanted_found":6})"), std::string::npos)
      << json;
  const std::string table = to_table(score);
  EXPECT_NE(table.find("in one cluster         0.7500    0.5000    0.6000"), std::string::npos)
      << table;
  EXPECT_NE(table.find("wanted, from 0.85 on"), std::string::npos) << table;
  score.has_passages = false;
  EXPECT_EQ(to_json(score).find("with_passages"), std::string::npos);
  EXPECT_EQ(to_table(score).find("by a passage"), std::string::npos);
}

}  // namespace
}  // namespace dittograph

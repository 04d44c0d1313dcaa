#include "evaluate/clusters.h"

#include <vector>

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"

namespace dittograph {
namespace {

using Labels = std::vector<std::uint32_t>;

struct GoldenCase {
  const char* claim;
  Labels found;
  Labels wanted;
  Rates pairs;
  double adjusted_rand_index;
  double b_cubed_precision;
  double b_cubed_recall;
};

// By hand.
const GoldenCase kGolden[] = {
    {"no documents", {}, {}, {0, 0, 0}, 1, 1, 1},
    {"equal but for the names", {7, 7, 1}, {0, 0, 5}, {1, 1, 1}, 1, 1, 1},
    {"all singletons on both sides", {0, 1, 2}, {2, 1, 0}, {0, 0, 0}, 1, 1, 1},
    // found {a b c}, wanted {a b}{c}: index 1, expected 3*1/3 = 1, so ARI 0.
    // Precision (2/3 + 2/3 + 1/3) / 3 = 5/9.
    {"everything in one cluster", {0, 0, 0}, {0, 0, 1}, {1, 3, 1}, 0, 5.0 / 9, 1},
    // found {a b}{c d}, wanted {a b c}{d}: right 1, found 2, wanted 3 of 6 pairs; expected 1,
    // maximum 2.5, so ARI 0. Precision (1 + 1 + 1/2 + 1/2) / 4; recall (2/3 + 2/3 + 1/3 + 1) / 4.
    {"one document astray", {0, 0, 1, 1}, {0, 0, 0, 1}, {1, 2, 3}, 0, 0.75, 2.0 / 3},
    // found {a b}{c d}, wanted {a c}{b d}: right 0, expected 2*2/6, ARI -(2/3) / (2 - 2/3).
    {"crosswise is worse than chance", {0, 0, 1, 1}, {0, 1, 0, 1}, {0, 2, 2}, -0.5, 0.5, 0.5},
};

TEST(Clusters, HaveTheValuesComputedByHand) {
  for (const GoldenCase& c : kGolden) {
    const ClusterScore got = score_clusters(c.found, c.wanted);
    EXPECT_EQ(got.pairs, c.pairs) << c.claim;
    EXPECT_NEAR(got.adjusted_rand_index, c.adjusted_rand_index, 1e-12) << c.claim;
    EXPECT_NEAR(got.b_cubed_precision, c.b_cubed_precision, 1e-12) << c.claim;
    EXPECT_NEAR(got.b_cubed_recall, c.b_cubed_recall, 1e-12) << c.claim;
  }
}

// Every document with every other.
ClusterScore score_by_all_pairs(const Labels& found, const Labels& wanted) {
  const std::size_t n = found.size();
  ClusterScore score;
  double pairs_in_all = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = i + 1; k < n; ++k) {
      pairs_in_all += 1;
      const bool together = found[i] == found[k];
      const bool truly = wanted[i] == wanted[k];
      score.pairs.right += together && truly ? 1 : 0;
      score.pairs.found += together ? 1 : 0;
      score.pairs.wanted += truly ? 1 : 0;
    }
  }
  double precision = 0;
  double recall = 0;
  for (std::size_t i = 0; i < n; ++i) {
    double both = 0;
    double ours = 0;
    double theirs = 0;
    for (std::size_t k = 0; k < n; ++k) {
      ours += found[i] == found[k] ? 1 : 0;
      theirs += wanted[i] == wanted[k] ? 1 : 0;
      both += found[i] == found[k] && wanted[i] == wanted[k] ? 1 : 0;
    }
    precision += both / ours;
    recall += both / theirs;
  }
  score.b_cubed_precision = precision / static_cast<double>(n);
  score.b_cubed_recall = recall / static_cast<double>(n);
  // The Rand index and its value by chance, both as shares of all pairs.
  const double p = static_cast<double>(score.pairs.found) / pairs_in_all;
  const double q = static_cast<double>(score.pairs.wanted) / pairs_in_all;
  const double r = static_cast<double>(score.pairs.right) / pairs_in_all;
  const double agree = 1 - p - q + 2 * r;
  const double by_chance = p * q + (1 - p) * (1 - q);
  score.adjusted_rand_index = by_chance == 1 ? 1 : (agree - by_chance) / (1 - by_chance);
  return score;
}

TEST(Clusters, AgreeWithAllPairsOnRandomLabels) {
  Draw draw(5);
  for (int round = 0; round < 500; ++round) {
    Labels found(2 + draw.below(25));
    Labels wanted(found.size());
    const std::uint32_t n_labels = 1 + draw.below(8);
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i] = draw.below(n_labels);
      wanted[i] = draw.below(3) == 0 ? draw.below(n_labels) : found[i];
    }
    const ClusterScore want = score_by_all_pairs(found, wanted);
    const ClusterScore got = score_clusters(found, wanted);
    EXPECT_EQ(got.pairs, want.pairs);
    EXPECT_NEAR(got.adjusted_rand_index, want.adjusted_rand_index, 1e-9);
    EXPECT_NEAR(got.b_cubed_precision, want.b_cubed_precision, 1e-9);
    EXPECT_NEAR(got.b_cubed_recall, want.b_cubed_recall, 1e-9);
  }
}

}  // namespace
}  // namespace dittograph

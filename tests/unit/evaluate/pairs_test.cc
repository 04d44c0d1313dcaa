#include "evaluate/pairs.h"

#include <set>

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"

namespace dittograph {
namespace {

using Pairs = std::vector<DocumentPair>;

TEST(Pairs, NormalisedHasEachPairOnceLowerNumberFirst) {
  EXPECT_EQ(normalised({{2, 1}, {1, 2}, {3, 3}, {0, 9}}), (Pairs{{0, 9}, {1, 2}}));
}

TEST(Pairs, DirectionAndDoublesDoNotCount) {
  EXPECT_EQ(score_pairs({{2, 1}, {1, 2}, {5, 6}, {4, 4}}, {{1, 2}, {7, 8}, {8, 7}, {9, 8}}),
            (Rates{.right = 1, .found = 2, .wanted = 3}));
}

TEST(Pairs, AgreeWithSetsOnRandomPairs) {
  Draw draw(3);
  for (int round = 0; round < 300; ++round) {
    Pairs found(draw.below(20));
    Pairs wanted(draw.below(20));
    std::set<std::set<std::uint32_t>> said;
    std::set<std::set<std::uint32_t>> truth;
    for (DocumentPair& pair : found) {
      pair = {draw.below(6), draw.below(6)};
      if (pair.first != pair.second) said.insert({pair.first, pair.second});
    }
    for (DocumentPair& pair : wanted) {
      pair = {draw.below(6), draw.below(6)};
      if (pair.first != pair.second) truth.insert({pair.first, pair.second});
    }
    Rates want{.right = 0, .found = said.size(), .wanted = truth.size()};
    for (const auto& pair : said) want.right += truth.count(pair);
    EXPECT_EQ(score_pairs(found, wanted), want);
  }
}

}  // namespace
}  // namespace dittograph

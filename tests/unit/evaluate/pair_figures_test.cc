#include "evaluate/pair_figures.h"

#include "gtest/gtest.h"

#include "support/token_store_of.h"

namespace dittograph {
namespace {

TEST(PairFigures, AreThoseOfTheShingleSetsInTheOrderAskedFor) {
  // Shingles of two tokens: {12 23 34}, {12 23}, {12 23 31}, {}.
  const TokenStore tokens =
      testing_support::token_store_of({{1, 2, 3, 4}, {1, 2, 3}, {1, 2, 3, 1, 2}, {}});
  const std::vector<DocumentPair> pairs = {{0, 1}, {1, 0}, {0, 2}, {2, 2}, {3, 0}};
  const auto figures = figures_of(pairs, tokens, 2);
  EXPECT_EQ(figures,
            (std::vector<SetOverlap>{{2, 3, 2}, {2, 2, 3}, {2, 3, 3}, {3, 3, 3}, {0, 0, 3}}));
}

TEST(PairFigures, ContainmentIsOfTheSmallerSet) {
  EXPECT_EQ(containment_of({.shared = 2, .left = 2, .right = 8}), 1.0);
  EXPECT_EQ(containment_of({.shared = 2, .left = 8, .right = 4}), 0.5);
}

}  // namespace
}  // namespace dittograph

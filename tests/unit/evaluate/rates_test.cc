#include "evaluate/rates.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct RatesCase {
  const char* claim;
  Rates rates;
  double precision;
  double recall;
  double f1;
};

const RatesCase kCases[] = {
    {"nothing found, nothing wanted", {0, 0, 0}, 1, 1, 1},
    {"nothing found is not wrong, but all is missed", {0, 0, 4}, 1, 0, 0},
    {"nothing wanted, all found is wrong", {0, 4, 0}, 0, 1, 0},
    {"found and wanted apart", {0, 3, 4}, 0, 0, 0},
    {"half and half", {2, 4, 4}, 0.5, 0.5, 0.5},
    {"sure but shy", {1, 1, 4}, 1, 0.25, 0.4},
};

TEST(Rates, FollowTheirDefinition) {
  for (const RatesCase& c : kCases) {
    EXPECT_DOUBLE_EQ(c.rates.precision(), c.precision) << c.claim;
    EXPECT_DOUBLE_EQ(c.rates.recall(), c.recall) << c.claim;
    EXPECT_DOUBLE_EQ(c.rates.f1(), c.f1) << c.claim;
  }
}

TEST(Rates, SumsAreOfTheCountsNotOfTheShares) {
  Rates sum{.right = 1, .found = 1, .wanted = 1};
  sum += {.right = 0, .found = 3, .wanted = 1};
  EXPECT_EQ(sum, (Rates{.right = 1, .found = 4, .wanted = 2}));
  EXPECT_DOUBLE_EQ(sum.precision(), 0.25);
}

}  // namespace
}  // namespace dittograph

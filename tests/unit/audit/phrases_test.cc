#include "audit/phrases.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(WidestStretch, IsWhatMostOutletsHaveIfItIsLongEnough) {
  const TokenSet part = {{0, 100}};
  const std::vector<OutletPart> parts = {
      {.outlet = 1, .on_leader = {{0, 100}}},
      {.outlet = 2, .on_leader = {{20, 60}}},
      {.outlet = 3, .on_leader = {{50, 60}}},
  };
  const WidestStretch found = widest_stretch(part, parts, 20);
  EXPECT_EQ(found.range, (TokenRange{20, 60}));
  EXPECT_EQ(found.outlets, 3U);
  EXPECT_EQ(widest_stretch(part, parts, 5).outlets, 4U);
  EXPECT_EQ(widest_stretch(part, parts, 200).outlets, 0U);
}

TEST(WidestStretch, AnOutletCountsOnce) {
  const TokenSet part = {{0, 50}};
  const std::vector<OutletPart> parts = {{.outlet = 1, .on_leader = {{0, 30}}},
                                         {.outlet = 2, .on_leader = {{25, 50}}},
                                         {.outlet = 1, .on_leader = {{10, 50}}}};
  const WidestStretch found = widest_stretch(part, parts, 20);
  EXPECT_EQ(found.range, (TokenRange{25, 50}));
  EXPECT_EQ(found.outlets, 3U);
}

}  // namespace
}  // namespace dittograph

#include "evaluate/bags.h"

#include <algorithm>
#include <map>

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"

namespace dittograph {
namespace {

std::map<std::uint64_t, std::uint64_t> counts(const Bag& bag) {
  std::map<std::uint64_t, std::uint64_t> result;
  for (const std::uint64_t value : bag) ++result[value];
  return result;
}

Bag random_bag(Draw& draw, std::size_t size, std::uint32_t n_values) {
  Bag bag(size);
  for (std::uint64_t& value : bag) value = draw.below(n_values);
  std::sort(bag.begin(), bag.end());
  return bag;
}

TEST(Bags, DifferenceTakesAwayByMultiplicity) {
  Bag out = {7};
  bag_difference(Bag{1, 1, 1, 2, 4}, Bag{1, 2, 2, 3}, out);
  EXPECT_EQ(out, (Bag{1, 1, 4}));
}

TEST(Bags, SharedCountsTheLesserMultiplicity) {
  EXPECT_EQ(n_shared(Bag{1, 1, 1, 2, 4}, Bag{1, 1, 2, 2, 3}), 3U);
  EXPECT_EQ(n_shared(Bag{}, Bag{1}), 0U);
}

TEST(Bags, AgreeWithCountsByMapOnRandomBags) {
  Draw draw(7);
  Bag difference;
  for (int round = 0; round < 500; ++round) {
    const Bag a = random_bag(draw, draw.below(30), 1 + draw.below(12));
    const Bag b = random_bag(draw, draw.below(30), 1 + draw.below(12));
    auto in_b = counts(b);
    std::uint64_t shared = 0;
    std::map<std::uint64_t, std::uint64_t> rest;
    for (const auto& [value, count] : counts(a)) {
      shared += std::min(count, in_b[value]);
      if (count > in_b[value]) rest[value] = count - in_b[value];
    }
    bag_difference(a, b, difference);
    EXPECT_EQ(counts(difference), rest);
    EXPECT_EQ(n_shared(a, b), shared);
    EXPECT_EQ(n_shared(b, a), shared);
  }
}

}  // namespace
}  // namespace dittograph

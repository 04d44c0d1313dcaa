#include "synth/random.h"

#include <array>
#include <set>

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

TEST(SynthRandom, ASequenceNeverChanges) {
  Random random(key_of(7, 1, 2));
  const std::array<std::uint64_t, 3> got = {random.next(), random.next(), random.next()};
  Random again(key_of(7, 1, 2));
  for (const std::uint64_t number : got) EXPECT_EQ(again.next(), number);
  static_assert(mix(1) == 0x5692161D100B05E5ULL);
}

TEST(SynthRandom, KeysOfDifferentPlacesDiffer) {
  std::set<std::uint64_t> keys;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    for (int block = 0; block < 50; ++block) keys.insert(key_of(seed, 5, block));
  }
  EXPECT_EQ(keys.size(), 1000U);
  EXPECT_NE(key_of(1, 2, 3), key_of(1, 3, 2));
}

TEST(SynthRandom, BelowIsEvenAndBetweenReachesBothEnds) {
  Random random(9);
  std::array<int, 6> n{};
  for (int i = 0; i < 60000; ++i) ++n[random.below(6)];
  for (const int count : n) EXPECT_NEAR(count, 10000, 550);  // 6 standard deviations
  std::set<std::uint32_t> seen;
  for (int i = 0; i < 200; ++i) seen.insert(random.between(3, 5));
  EXPECT_EQ(seen, (std::set<std::uint32_t>{3, 4, 5}));
}

}  // namespace
}  // namespace dittograph::synth

#include "verify/overlap.h"

#include <set>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

std::set<std::uint64_t> random_set(std::size_t n, std::uint64_t seed, std::uint64_t limit) {
  const auto words = random_words(n, seed, limit);
  return {words.begin(), words.end()};
}

TEST(Overlap, AgreesWithTheReferenceAtEverySize) {
  for (std::size_t n = 0; n < 70; ++n) {
    // Sizes that are merged, and sizes so different that the small set is sought in the large.
    for (const std::size_t m : {std::size_t{0}, std::size_t{1}, n / 2, n, 3 * n + 1, 40 * n + 7}) {
      const auto left = random_set(n, n, 4 * n + 10);
      const auto right = random_set(m, m + 77, 4 * n + 10);
      const std::vector<std::uint64_t> a(left.begin(), left.end());
      const std::vector<std::uint64_t> b(right.begin(), right.end());
      EXPECT_EQ(overlap(a, b), reference::overlap(left, right)) << n << " and " << m;
      EXPECT_EQ(overlap(b, a), reference::overlap(right, left)) << m << " and " << n;
    }
  }
}

TEST(Overlap, SeeksThroughALargeSet) {
  const auto large = random_set(20000, 1, ~0ULL);
  const std::vector<std::uint64_t> b(large.begin(), large.end());
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    auto small = random_set(30, seed, ~0ULL);
    for (std::size_t i = seed; i < b.size(); i += 1237) small.insert(b[i]);
    small.insert(b.front());
    small.insert(b.back());
    const std::vector<std::uint64_t> a(small.begin(), small.end());
    EXPECT_EQ(overlap(a, b), reference::overlap(small, large));
  }
}

TEST(SetOverlap, GivesResemblanceAndContainmentBothWays) {
  const SetOverlap overlap{.shared = 4, .left = 5, .right = 8};
  EXPECT_EQ(overlap.resemblance(), 4.0 / 9);
  EXPECT_EQ(overlap.left_in_right(), 0.8);
  EXPECT_EQ(overlap.right_in_left(), 0.5);
  EXPECT_EQ(SetOverlap{}.resemblance(), 0.0);
  EXPECT_EQ(SetOverlap{}.left_in_right(), 0.0);
}

}  // namespace
}  // namespace dittograph

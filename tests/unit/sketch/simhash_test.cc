#include "sketch/simhash.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

// The definition: the sign of the sum of +1 and -1.
SimHash64 slow_simhash(std::span<const std::uint64_t> fingerprints) {
  SimHash64 result = 0;
  for (int bit = 0; bit < 64; ++bit) {
    long sum = 0;
    for (const std::uint64_t fingerprint : fingerprints)
      sum += (fingerprint >> bit & 1) != 0 ? 1 : -1;
    if (sum > 0) result |= 1ULL << bit;
  }
  return result;
}

TEST(Simhash, IsTheSignOfTheSumForEveryKernel) {
  for (const SketchKernels& kernels : sketch_kernels()) {
    for (std::size_t n = 0; n < 600; n += n < 70 ? 1 : 31) {
      const auto fingerprints = random_words(n, n);
      ASSERT_EQ(simhash64(fingerprints, kernels), slow_simhash(fingerprints))
          << kernels.name << " n=" << n;
    }
  }
}

TEST(Simhash, OneFingerprintIsItsOwnSimhashAndNoneGiveZero) {
  EXPECT_EQ(simhash64(std::vector<std::uint64_t>{0x1234}), 0x1234U);
  EXPECT_EQ(simhash64({}), 0U);
}

TEST(Simhash, OrderDoesNotMatterButRepeatsDo) {
  auto fingerprints = random_words(101, 1);
  const SimHash64 expected = simhash64(fingerprints);
  std::reverse(fingerprints.begin(), fingerprints.end());
  EXPECT_EQ(simhash64(fingerprints), expected);
  fingerprints.insert(fingerprints.end(), 101, fingerprints[0]);
  EXPECT_EQ(simhash64(fingerprints), fingerprints[0]);
}

TEST(Simhash, HammingCountsBits) {
  EXPECT_EQ(hamming(0, 0), 0);
  EXPECT_EQ(hamming(0, ~0ULL), 64);
  EXPECT_EQ(hamming(0b1010, 0b0110), 2);
  EXPECT_DOUBLE_EQ(estimate_cosine(5, 5), 1.0);
  EXPECT_DOUBLE_EQ(estimate_cosine(0, ~0ULL), -1.0);
}

// Sets of n that share a fraction c lie at the angle acos(c); a bit differs with probability
// angle / pi (Charikar 2002, theorem 1) up to the binomial's distance from the normal, which at
// n = 400 is well below the 5 standard errors of 64 * 300 bits allowed here.
TEST(Simhash, BitsDifferAsTheAngleSays) {
  constexpr std::size_t kSize = 401;
  constexpr std::size_t kTrials = 300;
  for (const double cosine : {0.3, 0.6, 0.9}) {
    const auto shared = static_cast<std::size_t>(cosine * kSize);
    double bits = 0;
    for (std::size_t trial = 0; trial < kTrials; ++trial) {
      const auto all = random_words(2 * kSize - shared, trial);
      const std::span<const std::uint64_t> words(all);
      bits += hamming(simhash64(words.first(kSize)), simhash64(words.last(kSize)));
    }
    const double angle = std::acos(static_cast<double>(shared) / kSize) / std::numbers::pi;
    const double error = std::sqrt(angle * (1 - angle) / (64.0 * kTrials));
    EXPECT_NEAR(bits / (64.0 * kTrials), angle, 5 * error) << "cosine=" << cosine;
  }
}

}  // namespace
}  // namespace dittograph

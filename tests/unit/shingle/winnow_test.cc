#include "shingle/winnow.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;
using Positions = std::vector<std::uint32_t>;

Positions winnowed(std::span<const std::uint64_t> fingerprints, std::uint32_t window) {
  Positions positions = {7};  // must be replaced
  winnow(fingerprints, window, positions);
  return positions;
}

// The definition, window by window.
Positions slow_winnow(std::span<const std::uint64_t> fingerprints, std::size_t window) {
  std::set<std::uint32_t> chosen;
  if (fingerprints.empty()) return {};
  window = std::min(window, fingerprints.size());
  for (std::size_t begin = 0; begin + window <= fingerprints.size(); ++begin) {
    std::size_t least = begin;
    for (std::size_t i = begin; i < begin + window; ++i) {
      if (fingerprints[i] <= fingerprints[least]) least = i;
    }
    chosen.insert(static_cast<std::uint32_t>(least));
  }
  return {chosen.begin(), chosen.end()};
}

TEST(Winnow, AgreesWithTheDefinitionAtEveryLengthAndWindow) {
  for (const std::uint64_t limit : {~0ULL, 20ULL, 2ULL, 1ULL}) {
    for (std::uint32_t window = 1; window <= 34; ++window) {
      for (std::size_t n = 0; n < 90; ++n) {
        const auto fingerprints = random_words(n, 1000 * window + n, limit);
        ASSERT_EQ(winnowed(fingerprints, window), slow_winnow(fingerprints, window))
            << "limit=" << limit << " window=" << window << " n=" << n;
      }
    }
  }
}

TEST(Winnow, AgreesWithTheDefinitionOnLongTexts) {
  for (const std::uint64_t limit : {~0ULL, 1000ULL, 3ULL}) {
    for (const std::uint32_t window : {4U, 8U, 16U, 100U}) {
      const auto fingerprints = random_words(20'000, window, limit);
      ASSERT_EQ(winnowed(fingerprints, window), slow_winnow(fingerprints, window));
    }
  }
}

TEST(Winnow, AgreesWithTheDefinitionOnRisingAndFallingValues) {
  std::vector<std::uint64_t> values(500);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = i;
  EXPECT_EQ(winnowed(values, 8), slow_winnow(values, 8));
  std::reverse(values.begin(), values.end());
  EXPECT_EQ(winnowed(values, 8), slow_winnow(values, 8));
}

TEST(Winnow, AFewFingerprintsChooseOne) {
  const std::vector<std::uint64_t> fingerprints = {5, 3, 3, 9};
  EXPECT_EQ(winnowed(fingerprints, 8), Positions{2});
  EXPECT_EQ(winnowed(fingerprints, 1), (Positions{0, 1, 2, 3}));
}

TEST(Winnow, TextsThatShareAWindowChooseACommonFingerprintInIt) {
  constexpr std::uint32_t kWindow = 8;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    auto left = random_words(60, seed);
    auto right = random_words(60, seed + 1'000'000);
    const std::size_t at = seed % 50;
    const std::size_t in = (seed * 7) % 50;
    std::copy_n(left.begin() + static_cast<std::ptrdiff_t>(at), kWindow,
                right.begin() + static_cast<std::ptrdiff_t>(in));
    const Positions a = winnowed(left, kWindow);
    const Positions b = winnowed(right, kWindow);
    const bool common = std::any_of(a.begin(), a.end(), [&](std::uint32_t p) {
      return p >= at && p < at + kWindow &&
             std::binary_search(b.begin(), b.end(), static_cast<std::uint32_t>(p - at + in));
    });
    ASSERT_TRUE(common) << "seed=" << seed;
  }
}

// Mean 2 / (w + 1). Choices a window apart are independent, so n fingerprints hold at least n / w
// independent counts; five standard deviations of the binomial are passed by chance less often
// than once in a million runs, and the seed is fixed besides.
TEST(Winnow, DensityIsTwoInWindowPlusOne) {
  constexpr double kN = 1'000'000;
  for (const double w : {2.0, 4.0, 8.0, 16.0, 50.0}) {
    const auto fingerprints = random_words(static_cast<std::size_t>(kN), 11);
    const double density =
        static_cast<double>(winnowed(fingerprints, static_cast<std::uint32_t>(w)).size()) / kN;
    const double expected = 2 / (w + 1);
    EXPECT_NEAR(density, expected, 5 * std::sqrt(expected * (1 - expected) * w / kN)) << "w=" << w;
  }
}

}  // namespace
}  // namespace dittograph

// The curve against signatures that were drawn: independent slots, and those of the real sketch.
#include "index/band_curve.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "sketch/minhash.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

// Whether the index would propose a pair of which these slots are equal.
bool proposed(const std::vector<bool>& equal, const BandParams& params) {
  if (std::count(equal.begin(), equal.end(), true) < params.min_equal_slots) return false;
  for (std::uint32_t band = 0; band < params.bands; ++band) {
    const auto begin = equal.begin() + band * params.rows;
    if (std::all_of(begin, begin + params.rows, [](bool slot) { return slot; })) return true;
  }
  return false;
}

// So far from its share an honest count strays with a chance below 1e-6 (5 standard errors of a
// binomial), and one trial more where the share is next to 0 or 1.
double stray(double share, double trials) {
  return 5 * std::sqrt(share * (1 - share) / trials) + 5 / trials;
}

constexpr BandParams kSettings[] = {
    {.signature_size = 128, .bands = 25, .rows = 5, .min_equal_slots = 92},
    {.signature_size = 128, .bands = 16, .rows = 8, .min_equal_slots = 0},
    {.signature_size = 128, .bands = 16, .rows = 8, .min_equal_slots = 110},
    {.signature_size = 64, .bands = 21, .rows = 3, .min_equal_slots = 48},
    {.signature_size = 20, .bands = 3, .rows = 4, .min_equal_slots = 10},
    {.signature_size = 7, .bands = 7, .rows = 1, .min_equal_slots = 1},
};

TEST(BandCurve, AgreesWithIndependentSlotsThatWereDrawn) {
  constexpr int kTrials = 20'000;
  std::mt19937_64 random(1);
  for (const BandParams& params : kSettings) {
    for (const double resemblance : {0.3, 0.6, 0.75, 0.85, 0.95}) {
      std::bernoulli_distribution is_equal(resemblance);
      std::vector<bool> equal(params.signature_size);
      int found = 0;
      for (int trial = 0; trial < kTrials; ++trial) {
        for (auto&& slot : equal) slot = is_equal(random);
        found += proposed(equal, params) ? 1 : 0;
      }
      const double share = found_share(resemblance, params);
      EXPECT_NEAR(share, static_cast<double>(found) / kTrials, stray(share, kTrials))
          << params.bands << " bands of " << params.rows << " at " << resemblance;
    }
  }
}

TEST(BandCurve, WithoutTheTestOfSignaturesItIsTheFormula) {
  for (const double resemblance : {0.0, 0.1, 0.5, 0.8, 1.0}) {
    const BandParams params{.signature_size = 128, .bands = 16, .rows = 8, .min_equal_slots = 0};
    const double formula = 1 - std::pow(1 - std::pow(resemblance, 8), 16);
    EXPECT_NEAR(found_share(resemblance, params), formula, 1e-9);
    EXPECT_NEAR(band_share(resemblance, 16, 8), formula, 1e-9);
  }
  EXPECT_NEAR(band_share(0.8, 16, 8), 0.947, 5e-4);
  EXPECT_NEAR(band_share(0.85, 16, 8), 0.994, 5e-4);
}

// Slots of one permutation depend on each other, so the shares are not the formula's to the last
// digit: 0.02 is allowed besides what chance does.
TEST(BandCurve, AgreesWithTheRealSketch) {
  constexpr std::uint64_t kTrials = 2000;
  struct Sizes {
    std::size_t shared;
    std::size_t own;
  };
  const BandParams params;
  for (const Sizes sizes : {Sizes{150, 50}, Sizes{160, 20}, Sizes{850, 75}, Sizes{180, 10}}) {
    const double resemblance =
        static_cast<double>(sizes.shared) / static_cast<double>(sizes.shared + 2 * sizes.own);
    std::uint64_t found = 0;
    double sum = 0;
    double squares = 0;
    for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
      const auto words = random_words(sizes.shared + 2 * sizes.own, trial);
      std::vector<std::uint32_t> left(params.signature_size);
      std::vector<std::uint32_t> right(params.signature_size);
      minhash(std::span(words).first(sizes.shared + sizes.own), {}, left);
      minhash(std::span(words).subspan(sizes.own), {}, right);
      std::vector<bool> equal(params.signature_size);
      for (std::size_t i = 0; i < equal.size(); ++i) equal[i] = left[i] == right[i];
      found += proposed(equal, params) ? 1U : 0U;
      const double error = estimate_jaccard(left, right) - resemblance;
      sum += error;
      squares += error * error;
    }
    const double share = found_share(resemblance, params);
    EXPECT_NEAR(share, static_cast<double>(found) / kTrials, stray(share, kTrials) + 0.02)
        << resemblance;
    const double expected = estimate_error(resemblance, params.signature_size);
    EXPECT_NEAR(sum / kTrials, 0, 5 * expected / std::sqrt(kTrials)) << "bias at " << resemblance;
    EXPECT_LT(std::sqrt(squares / kTrials), 1.1 * expected) << resemblance;
    EXPECT_GT(std::sqrt(squares / kTrials), 0.6 * expected) << resemblance;
  }
}

TEST(BandCurve, TheEnginesSettingFindsWhatItPromises) {
  for (const double resemblance : {0.5, 0.6, 0.7, 0.8, 0.9}) {
    const BandParams params = bands_for(resemblance, 128);
    EXPECT_GT(found_share(resemblance, params), 0.98) << resemblance;
    EXPECT_GT(found_share(resemblance + 0.05, params), 0.999) << resemblance;
  }
}

TEST(BandCurve, TheCheapestSettingFindsEnoughAndNoOtherIsMuchCheaper) {
  std::mt19937_64 random(2);
  for (const double resemblance : {0.6, 0.85}) {
    for (const double recall : {0.9, 0.995}) {
      const BandCostModel model;
      const auto best = cheapest_bands(recall, resemblance, model);
      ASSERT_TRUE(best.ok()) << best.status();
      EXPECT_LE(best->bands * best->rows, best->signature_size);
      EXPECT_GE(found_share(resemblance, *best), recall);
      const double least = band_cost(*best, model).seconds();
      for (int trial = 0; trial < 300; ++trial) {
        BandParams other;
        other.signature_size = std::uint32_t{16} << random() % 5;
        other.rows = 1 + static_cast<std::uint32_t>(random() % 12);
        other.bands = 1 + static_cast<std::uint32_t>(random() % other.signature_size) / other.rows;
        if (other.bands * other.rows > other.signature_size) continue;
        other.min_equal_slots = static_cast<std::uint32_t>(
            other.signature_size * (resemblance - 0.05 * static_cast<double>(random() % 4)));
        if (found_share(resemblance, other) < recall) continue;
        EXPECT_GT(band_cost(other, model).seconds(), 0.8 * least)
            << other.bands << " of " << other.rows << " of " << other.signature_size;
      }
    }
  }
  EXPECT_FALSE(cheapest_bands(0.9999999999, 0.05, {}).ok());
}

}  // namespace
}  // namespace dittograph

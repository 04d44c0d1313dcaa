#include "index/band_curve.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"

namespace dittograph {
namespace {

// P[k]: probability of exactly k equal slots, of some slots and perhaps under a condition.
using Distribution = std::vector<double>;

// Of n independent slots.
Distribution binomial(double share, std::uint32_t n) {
  Distribution result(n + 1);
  if (share <= 0 || share >= 1) {
    result[share <= 0 ? 0 : n] = 1;
    return result;
  }
  for (std::uint32_t k = 0; k <= n; ++k) {
    const double log_ways = std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0);
    result[k] = std::exp(log_ways + k * std::log(share) + (n - k) * std::log1p(-share));
  }
  return result;
}

Distribution product(const Distribution& left, const Distribution& right) {
  Distribution result(left.size() + right.size() - 1);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == 0) continue;
    for (std::size_t j = 0; j < right.size(); ++j) result[i + j] += left[i] * right[j];
  }
  return result;
}

// By repeated squaring.
Distribution power(Distribution base, std::uint32_t exponent) {
  Distribution result = {1};
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = product(result, base);
    if (exponent > 1) base = product(base, base);
  }
  return result;
}

// The signatures that are tried, up to kMaxSignatureSize of sketch/minhash.h, and the longest rows.
constexpr std::uint32_t kSlots[] = {16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024};
constexpr std::uint32_t kMaxRows = 16;
// How far below the wanted resemblance whole signatures may agree, in standard deviations: from
// hardly a test of the whole signature to the sharpest that can be passed often enough.
constexpr double kDeviations[] = {2.3, 3.0, 4.0};

std::uint32_t min_equal(double resemblance, std::uint32_t slots, double deviations) {
  const double spread = std::sqrt(slots * resemblance * (1 - resemblance));
  return static_cast<std::uint32_t>(
      std::max(1.0, std::ceil(slots * resemblance - deviations * spread)));
}

// The fewest bands of so many rows with which the share is found; false if too many.
bool fewest_bands(double recall, double resemblance, BandParams& params) {
  const std::uint32_t most = params.signature_size / params.rows;
  params.bands = most;
  if (band_share(resemblance, most, params.rows) < recall ||
      found_share(resemblance, params) < recall) {
    return false;
  }
  std::uint32_t least = 1;
  std::uint32_t enough = most;
  while (least < enough) {
    params.bands = (least + enough) / 2;
    if (found_share(resemblance, params) >= recall) {
      enough = params.bands;
    } else {
      least = params.bands + 1;
    }
  }
  params.bands = enough;
  return true;
}

}  // namespace

double band_share(double resemblance, std::uint32_t bands, std::uint32_t rows) {
  const double agree = std::pow(resemblance, rows);
  return agree >= 1 ? 1.0 : -std::expm1(bands * std::log1p(-agree));
}

double found_share(double resemblance, const BandParams& params) {
  Distribution no_band = binomial(resemblance, params.rows);
  no_band.back() = 0;  // all rows equal
  const std::uint32_t left_over = params.signature_size - params.bands * params.rows;
  const Distribution missed =
      product(power(no_band, params.bands), binomial(resemblance, left_over));
  const Distribution all = binomial(resemblance, params.signature_size);
  double share = 0;
  for (std::size_t k = params.min_equal_slots; k < all.size(); ++k) share += all[k] - missed[k];
  return std::clamp(share, 0.0, 1.0);
}

double estimate_error(double resemblance, std::uint32_t signature_size) {
  return std::sqrt(resemblance * (1 - resemblance) / signature_size);
}

BandCost band_cost(const BandParams& params, const BandCostModel& model) {
  const double slots = params.signature_size;
  const double empty = slots * std::exp(-model.shingles / slots);
  const double pairs = model.n_documents * (model.n_documents - 1) / 2;
  BandCost cost;
  cost.sketch_seconds = 1e-9 * model.n_documents * model.shingles *
                        (model.ns_shingle + model.ns_shingle_slot * empty);
  cost.band_seconds = 1e-9 * model.n_documents * params.bands * model.ns_posting;
  // Those that meet in several bands are tested in each, so the bands are added up.
  cost.chance_pairs = pairs * params.bands * std::pow(model.background, params.rows);
  cost.chance_proposed = pairs * found_share(model.background, params);
  cost.chance_seconds = 1e-9 * (cost.chance_pairs * model.ns_signature_test +
                                cost.chance_proposed * model.ns_comparison);
  cost.signature_bytes = model.n_documents * slots * sizeof(std::uint32_t);
  cost.posting_bytes = model.n_documents * 16;
  return cost;
}

absl::StatusOr<BandParams> cheapest_bands(double recall, double resemblance,
                                          const BandCostModel& model) {
  constexpr double kAsGood = 1.01;
  std::vector<std::pair<double, BandParams>> enough;  // by signature, then rows
  for (const std::uint32_t slots : kSlots) {
    for (std::uint32_t rows = 1; rows <= kMaxRows; ++rows) {
      for (const double deviations : kDeviations) {
        BandParams params{.signature_size = slots, .rows = rows};
        params.min_equal_slots = min_equal(resemblance, slots, deviations);
        if (!fewest_bands(recall, resemblance, params)) continue;
        enough.emplace_back(band_cost(params, model).seconds(), params);
      }
    }
  }
  if (enough.empty()) {
    return absl::NotFoundError(
        absl::StrFormat("no signature of up to %d slots finds %g of the pairs at %g (ask for less)",
                        std::end(kSlots)[-1], recall, resemblance));
  }
  double least = enough.front().first;
  for (const auto& [seconds, params] : enough) least = std::min(least, seconds);
  for (const auto& [seconds, params] : enough) {
    if (seconds <= least * kAsGood) return params;
  }
  return enough.front().second;
}

}  // namespace dittograph

// Which MinHash? Error against cost, for three ways to fill 128 slots:
//
//   own     ours: one permutation, a slot left empty gets one of its own (sketch/minhash.h)
//   copy    one permutation, a slot left empty copies a random other one (optimal densification,
//           Shrivastava 2017)
//   all     a permutation for every slot (Broder 1997)
//
// For pairs of sets of n random fingerprints with resemblance J, prints the bias of the estimate,
// its spread over that of 128 independent slots (1.00 is as good as those, less is better), the
// share of pairs that bands x rows find, and the time a fingerprint. Fixed seeds.
//
// usage: minhash_error [TRIALS]      default 4000; sets above 1,000 get a quarter
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <span>
#include <vector>

#include "sketch/minhash.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kSlots = 128;
using Signature = std::vector<std::uint32_t>;
using Sketcher = void (*)(std::span<const std::uint64_t>, Signature&);

std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

void sketch_own(std::span<const std::uint64_t> set, Signature& signature) {
  minhash(set, {.signature_size = kSlots, .seed = 0}, signature);
}

void sketch_all(std::span<const std::uint64_t> set, Signature& signature) {
  std::fill(signature.begin(), signature.end(), kEmptySlot);
  for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
    const std::uint64_t key = mix(slot);
    const std::uint64_t factor = mix(key) | 1;
    std::uint32_t least = kEmptySlot;
    for (const std::uint64_t fingerprint : set) {
      least = std::min(least, static_cast<std::uint32_t>(((fingerprint ^ key) * factor) >> 32));
    }
    signature[slot] = least;
  }
}

void sketch_copy(std::span<const std::uint64_t> set, Signature& signature) {
  Signature slots(kSlots, kEmptySlot);
  for (const std::uint64_t fingerprint : set) {
    std::uint32_t& slot = slots[fingerprint >> 57];
    slot = std::min(slot, static_cast<std::uint32_t>(fingerprint));
  }
  for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
    std::uint32_t from = slot;
    for (std::uint64_t attempt = 1; slots[from] == kEmptySlot; ++attempt) {
      from = static_cast<std::uint32_t>(mix(slot * 1'000'003ULL + attempt) % kSlots);
    }
    signature[slot] = slots[from];
  }
}

struct Way {
  const char* name;
  Sketcher sketch;
};
constexpr Way kWays[] = {{"own", sketch_own}, {"copy", sketch_copy}, {"all", sketch_all}};

struct Banding {
  std::uint32_t bands;
  std::uint32_t rows;
};
constexpr Banding kBandings[] = {{16, 8}, {18, 7}, {21, 6}, {25, 5}};

bool shares_band(const Signature& left, const Signature& right, Banding banding) {
  for (std::uint32_t band = 0; band < banding.bands; ++band) {
    const auto begin = static_cast<std::ptrdiff_t>(band * banding.rows);
    if (std::equal(left.begin() + begin, left.begin() + begin + banding.rows,
                   right.begin() + begin)) {
      return true;
    }
  }
  return false;
}

struct Result {
  double mean_error = 0;
  double spread = 0;
  double found[std::size(kBandings)] = {};
  double ns = 0;
};

Result measure(const Way& way, std::size_t n, std::size_t n_shared, int trials) {
  const std::size_t n_union = 2 * n - n_shared;
  const double jaccard = static_cast<double>(n_shared) / static_cast<double>(n_union);
  Result result;
  Signature left(kSlots);
  Signature right(kSlots);
  std::vector<std::uint64_t> words(n_union);
  std::clock_t ticks = 0;
  for (int trial = 0; trial < trials; ++trial) {
    std::mt19937_64 random(static_cast<std::uint64_t>(trial) * 1000 + n);
    for (std::uint64_t& word : words) word = random();
    const std::clock_t start = std::clock();
    way.sketch(std::span(words).first(n), left);
    way.sketch(std::span(words).last(n), right);
    ticks += std::clock() - start;
    const double error = estimate_jaccard(left, right) - jaccard;
    result.mean_error += error / trials;
    result.spread += error * error / trials;
    for (std::size_t i = 0; i < std::size(kBandings); ++i) {
      result.found[i] += shares_band(left, right, kBandings[i]) ? 1.0 / trials : 0;
    }
  }
  result.spread = std::sqrt(result.spread / (jaccard * (1 - jaccard) / kSlots));
  const double seconds = static_cast<double>(ticks) / CLOCKS_PER_SEC;
  result.ns = seconds * 1e9 / (2.0 * static_cast<double>(n) * trials);
  return result;
}

int run(int trials) {
  std::printf("%6s %6s %5s %9s %7s", "n", "J", "way", "bias", "spread");
  for (const Banding banding : kBandings) std::printf("  %4ux%u", banding.bands, banding.rows);
  std::printf(" %7s\n", "ns");
  for (const std::size_t n : {30U, 60U, 100U, 300U, 1000U, 10'000U}) {
    for (const double wanted : {0.2, 0.5, 0.8, 0.85, 0.9, 0.95}) {
      const auto n_shared =
          static_cast<std::size_t>(std::lround(2 * wanted * static_cast<double>(n) / (1 + wanted)));
      const double jaccard = static_cast<double>(n_shared) / static_cast<double>(2 * n - n_shared);
      for (const Way& way : kWays) {
        const Result result = measure(way, n, n_shared, n > 1000 ? trials / 4 : trials);
        std::printf("%6zu %6.3f %5s %9.5f %7.3f", n, jaccard, way.name, result.mean_error,
                    result.spread);
        for (const double found : result.found) std::printf("  %6.4f", found);
        std::printf(" %7.2f\n", result.ns);
      }
    }
  }
  return 0;
}

}  // namespace
}  // namespace dittograph

int main(int count, char** arguments) {
  const int trials = count > 1 ? std::atoi(arguments[1]) : 4000;
  return dittograph::run(std::max(trials, 10));
}

#include "sketch/minhash.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/check.h"

namespace dittograph {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): constants from small numbers.
constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

// Permutation of slot s: value -> (value ^ flip) * factor modulo 2^32. The same for every seed: the
// seed has gone into the value.
struct SlotPermutations {
  std::array<std::uint32_t, kMaxSignatureSize> flips{};
  std::array<std::uint32_t, kMaxSignatureSize> factors{};
  constexpr SlotPermutations() {
    for (std::size_t slot = 0; slot < kMaxSignatureSize; ++slot) {
      const std::uint64_t bits = mix(0x9E3779B97F4A7C15ULL * (slot + 1));
      flips[slot] = static_cast<std::uint32_t>(bits);
      factors[slot] = static_cast<std::uint32_t>(bits >> 32) | 1U;
    }
  }
};
constexpr SlotPermutations kPermutations;

// Least value of each slot under the permutation that all slots share.
void fill_shared(std::span<const std::uint64_t> fingerprints, const FingerprintMix& shared,
                 std::span<std::uint32_t> signature) {
  const std::uint64_t n_slots = signature.size();
  for (const std::uint64_t fingerprint : fingerprints) {
    const std::uint64_t mixed = shared(fingerprint);
    const auto value = static_cast<std::uint32_t>(mixed);
    std::uint32_t& slot = signature[((mixed >> 32) * n_slots) >> 32];
    slot = std::min(slot, value);
  }
}

}  // namespace

void minhash(std::span<const std::uint64_t> fingerprints, const MinHashParams& params,
             std::span<std::uint32_t> signature, const SketchKernels& kernels) {
  DITTOGRAPH_CHECK(signature.size() == params.signature_size);
  DITTOGRAPH_CHECK(!signature.empty() && signature.size() <= kMaxSignatureSize);
  std::fill(signature.begin(), signature.end(), kEmptySlot);
  if (fingerprints.empty()) return;
  const FingerprintMix shared{mix(params.seed), mix(~params.seed) | 1U};
  fill_shared(fingerprints, shared, signature);

  // The empty slots' permutations side by side, filled up with a lane's worth of idle ones.
  std::array<std::uint32_t, kMaxSignatureSize + kSlotLanes> flips;
  std::array<std::uint32_t, kMaxSignatureSize + kSlotLanes> factors;
  std::array<std::uint32_t, kMaxSignatureSize + kSlotLanes> least;
  std::array<std::uint32_t, kMaxSignatureSize> empty;
  std::size_t n_empty = 0;
  for (std::size_t slot = 0; slot < signature.size(); ++slot) {
    // Written always, kept if empty: a jump here would be mispredicted at every other slot.
    flips[n_empty] = kPermutations.flips[slot];
    factors[n_empty] = kPermutations.factors[slot];
    empty[n_empty] = static_cast<std::uint32_t>(slot);
    n_empty += signature[slot] == kEmptySlot ? 1 : 0;
  }
  if (n_empty == 0) return;
  std::fill_n(flips.begin() + static_cast<std::ptrdiff_t>(n_empty), kSlotLanes, 0U);
  std::fill_n(factors.begin() + static_cast<std::ptrdiff_t>(n_empty), kSlotLanes, 0U);
  kernels.least_of_slots({fingerprints.data(), fingerprints.size(), shared, flips.data(),
                          factors.data(), least.data(), n_empty});
  for (std::size_t i = 0; i < n_empty; ++i) {
    signature[empty[i]] = std::min(least[i], kEmptySlot - 1);
  }
}

double estimate_jaccard(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) {
  DITTOGRAPH_CHECK(left.size() == right.size() && !left.empty());
  std::size_t n_equal = 0;
  for (std::size_t slot = 0; slot < left.size(); ++slot) {
    n_equal += left[slot] == right[slot] && left[slot] != kEmptySlot ? 1 : 0;
  }
  return static_cast<double>(n_equal) / static_cast<double>(left.size());
}

}  // namespace dittograph

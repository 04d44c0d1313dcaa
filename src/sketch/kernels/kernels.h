// The hot loops of the sketches: one interface, several kernels, chosen at run time. The scalar
// kernel is the truth; tests/unit/sketch/kernels_test.cc compares the others at every length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/kernel_kind.h"

namespace dittograph {

inline constexpr std::size_t kSimHashBits = 64;

// Kernels work on slots by the lane: arrays that hold slots have room for this many more.
inline constexpr std::size_t kSlotLanes = 64;

// Spreads a fingerprint for one seed; odd factor, so a permutation of the 64-bit words.
struct FingerprintMix {
  std::uint64_t flip;
  std::uint64_t factor;
  std::uint64_t operator()(std::uint64_t fingerprint) const {
    return (fingerprint ^ flip) * factor;
  }
};

// least[s] = min over all fingerprints of (value ^ flips[s]) * factors[s] modulo 2^32, where value
// is the low half of mix(fingerprint), for s in [0, n_slots). The factors are odd. The arrays of
// slots have kSlotLanes to spare; what is written there is rubbish. There is at least one
// fingerprint.
struct LeastOfSlots {
  const std::uint64_t* fingerprints;
  std::size_t n_fingerprints;
  FingerprintMix mix;
  const std::uint32_t* flips;
  const std::uint32_t* factors;
  std::uint32_t* least;
  std::size_t n_slots;
};

struct SketchKernels {
  KernelKind kind;
  const char* name;
  void (*least_of_slots)(const LeastOfSlots& work);
  // Adds to counts[i] the number of words with bit i set (positional population count).
  void (*count_bits)(const std::uint64_t* words, std::size_t n_words, std::uint64_t* counts);
};

namespace internal {
extern const SketchKernels kScalarSketchKernels;
#if defined(__x86_64__)
extern const SketchKernels kAvx2SketchKernels;
extern const SketchKernels kAvx512SketchKernels;
#endif
}  // namespace internal

// Those that this CPU can run, the scalar ones first, the fastest last.
std::span<const SketchKernels> sketch_kernels();
// The fastest that are allowed.
const SketchKernels& best_sketch_kernels();

}  // namespace dittograph

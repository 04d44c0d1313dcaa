// MinHash signature of a set of fingerprints: one value a slot, equal in two signatures with
// probability the Jaccard resemblance of the sets (Broder 1997).
//
// One permutation for all slots, and one more for each slot that it leaves empty:
//
//   fingerprint --mix--> | high 32 bits: slot | low 32 bits: value |
//
//   1. every slot keeps the least value of the fingerprints that fall into it (one permutation
//      hashing, Li, Owen, Zhang 2012);
//   2. a slot into which none fell takes the least value of all fingerprints under a permutation
//      of the slot's own (what k-permutation MinHash does for every slot).
//
// Why step 2 and no densification: an empty slot is filled from all fingerprints, not copied from
// another slot, so small sets lose nothing. In any slot, look at the least element of the union of
// two sets: among those that fell there, or among all if none did. Both signatures hold it if it
// lies in both sets, else they differ; so equality has probability J, exactly, at any size.
// bench/quality/minhash_error.cc measures the error against the other ways.
//
// Promises: depends only on the set (order and repeats do not matter) and on the parameters. An
// empty set gives kEmptySlot everywhere and resembles nothing, itself included. Kernels agree bit
// for bit. Cost with AVX-512: about 1.5 ns a fingerprint, and 0.1 ns a fingerprint and empty slot
// (a set of n leaves slots * exp(-n / slots) empty). No allocation. Thread-safe.
// Tested in tests/unit/sketch/minhash_test.cc and kernels_test.cc.
#pragma once

#include <cstdint>
#include <span>

#include "sketch/kernels/kernels.h"

namespace dittograph {

inline constexpr std::uint32_t kEmptySlot = 0xFFFFFFFF;

// Room for the constants of all slots on the stack.
inline constexpr std::uint32_t kMaxSignatureSize = 1024;

struct MinHashParams {
  std::uint32_t signature_size = 128;  // slots, 1 to kMaxSignatureSize
  std::uint64_t seed = 0;
};

// signature has params.signature_size slots.
void minhash(std::span<const std::uint64_t> fingerprints, const MinHashParams& params,
             std::span<std::uint32_t> signature,
             const SketchKernels& kernels = best_sketch_kernels());

// The share of equal slots. Standard error sqrt(J (1 - J) / signature_size), a little less for
// sets that fill many slots. Both have the same size.
double estimate_jaccard(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right);

}  // namespace dittograph

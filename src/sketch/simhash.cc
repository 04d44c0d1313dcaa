#include "sketch/simhash.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace dittograph {

SimHash64 simhash64(std::span<const std::uint64_t> fingerprints, const SketchKernels& kernels) {
  std::uint64_t counts[kSimHashBits] = {};
  kernels.count_bits(fingerprints.data(), fingerprints.size(), counts);
  SimHash64 result = 0;
  for (std::size_t bit = 0; bit < kSimHashBits; ++bit) {
    const bool majority = 2 * counts[bit] > fingerprints.size();
    result |= static_cast<SimHash64>(majority) << bit;
  }
  return result;
}

double estimate_cosine(SimHash64 left, SimHash64 right) {
  return std::cos(std::numbers::pi * hamming(left, right) / static_cast<double>(kSimHashBits));
}

}  // namespace dittograph

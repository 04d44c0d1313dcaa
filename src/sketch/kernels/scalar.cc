#include "sketch/kernels/kernels.h"

namespace dittograph {
namespace {

void least_of_slots(const LeastOfSlots& work) {
  for (std::size_t slot = 0; slot < work.n_slots; ++slot) {
    std::uint32_t least = 0xFFFFFFFF;
    for (std::size_t i = 0; i < work.n_fingerprints; ++i) {
      const auto value = static_cast<std::uint32_t>(work.mix(work.fingerprints[i]));
      const std::uint32_t permuted = (value ^ work.flips[slot]) * work.factors[slot];
      least = permuted < least ? permuted : least;
    }
    work.least[slot] = least;
  }
}

void count_bits(const std::uint64_t* words, std::size_t n_words, std::uint64_t* counts) {
  for (std::size_t i = 0; i < n_words; ++i) {
    for (std::size_t bit = 0; bit < kSimHashBits; ++bit) counts[bit] += (words[i] >> bit) & 1;
  }
}

}  // namespace

const SketchKernels internal::kScalarSketchKernels = {KernelKind::kScalar, "scalar", least_of_slots,
                                                      count_bits};

}  // namespace dittograph

// Compiled for AVX-512 (F, BW); called only where the CPU has it.
#include <immintrin.h>

#include "sketch/kernels/kernels.h"

namespace dittograph {
namespace {

constexpr std::size_t kLanes = 16;

template <std::size_t kVectors>
void least_of_group(const LeastOfSlots& work, std::size_t slot) {
  __m512i flips[kVectors];
  __m512i factors[kVectors];
  __m512i least[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) {
    flips[v] = _mm512_loadu_si512(work.flips + slot + v * kLanes);
    factors[v] = _mm512_loadu_si512(work.factors + slot + v * kLanes);
    least[v] = _mm512_set1_epi32(-1);
  }
  for (std::size_t i = 0; i < work.n_fingerprints; ++i) {
    const __m512i value = _mm512_set1_epi32(
        static_cast<int>((work.fingerprints[i] ^ work.mix.flip) * work.mix.factor));
    for (std::size_t v = 0; v < kVectors; ++v) {
      const __m512i permuted = _mm512_mullo_epi32(_mm512_xor_si512(value, flips[v]), factors[v]);
      least[v] = _mm512_min_epu32(least[v], permuted);
    }
  }
  for (std::size_t v = 0; v < kVectors; ++v) {
    _mm512_storeu_si512(work.least + slot + v * kLanes, least[v]);
  }
}

void least_of_slots(const LeastOfSlots& work) {
  std::size_t slot = 0;
  for (; slot + 2 * kLanes < work.n_slots; slot += 4 * kLanes) least_of_group<4>(work, slot);
  for (; slot < work.n_slots; slot += kLanes) least_of_group<1>(work, slot);
}

// A word is a mask over 64 byte counters: one masked subtraction a word.
void count_bits(const std::uint64_t* words, std::size_t n_words, std::uint64_t* counts) {
  const __m512i minus_one = _mm512_set1_epi8(-1);
  constexpr std::size_t kMostInBytes = 255;
  for (std::size_t begin = 0; begin < n_words; begin += kMostInBytes) {
    const std::size_t left = n_words - begin;
    const std::size_t n = left < kMostInBytes ? left : kMostInBytes;
    __m512i even = _mm512_setzero_si512();
    __m512i odd = _mm512_setzero_si512();
    std::size_t i = begin;
    for (; i + 2 <= begin + n; i += 2) {
      even = _mm512_mask_sub_epi8(even, words[i], even, minus_one);
      odd = _mm512_mask_sub_epi8(odd, words[i + 1], odd, minus_one);
    }
    if (i < begin + n) even = _mm512_mask_sub_epi8(even, words[i], even, minus_one);
    alignas(64) unsigned char bytes[kSimHashBits];
    _mm512_store_si512(bytes, _mm512_add_epi8(even, odd));
    for (std::size_t bit = 0; bit < kSimHashBits; ++bit) counts[bit] += bytes[bit];
  }
}

}  // namespace

const SketchKernels internal::kAvx512SketchKernels = {KernelKind::kAvx512, "avx512", least_of_slots,
                                                      count_bits};

}  // namespace dittograph

// Compiled for AVX2; called only where the CPU has it.
#include <immintrin.h>

#include "sketch/kernels/kernels.h"

namespace dittograph {
namespace {

constexpr std::size_t kLanes = 8;
constexpr std::size_t kVectors = 4;  // slots at hand: 32, all in registers

__m256i load(const void* data) { return _mm256_loadu_si256(static_cast<const __m256i*>(data)); }

void least_of_slots(const LeastOfSlots& work) {
  for (std::size_t slot = 0; slot < work.n_slots; slot += kVectors * kLanes) {
    __m256i flips[kVectors];
    __m256i factors[kVectors];
    __m256i least[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      flips[v] = load(work.flips + slot + v * kLanes);
      factors[v] = load(work.factors + slot + v * kLanes);
      least[v] = _mm256_set1_epi32(-1);
    }
    for (std::size_t i = 0; i < work.n_fingerprints; ++i) {
      const __m256i value = _mm256_set1_epi32(
          static_cast<int>((work.fingerprints[i] ^ work.mix.flip) * work.mix.factor));
      for (std::size_t v = 0; v < kVectors; ++v) {
        const __m256i permuted = _mm256_mullo_epi32(_mm256_xor_si256(value, flips[v]), factors[v]);
        least[v] = _mm256_min_epu32(least[v], permuted);
      }
    }
    for (std::size_t v = 0; v < kVectors; ++v) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(work.least + slot + v * kLanes), least[v]);
    }
  }
}

// A byte for each of 32 bits of the word: 0xFF where it is set. picks says which byte of the word
// each lane looks at.
__m256i spread(__m256i word, __m256i picks) {
  const __m256i bits = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201ULL));
  return _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(word, picks), bits), bits);
}

void count_bits(const std::uint64_t* words, std::size_t n_words, std::uint64_t* counts) {
  const __m256i low_picks =
      _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303);
  const __m256i high_picks = _mm256_setr_epi64x(0x0404040404040404, 0x0505050505050505,
                                                0x0606060606060606, 0x0707070707070707);
  constexpr std::size_t kMostInBytes = 255;
  for (std::size_t begin = 0; begin < n_words; begin += kMostInBytes) {
    const std::size_t left = n_words - begin;
    const std::size_t n = left < kMostInBytes ? left : kMostInBytes;
    __m256i low = _mm256_setzero_si256();
    __m256i high = _mm256_setzero_si256();
    for (std::size_t i = begin; i < begin + n; ++i) {
      const __m256i word = _mm256_set1_epi64x(static_cast<long long>(words[i]));
      low = _mm256_sub_epi8(low, spread(word, low_picks));
      high = _mm256_sub_epi8(high, spread(word, high_picks));
    }
    alignas(32) unsigned char bytes[kSimHashBits];
    _mm256_store_si256(reinterpret_cast<__m256i*>(bytes), low);
    _mm256_store_si256(reinterpret_cast<__m256i*>(bytes + 32), high);
    for (std::size_t bit = 0; bit < kSimHashBits; ++bit) counts[bit] += bytes[bit];
  }
}

}  // namespace

const SketchKernels internal::kAvx2SketchKernels = {KernelKind::kAvx2, "avx2", least_of_slots,
                                                    count_bits};

}  // namespace dittograph

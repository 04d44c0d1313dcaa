// Compiled for AVX2 and BMI; called only where the CPU has them.
#include <immintrin.h>

#include "text/kernels/ascii_edges_loop.h"

namespace dittograph {
namespace {

class Avx2Block {
 public:
  explicit Avx2Block(const char* data)
      : low_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(data))),
        high_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(data + 32))) {}

  void fold_to(char* target) const {
    const __m256i bit = _mm256_set1_epi8(0x20);
    auto* const out = reinterpret_cast<__m256i*>(target);
    _mm256_storeu_si256(out, _mm256_or_si256(low_, bit));
    _mm256_storeu_si256(out + 1, _mm256_or_si256(high_, bit));
  }
  [[nodiscard]] std::uint64_t words() const { return join(words_of(low_), words_of(high_)); }
  [[nodiscard]] std::uint64_t high() const { return join(low_, high_); }
  [[nodiscard]] std::uint64_t equal(char wanted) const {
    const __m256i all = _mm256_set1_epi8(wanted);
    return join(_mm256_cmpeq_epi8(low_, all), _mm256_cmpeq_epi8(high_, all));
  }
  static void put(std::uint64_t bits, std::uint32_t base, std::uint32_t* target) {
    // Eight at a time without asking how many there are: blocks of prose hold 8 to 16 words.
    while (bits != 0) {
      for (std::size_t i = 0; i < 8; ++i) {
        target[i] = base + static_cast<std::uint32_t>(_tzcnt_u64(bits));
        bits = _blsr_u64(bits);
      }
      target += 8;
    }
  }

 private:
  // Bytes from first on, count of them, as 0xFF: one unsigned comparison, made of a signed one.
  static __m256i in_range(__m256i bytes, char first, char count) {
    const __m256i moved = _mm256_sub_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first - 128)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(count - 128)), moved);
  }
  static __m256i words_of(__m256i bytes) {
    const __m256i lower = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));
    return _mm256_or_si256(in_range(lower, 'a', 26), in_range(bytes, '0', 10));
  }
  static std::uint64_t join(__m256i low, __m256i high) {
    const auto low_bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
    const auto high_bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
    return low_bits | static_cast<std::uint64_t>(high_bits) << 32;
  }

  __m256i low_;
  __m256i high_;
};

}  // namespace

void ascii_edges_avx2(AsciiEdges& edges) { find_ascii_edges<Avx2Block>(edges); }

}  // namespace dittograph

// Compiled for AVX-512 with VBMI2 (byte compress); called only where the CPU has them.
#include <immintrin.h>

#include "text/kernels/ascii_edges_loop.h"

namespace dittograph {
namespace {

class Avx512Block {
 public:
  explicit Avx512Block(const char* data) : bytes_(_mm512_loadu_si512(data)) {}

  void fold_to(char* target) const {
    _mm512_storeu_si512(target, _mm512_or_si512(bytes_, _mm512_set1_epi8(0x20)));
  }
  [[nodiscard]] std::uint64_t words() const {
    const __m512i lower = _mm512_or_si512(bytes_, _mm512_set1_epi8(0x20));
    return in_range(lower, 'a', 26) | in_range(bytes_, '0', 10);
  }
  [[nodiscard]] std::uint64_t high() const { return _mm512_movepi8_mask(bytes_); }
  [[nodiscard]] std::uint64_t equal(char wanted) const {
    return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(wanted));
  }
  static void put(std::uint64_t bits, std::uint32_t base, std::uint32_t* target) {
    const __m512i places = _mm512_maskz_compress_epi8(bits, numbers());
    put_sixteen(_mm512_castsi512_si128(places), base, target);
    // At most every second byte begins a word, so a second sixteen is always enough.
    if (__builtin_popcountll(bits) > 16) {
      put_sixteen(_mm512_extracti32x4_epi32(places, 1), base, target + 16);
    }
  }

 private:
  static std::uint64_t in_range(__m512i bytes, char first, char count) {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(first)),
                                  _mm512_set1_epi8(count));
  }
  static __m512i numbers() {
    return _mm512_set_epi8(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46,
                           45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28,
                           27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10,
                           9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  }
  static void put_sixteen(__m128i places, std::uint32_t base, std::uint32_t* target) {
    _mm512_storeu_si512(target, _mm512_add_epi32(_mm512_cvtepu8_epi32(places),
                                                 _mm512_set1_epi32(static_cast<int>(base))));
  }

  __m512i bytes_;
};

}  // namespace

void ascii_edges_avx512(AsciiEdges& edges) { find_ascii_edges<Avx512Block>(edges); }

}  // namespace dittograph

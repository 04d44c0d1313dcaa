// Compiled for AVX-512 with VBMI and VBMI2; called only where the CPU has them.
//
// Sixteen code points at a time, a lane each: their first bytes are found in a block of 64 bytes,
// four bytes from each are brought into its lane, decoded, looked up by a gather, and the folded
// bytes pressed together again.
#include <cstring>

#include <immintrin.h>

#include "text/kernels/basic_edges.h"

namespace dittograph {
namespace {

constexpr std::size_t kLanes = 16;

__m512i all(std::uint32_t value) { return _mm512_set1_epi32(static_cast<int>(value)); }
__m512i part(__m512i words, std::uint32_t mask) { return _mm512_and_si512(words, all(mask)); }

__m512i numbers() {
  return _mm512_set_epi8(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45,
                         44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26,
                         25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6,
                         5, 4, 3, 2, 1, 0);
}

// Code points of up to three bytes, one a lane.
struct Decoded {
  __m512i value;
  __m512i size;
  __mmask16 valid;
};

// words: each lane's bytes, first byte lowest.
Decoded decode(__m512i words) {
  const __mmask16 one = _mm512_testn_epi32_mask(words, all(0x80));
  const __mmask16 two = _mm512_cmpeq_epi32_mask(part(words, 0xC0E0), all(0x80C0));
  const __mmask16 three = _mm512_cmpeq_epi32_mask(part(words, 0xC0C0F0), all(0x8080E0));
  const __m512i second = part(_mm512_srli_epi32(words, 8), 0x3F);
  const __m512i third = part(_mm512_srli_epi32(words, 16), 0x3F);
  const __m512i value_two = _mm512_or_si512(_mm512_slli_epi32(part(words, 0x1F), 6), second);
  const __m512i value_three = _mm512_or_si512(_mm512_slli_epi32(part(words, 0x0F), 12),
                                              _mm512_or_si512(_mm512_slli_epi32(second, 6), third));
  __m512i value = part(words, 0x7F);
  value = _mm512_mask_mov_epi32(value, two, value_two);
  value = _mm512_mask_mov_epi32(value, three, value_three);
  __m512i size = all(1);
  size = _mm512_mask_mov_epi32(size, two, all(2));
  size = _mm512_mask_mov_epi32(size, three, all(3));
  // The least values that are not overlong.
  const __mmask16 proper_two = _mm512_mask_cmpge_epu32_mask(two, value, all(0x80));
  const __mmask16 proper_three = _mm512_mask_cmpge_epu32_mask(three, value, all(0x800));
  const auto valid = static_cast<__mmask16>(one | proper_two | proper_three);
  return {value, size, valid};
}

std::size_t count(__mmask16 lanes) {
  return static_cast<std::size_t>(__builtin_popcount(static_cast<unsigned>(lanes)));
}

// Each lane's neighbour below; the lowest gets what stood highest in before.
__mmask16 moved_up(__mmask16 lanes, std::uint32_t before) {
  return static_cast<__mmask16>(static_cast<std::uint32_t>(lanes) << 1 | before);
}

void press(std::uint32_t* target, __mmask16 lanes, __m512i values) {
  _mm512_storeu_si512(target, _mm512_maskz_compress_epi32(lanes, values));
}

}  // namespace

void basic_edges_avx512(BasicEdges& edges) {
  const std::size_t run_begin = edges.offset;
  std::uint32_t* begin = edges.begin;
  std::uint32_t* end = edges.end;
  std::size_t next = run_begin;  // where the next code point must begin
  std::uint32_t in_token = 0;    // of the code point before
  std::uint32_t in_run = 0;
  bool stuck = false;
  std::size_t read_end = run_begin;
  for (std::size_t at = run_begin; at < edges.limit && at < edges.text_size && !stuck;
       at += kAsciiBlock) {
    // The last block is read with zeros behind it.
    char padded[2 * kAsciiBlock];
    const char* block = edges.text + at;
    const std::size_t left = edges.text_size - at;
    if (left < 2 * kAsciiBlock) {
      std::memset(padded, 0, sizeof(padded));
      std::memcpy(padded, block, left);
      block = padded;
    }
    read_end = at + (left < kAsciiBlock ? left : kAsciiBlock);
    const __m512i bytes = _mm512_loadu_si512(block);
    const __m512i bytes_behind = _mm512_loadu_si512(block + kAsciiBlock);
    std::uint64_t firsts = ~_mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8(-64));
    if (left < kAsciiBlock) firsts &= (1ULL << left) - 1;
    __m512i places = _mm512_maskz_compress_epi8(firsts, numbers());
    auto n_left = static_cast<std::size_t>(__builtin_popcountll(firsts));
    while (n_left != 0 && !stuck) {
      const std::size_t n = n_left < kLanes ? n_left : kLanes;
      const auto active = static_cast<__mmask16>((1U << n) - 1);
      const __m512i place = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places));
      const __m512i four_bytes =
          _mm512_add_epi32(_mm512_mullo_epi32(place, all(0x01010101)), all(0x03020100));
      const __m512i words = _mm512_permutex2var_epi8(bytes, four_bytes, bytes_behind);
      const Decoded c = decode(words);
      const __m512i offset = _mm512_add_epi32(place, all(static_cast<std::uint32_t>(at)));
      const __m512i behind = _mm512_add_epi32(offset, c.size);
      // Lane i must begin where lane i - 1 ended.
      const __m512i wanted = _mm512_alignr_epi32(behind, all(static_cast<std::uint32_t>(next)), 15);
      const __mmask16 in_order = _mm512_cmpeq_epi32_mask(offset, wanted);
      const __m512i entries = _mm512_i32gather_epi32(c.value, edges.entries, 4);
      const auto good = static_cast<__mmask16>(_mm512_movepi32_mask(entries) & c.valid & in_order);
      const auto bad = static_cast<std::uint32_t>(active & ~good);
      const auto taken = bad == 0 ? active : static_cast<__mmask16>((bad & (0U - bad)) - 1);
      stuck = bad != 0;

      const __mmask16 token = _mm512_mask_test_epi32_mask(taken, entries, all(1U << 28));
      const __mmask16 run = _mm512_mask_test_epi32_mask(taken, entries, all(3U << 26));
      const auto goes_on = static_cast<__mmask16>(run & moved_up(run, in_run));
      const auto begins = static_cast<__mmask16>(token & ~goes_on);
      const auto ends = static_cast<__mmask16>(moved_up(token, in_token) & ~goes_on & taken);
      press(begin, begins, offset);
      press(end, ends, offset);
      begin += count(begins);
      end += count(ends);

      const __m512i size_bytes = _mm512_mullo_epi32(c.size, all(0x01010101));
      const __mmask64 kept = _mm512_cmpgt_epu8_mask(size_bytes, all(0x03020100));
      const std::size_t n_taken = count(taken);
      if (n_taken != 0) {
        _mm512_storeu_si512(edges.folded + (next - run_begin),
                            _mm512_maskz_compress_epi8(kept, entries));
        const auto last = static_cast<unsigned>(n_taken - 1);
        in_token = static_cast<std::uint32_t>(token) >> last & 1;
        in_run = static_cast<std::uint32_t>(run) >> last & 1;
        const __m512i last_first =
            _mm512_maskz_compress_epi32(static_cast<__mmask16>(1U << last), behind);
        next = static_cast<std::uint32_t>(_mm512_cvtsi512_si32(last_first));
      }
      places = _mm512_shuffle_i64x2(places, places, 0x39);
      n_left -= n;
    }
  }
  // Trail bytes behind the last code point belong to none.
  stuck = stuck || next < read_end;
  if (!stuck && next == edges.text_size) {
    *end = static_cast<std::uint32_t>(next);
    end += in_token;
  }
  edges.n_tokens = static_cast<std::size_t>(end - edges.end);
  const bool pending = begin - edges.begin > end - edges.end;
  edges.offset = pending ? edges.begin[edges.n_tokens] : next;
  edges.special = next;
  edges.n_special = stuck ? 1 : 0;
}

}  // namespace dittograph

// The loop that all kernels of ascii_edges.h share. Each kernel's source file includes this once
// and gives it its own Block; everything here has internal linkage, because the files are compiled
// for different CPUs and must not lend each other code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/kernels/ascii_edges.h"

namespace dittograph {
namespace {

// Positions counts from the lowest bit; a mask without bits gives 64.
inline std::size_t lowest_bit(std::uint64_t mask) {
  return mask == 0 ? 64 : static_cast<std::size_t>(__builtin_ctzll(mask));
}

inline std::uint64_t bits_below(std::size_t count) {
  return count >= 64 ? ~0ULL : (1ULL << count) - 1;
}

// Block is the 64 bytes at hand:
//   explicit Block(const char* data)           reads them
//   void fold_to(char* target) const           writes them with bit 5 set: lower case, digits as is
//   uint64_t words() const                     letters and digits, a bit each
//   uint64_t high() const                      bytes above 127
//   uint64_t equal(char c) const
//   static void put(uint64_t mask, uint32_t base, uint32_t* target)
//                                              base + each bit's place; may write 16 too many
template <class Block>
void find_ascii_edges(AsciiEdges& edges) {
  const std::size_t run_begin = edges.offset;
  std::size_t n_begins = 0;
  std::size_t n_ends = 0;
  std::uint64_t before = 0;  // 1: the byte before this block belongs to a word
  std::size_t at = run_begin;
  std::uint64_t special = 0;
  char padded[kAsciiBlock];
  for (;; at += kAsciiBlock) {
    // The end of the text closes the last word: the block with the end in it is read with spaces
    // behind, and there is one even where the text ends with a block.
    const bool last = at + kAsciiBlock > edges.text_size;
    if (last) {
      const std::size_t left = edges.text_size - at;
      std::memset(padded, ' ', sizeof(padded));
      std::memcpy(padded, edges.text + at, left);
    }
    const Block block(last ? padded : edges.text + at);
    block.fold_to(edges.folded + (at - run_begin));
    const std::uint64_t words = block.words();
    special = block.high();
    const std::uint64_t ampersands = block.equal('&');
    const std::uint64_t hyphens = block.equal('-');
    if ((ampersands | hyphens) != 0) {
      const std::uint64_t blanks =
          block.equal(' ') | block.equal('\t') | block.equal('\n') | block.equal('\r');
      const std::uint64_t next_is_blank = blanks >> 1;
      constexpr std::uint64_t kNextUnseen = 1ULL << 63;
      special |= ampersands & ~next_is_blank;
      special |= hyphens & (words << 1 | before) & (next_is_blank | kNextUnseen);
    }
    const std::uint64_t plain = bits_below(lowest_bit(special));
    const std::uint64_t shifted = words << 1 | before;
    const std::uint64_t begins = words & ~shifted & plain;
    const std::uint64_t ends = ~words & shifted & plain;
    Block::put(begins, static_cast<std::uint32_t>(at), edges.begin + n_begins);
    Block::put(ends, static_cast<std::uint32_t>(at), edges.end + n_ends);
    n_begins += static_cast<std::size_t>(__builtin_popcountll(begins));
    n_ends += static_cast<std::size_t>(__builtin_popcountll(ends));
    before = words >> 63;
    if (special != 0) {
      at += lowest_bit(special);
      break;
    }
    if (last) {
      at = edges.text_size;
      break;
    }
    if (at + kAsciiBlock >= edges.limit) {
      at += kAsciiBlock;
      break;
    }
  }
  edges.n_tokens = n_ends;
  edges.offset = n_begins > n_ends ? edges.begin[n_ends] : at;
  edges.special = at;
  edges.n_special = static_cast<std::size_t>(__builtin_popcountll(special));
}

}  // namespace
}  // namespace dittograph

// The tokeniser's fast path: ASCII text, 64 bytes at a time.
//
// First a kernel finds the edges of the words and folds case; then the words are hashed, those of
// like length together. It stops before anything that is not plain ASCII: a byte above 127, a '&'
// that may begin an entity, a '-' that may break a word. Whoever calls it then takes the general
// path over that place. Both paths give the same tokens: tests/unit/text/tokeniser_oracle_test.cc.
// Thread-compatible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/kernels/ascii_edges.h"
#include "text/token_chunk.h"

namespace dittograph {

// Where the fast path stopped.
struct AsciiStop {
  std::size_t offset = 0;     // outside any token: everything before it is done
  std::size_t special = 0;    // the place it stopped at; the limit or the end if there was none
  std::size_t n_special = 0;  // how many such bytes stand within 64 of there, itself included
};

class AsciiPath {
 public:
  explicit AsciiPath(AsciiEdgesKernel kernel = best_ascii_edges_kernel());

  // Adds the tokens of text from offset, which is no place inside a token, to limit or a little
  // beyond. Reads no more than kChunkBytes.
  AsciiStop run(std::string_view text, std::size_t offset, std::size_t limit, TokenChunk& chunk);

 private:
  void hash_tokens(std::size_t run_begin, std::size_t first, TokenChunk& chunk);

  AsciiEdgesKernel kernel_;
  char folded_[kChunkBytes + 2 * kAsciiBlock];  // the text of this run in lower case
  // Tokens of this run by length, as XXH3 tells lengths apart.
  std::uint16_t to_3_[kChunkTokens];
  std::uint16_t to_8_[kChunkTokens];
  std::uint16_t to_16_[kChunkTokens];
  std::uint16_t longer_[kChunkTokens];
};

}  // namespace dittograph

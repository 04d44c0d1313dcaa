// Hashes many folded tokens at once, those of like length together.
//
// XXH3 goes different ways for lengths 1 to 3, 4 to 8, 9 to 16 and more. Prose has its lengths in
// no order, so a loop over tokens as they come mispredicts at every other one; a loop over tokens
// of one class mispredicts none and drops the other ways at compile time.
//
// Promises: the same values as hash_bytes(), one by one. Cost: about 2 ns a token.
// Thread-compatible. Tested through the tokeniser, in tests/unit/text/tokeniser_oracle_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/token_chunk.h"

namespace dittograph {

class TokenHasher {
 public:
  // Sets chunk.hash of the tokens from first on. folded is the folded text from text_begin on; a
  // token stands there as in the text.
  void hash(const char* folded, std::size_t text_begin, std::size_t first, TokenChunk& chunk);

 private:
  // Tokens by class of length.
  std::uint16_t to_3_[kChunkTokens];
  std::uint16_t to_8_[kChunkTokens];
  std::uint16_t to_16_[kChunkTokens];
  std::uint16_t longer_[kChunkTokens];
};

}  // namespace dittograph

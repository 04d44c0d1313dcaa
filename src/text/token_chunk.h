// Tokens of a stretch of text on their way into Tokens: plain arrays, small enough for the cache,
// so that no path pays for a growth check a token.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/tokens.h"

namespace dittograph {

// Text bytes that may be tokenised between two append_to() calls. A token and what splits it from
// the next take two bytes, so half as many tokens suffice, and a little for tokens that begin
// within a block behind the end.
inline constexpr std::size_t kChunkBytes = 4096;
inline constexpr std::size_t kChunkTokens = kChunkBytes / 2 + 128;

struct TokenChunk {
  std::size_t size = 0;
  std::uint64_t hash[kChunkTokens];
  // Kernels store sixteen at a time and may write beyond the last.
  std::uint32_t begin[kChunkTokens + 32];
  std::uint32_t end[kChunkTokens + 32];

  void append_to(Tokens& tokens) {
    tokens.hash.insert(tokens.hash.end(), hash, hash + size);
    tokens.begin.insert(tokens.begin.end(), begin, begin + size);
    tokens.end.insert(tokens.end.end(), end, end + size);
    size = 0;
  }
};

}  // namespace dittograph

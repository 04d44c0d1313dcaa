// The tokeniser's fast path: ASCII text, 64 bytes at a time.
//
// First a kernel finds the edges of the words and folds case; then the words are hashed, those of
// like length together. It stops before anything that is not plain ASCII: a byte above 127, a '&'
// that may begin an entity, a '-' that may break a word. Whoever calls it then takes another path
// over that place. All paths give the same tokens: tests/unit/text/tokeniser_oracle_test.cc.
// Thread-compatible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/kernels/ascii_edges.h"
#include "text/path_stop.h"
#include "text/token_chunk.h"
#include "text/token_hasher.h"

namespace dittograph {

class AsciiPath {
 public:
  explicit AsciiPath(AsciiEdgesKernel kernel = best_ascii_edges_kernel());

  // Adds the tokens of text from offset, which is no place inside a token, to limit or a little
  // beyond. Reads no more than kChunkBytes.
  PathStop run(std::string_view text, std::size_t offset, std::size_t limit, TokenChunk& chunk);

 private:
  AsciiEdgesKernel kernel_;
  char folded_[kChunkBytes + 2 * kAsciiBlock];  // the text of this run in lower case
  TokenHasher hasher_;
};

}  // namespace dittograph

// The tokeniser's path for other scripts: valid UTF-8 of the Basic Multilingual Plane whose code
// points are plain (see fold_table.h), by blocks of 64 bytes.
//
// Works as ascii_path.h does: a kernel finds the edges and folds, then the words are hashed. It
// stops before anything else: what is ignored or folds to another length, marks, four-byte
// sequences, invalid bytes, a '&', a hyphen. Thread-compatible.
// Tested in tests/unit/text/tokeniser_oracle_test.cc.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/fold_table.h"
#include "text/kernels/basic_edges.h"
#include "text/path_stop.h"
#include "text/token_chunk.h"
#include "text/token_hasher.h"

namespace dittograph {

class BasicPath {
 public:
  explicit BasicPath(BasicEdgesKernel kernel = best_basic_edges_kernel());

  // Adds the tokens of text from offset, which is no place inside a token, to limit or a little
  // beyond. limit - offset is at most kChunkBytes and a block.
  PathStop run(std::string_view text, std::size_t offset, std::size_t limit, TokenChunk& chunk);

 private:
  BasicEdgesKernel kernel_;
  const FoldEntry* entries_;
  TokenHasher hasher_;
  char folded_[kChunkBytes + 4 * kAsciiBlock];  // the text of this run, folded
};

}  // namespace dittograph

// The tokeniser's general path: any text, code point by code point.
//
// Promises: the rules of tokeniser.h, all of them; no allocation once its buffers have met the
// longest token. Cost: a table look-up a code point; a token that holds anything but simple code
// points (see fold_table.h) is folded by ICU. Thread-compatible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold_table.h"
#include "text/token_chunk.h"

namespace dittograph {

class GeneralPath {
 public:
  GeneralPath();

  // Adds the tokens of text that begin in [offset, limit), each to its end. offset is no place
  // inside a token. Returns where it stopped: at or after limit, outside any token. The chunk has
  // room for a token every two bytes.
  std::size_t run(std::string_view text, std::size_t offset, std::size_t limit, TokenChunk& chunk);

 private:
  std::uint64_t hash_by_icu(std::string_view token);

  const FoldTable& table_;
  std::vector<char> folded_;  // scratch: the token so far
  std::string normalised_;    // scratch of hash_by_icu
  std::string decomposed_;
};

}  // namespace dittograph

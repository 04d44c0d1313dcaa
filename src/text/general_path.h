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
#include "text/tokens.h"
#include "text/utf8.h"

namespace dittograph {

class GeneralPath {
 public:
  GeneralPath();

  // Appends the tokens that begin in [offset, limit) of text, and any that touch those. offset
  // is no place inside a token. Returns where it stopped: at or after limit, outside any token.
  std::size_t run(std::string_view text, std::size_t offset, std::size_t limit, Tokens& tokens);

 private:
  void take(FoldEntry entry, char32_t c, std::size_t offset, std::size_t size);
  void append(FoldEntry entry, char32_t c);
  [[nodiscard]] std::size_t continues_at(std::string_view text, std::size_t offset) const;
  void finish(Tokens& tokens);
  std::uint64_t hash_by_icu();

  const FoldTable& table_;
  std::vector<char> folded_;     // the token so far, folded as far as its code points are simple
  std::size_t folded_size_ = 0;  // 0: no token
  std::size_t begin_ = 0;        // source bytes
  std::size_t end_ = 0;
  bool simple_ = true;           // folded_ is final
  bool single_ = false;          // a kSingle: only marks may follow
  bool ends_in_letter_ = false;  // a hyphen may join here
  bool ends_in_combining_ = false;
  std::string normalised_;  // scratch of hash_by_icu
  std::string decomposed_;
};

}  // namespace dittograph

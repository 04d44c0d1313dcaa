// Text -> tokens: what counts when two texts are compared, and where it stands in the source.
//
// A token is a maximal run of letters, marks and digits (L*, M*, N*); everything else splits:
// punctuation, the apostrophe in all its forms, underscore, NUL, bytes that are not UTF-8.
// Han, Kana, Thai, Lao, Khmer and Myanmar: one letter a token. A mark goes with what stands before
// it. Tokens are equal when their NFKC_Casefold is (diacritics count), and so is their hash.
// Ignored, as if they were not there: soft hyphen, zero-width and other default-ignorable
// characters, tatweel. An HTML entity is the character it names. A word broken by a hyphen at a
// line end that goes on in lower case is one token, hashed as joined.
//
// Promises: byte ranges [begin, end) of the source ascend and do not overlap, begin and end with
// something that counts, and never fall inside a code point or an entity. Depends on nothing but
// the text. Cost: 1 GB/s of ASCII prose, other scripts a table look-up a code point; no
// allocation once the buffers have grown. Thread-compatible: one Tokeniser a worker.
// Tested in tests/unit/text/tokeniser_test.cc against tests/reference/tokenise.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "text/ascii_path.h"
#include "text/basic_path.h"
#include "text/general_path.h"
#include "text/token_chunk.h"
#include "text/tokens.h"

namespace dittograph {

enum class TextPath : std::uint8_t {
  kFastest,      // ASCII and simple text by blocks, the rest by code points
  kGeneralOnly,  // all by code points: the oracle of the fast paths
};

class Tokeniser {
 public:
  explicit Tokeniser(TextPath path = TextPath::kFastest);

  // Replaces the content of tokens. The text has less than 4 GiB (offsets are 32 bits).
  void tokenise(std::string_view text, Tokens& tokens);

 private:
  std::size_t run_all_paths(std::string_view text, std::size_t offset, std::size_t limit);

  TextPath path_;
  GeneralPath general_;
  std::unique_ptr<AsciiPath> ascii_;  // these three are 100 KiB: not for the stack
  std::unique_ptr<BasicPath> basic_;
  std::unique_ptr<TokenChunk> chunk_;
};

}  // namespace dittograph

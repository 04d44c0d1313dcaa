// From token ranges to places in the text: bytes and code points.
//
// A range begins with its first token and ends with its last. Where it begins or ends a sentence,
// the sentence's own edges are taken, so that a cut takes the full stop and the quotation mark
// along; elsewhere the one sentence that the range begins or ends in is tokenised again. Code
// points are counted by count_code_points() of text/characters.h.
//
// Cost: the text is read once up to the last range; two sentences a range are tokenised at most.
// Thread-compatible: one a worker. Tested in tests/unit/passage/locate_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "dittograph/document.h"
#include "dittograph/passage.h"
#include "segment/segments.h"
#include "text/tokeniser.h"
#include "text/tokens.h"

namespace dittograph {

struct LocatedRange {
  ByteSpan bytes;        // of the text
  ByteSpan code_points;  // the same counted in code points
};

class Locator {
 public:
  // Replaces the content of located, one for each range, in their order. sentences: all of the
  // document's. Ranges are not empty and lie within the document's tokens.
  void locate(std::string_view text, std::span<const Sentence> sentences,
              std::span<const TokenRange> ranges, std::vector<LocatedRange>& located);

 private:
  std::uint64_t begin_of(std::string_view text, std::span<const Sentence> sentences,
                         std::uint32_t token);
  std::uint64_t end_of(std::string_view text, std::span<const Sentence> sentences,
                       std::uint32_t end_token);
  void tokenise(std::string_view text, const Sentence& sentence);

  Tokeniser tokeniser_;
  Tokens tokens_;            // of the sentence at hand, or of the text
  ByteSpan tokenised_;       // of which bytes
  std::uint32_t first_ = 0;  // number of the first of them
};

}  // namespace dittograph

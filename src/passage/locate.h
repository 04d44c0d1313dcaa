// From token ranges to places in the text: bytes and code points.
//
// A range begins with its first token and ends with its last. Where it begins or ends a sentence,
// the sentence's own edges are taken, so that a cut takes the full stop and the quotation mark
// along. Code points are counted by count_code_points() of text/characters.h.
//
// Cost: the text is read once up to the last range. Thread-safe. Tested in
// tests/unit/passage/locate_test.cc.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "dittograph/document.h"
#include "dittograph/passage.h"
#include "segment/segments.h"
#include "text/tokens.h"

namespace dittograph {

struct LocatedRange {
  ByteSpan bytes;        // of the text
  ByteSpan code_points;  // the same counted in code points
};

// Replaces the content of located, one for each range, in their order. sentences: of the document,
// or empty where only token edges are wanted. Ranges are not empty and lie within the tokens.
void locate(std::string_view text, const Tokens& tokens, std::span<const Sentence> sentences,
            std::span<const TokenRange> ranges, std::vector<LocatedRange>& located);

}  // namespace dittograph

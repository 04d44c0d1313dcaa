// From cuts to edits: which bytes of the text go, and which white space goes with them.
//
// A cut takes along the white space on one of its sides, so that what stays is parted by the
// input's own separators: of the two, the one with more line ends stays, the first on a tie. At the
// text's beginning the white space before stays, at its end the white space behind.
//
// Promises: edits ascend and do not overlap; replacements are white space or nothing; every byte
// that goes and is not white space lies in a cut. Cost: linear in the cuts and the white space
// around them. Thread-safe. Tested in tests/unit/clean/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/cleaning.h"

namespace dittograph {

inline constexpr std::uint32_t kNoCut = 0xFFFFFFFF;

// One change to a document's text.
struct TextEdit {
  ByteSpan span;                 // text bytes
  std::string_view replacement;  // nothing, one space, or a line end
  std::uint32_t cut = kNoCut;    // the cut it carries out
};

// cuts and joins ascend and do not overlap (see Repeats).
void plan_edits(std::string_view text, const std::vector<TextCut>& cuts,
                const std::vector<TextJoin>& joins, std::vector<TextEdit>& edits);

// A text file that is changed ends in a line end, as text files do: adds the one that the text
// uses, if edits change it and it has none at its end.
void end_last_line(std::string_view text, std::vector<TextEdit>& edits);

// The text with the edits made.
void apply_edits(std::string_view text, const std::vector<TextEdit>& edits, std::string& out);

}  // namespace dittograph

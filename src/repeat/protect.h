// Which copies may go: the rules that protect short and rightly repeated text.
//
// A stretch is a row of neighbouring units that would go while their kept copies stand in a row
// too. The first line that fits decides; docs/limits.md says the same to users:
//
//   whole blocks of a page that stands twice   go: kDoubledShare of its words would go; in a list
//                                              only beside the kept copy or another that goes
//   under 4 words (a title: 3)                 stays
//   head twins: whole blocks, 5 words or more, in the first 4 blocks, beside the kept copy: go
//   lines of under 12 words in a narrow column, or among such lines, here or where the kept copy
//   stands (a table of contents)               stay, unless a title or a third of the document
//   the title, a whole block of 3 to 30 words  goes
//   begins or ends in mid-sentence, or in the middle of a narrow column of lines: stays
//   a clause of a numbered text                stays under a third of the document
//   whole blocks directly beside the kept copy go; in a list from a third of the document on
//   min_repeat (12) words or more              goes, if whole blocks go, whole blocks stay, or the
//                                              block is glued or a lesser copy; else from 20 words
//   8 words or more, whole blocks, prose       go if they stand exactly twice
//   anything else                              stays
//
// Of a glued block that goes whole each part counts the block's words. A title: a copy stands among
// the first 6 blocks; it is the very first block, or ends without full stop or comma and leads to a
// paragraph of 20 words within 4 blocks; in a list it has 8 words and leads to one, too.
// A page of six blocks or more is a list, not prose, when half of them have under 9 words, or three
// in five have under 15 and no full stop (verse), and it is not hard-wrapped. A text is numbered
// when 5 blocks, and an eighth of them, begin like a clause. What stays is reported with its rule.
// Tested in tests/unit/repeat/protect_test.cc, a case for each line and each bound.
#pragma once

#include <cstdint>
#include <vector>

#include "repeat/keep.h"
#include "repeat/layout.h"
#include "repeat/units.h"

namespace dittograph {

struct Verdicts {
  std::vector<std::uint8_t> cut;  // by unit
  std::vector<const char*> rule;  // by unit: the rule that lets it go or protects it
  bool numbered = false;          // a contract or a law: its clauses repeat rightly
};

void decide(const Layout& layout, const Units& units, const std::vector<LesserCopy>& lesser,
            const Kept& kept, std::uint32_t min_repeat, Verdicts& verdicts);

}  // namespace dittograph

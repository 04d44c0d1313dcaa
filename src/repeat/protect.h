// Which copies may go: the rules that protect short and rightly repeated text.
//
// A stretch is a row of neighbouring units that would go while their kept copies stand in a row
// too. Its words, and where it stands, decide:
//
//   under kMinCutWords (4)           stays, always
//   verse, lists of short lines      stay, unless the stretch is a third of the document
//   the title, as a block again      goes from 3 words on, in a page of prose
//   directly beside its kept copy    goes from 4 words on, in a page of prose (captions)
//   min_repeat (12) words or more    goes, if a whole block goes or a whole block stays;
//                                    a sentence out of two different paragraphs: from 20 words on
//   8 to 11 words, a whole block     goes, if it stands exactly twice in a page of prose
//   anything else                    stays
//
// A page of six blocks or more is a list, not prose, when half of them have under 9 words, or three
// in five have under 15 and no full stop (verse). What stays is reported with its rule. docs/limits.md says the same to users.
// Tested in tests/unit/repeat/protect_test.cc, a case for each line and each bound.
#pragma once

#include <cstdint>
#include <vector>

#include "repeat/keep.h"
#include "repeat/layout.h"
#include "repeat/units.h"

namespace dittograph {

struct Verdicts {
  std::vector<std::uint8_t> cut;      // by unit
  std::vector<const char*> rule;      // by unit: the rule that lets it go or protects it
};

void decide(const Layout& layout, const Units& units, const std::vector<LesserCopy>& lesser,
            const Kept& kept, std::uint32_t min_repeat, Verdicts& verdicts);

}  // namespace dittograph

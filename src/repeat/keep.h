// Which copy stays: the one in the best-formed run of the page, not the first.
//
// A page's head is often a heap of copies: the title again, the lead as standfirst, a digest whose
// paragraphs are glued together. So the article is looked for as the run of consecutive blocks that
// says nothing twice and weighs most, a block weighing its words times how well it is formed.
// The first run within kEnough of the heaviest wins. Copies inside it stay; for what it does not
// hold, the copy in the heaviest run of its own stays, the first on a tie.
//
// Promises: exactly one copy of every class stays. Depends on nothing but the layout and units.
// Cost: linear in blocks and units. Tested in tests/unit/repeat/.
#pragma once

#include <cstdint>
#include <vector>

#include "repeat/broken_off.h"
#include "repeat/layout.h"
#include "repeat/units.h"

namespace dittograph {

// What the units say of a block.
struct BlockForm {
  double weight = 0;  // words times form
  double words = 0;
  double repeated_words = 0;  // of its units
  bool lesser = false;        // glued and wholly repeated, broken off, or with a site's name
  bool damaged = false;       // in one case, or with hyphens, entities and signs inside its words
};

struct Kept {
  std::vector<std::uint32_t> unit;  // class -> the unit that stays
  std::vector<BlockForm> forms;     // by block
  std::uint32_t run_begin = 0;      // blocks of the best run
  std::uint32_t run_end = 0;
};

void choose_kept(const Layout& layout, const Units& units, const std::vector<LesserCopy>& lesser,
                 Kept& kept);

}  // namespace dittograph

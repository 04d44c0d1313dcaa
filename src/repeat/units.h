// From matches to units: the stretches of whole sentences that copies consist of.
//
// A match is trimmed to the sentence edges that both sides share, so a phrase inside different
// sentences leaves nothing, and a paragraph that is glued into a larger block on one side, or
// broken into lines on the other, stays whole. The shared edges of all matches, carried over to
// the other copies, cut the text into units; units with equal tokens make a class.
//
// Promises: units do not overlap, stand in text order, begin and end at sentence edges or at the
// place that is a sentence edge in another copy; every class has two units at least.
// Cost: linear in the matched tokens, and a sort of the units. Tested in tests/unit/repeat/.
#pragma once

#include <cstdint>
#include <vector>

#include "repeat/layout.h"
#include "repeat/matches.h"

namespace dittograph {

// Tokens [first, end) that stand elsewhere too. Classes are numbered by first appearance.
struct Unit {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t copies = 0;  // index of its class
};

struct Units {
  std::vector<Unit> units;
  std::vector<std::vector<std::uint32_t>> classes;  // class -> its units, in text order
};

// Scratch of find_units(), owned by the caller's worker.
struct UnitScratch {
  std::vector<std::uint8_t> cut;      // by token: a unit may end before it
  std::vector<std::uint8_t> covered;  // by token: inside a trimmed match
};

void find_units(const Layout& layout, const std::vector<TokenMatch>& matches, UnitScratch& scratch,
                Units& units);

// The part of a match between the first and the last sentence edge that both sides share; length 0
// if there are fewer than two.
TokenMatch trimmed(const Layout& layout, const TokenMatch& match);

// Adds the blocks of fewer than shingle_size tokens, too short for a shingle, that equal an
// earlier one token by token.
void find_short_blocks(const Layout& layout, std::uint32_t shingle_size,
                       std::vector<TokenMatch>& matches);

}  // namespace dittograph

// Copies that are less than a whole: teasers broken off in mid-sentence, and titles that carry the
// site's name. Such a copy is never the one that stays.
//
// A match whose shared edges end early tells both: on one side the sentence goes on, on the other
// it ends with the match (broken off), or with a separator and a few more words (a site's name).
//
// Cost: linear in the matches. Tested in tests/unit/repeat/.
#pragma once

#include <cstdint>
#include <vector>

#include "repeat/layout.h"
#include "repeat/matches.h"

namespace dittograph {

// Tokens [first, end) say the beginning of what [full_first, full_end) says whole, or say the block
// [full_first, full_end) with a site's name before or behind it.
struct LesserCopy {
  enum class Kind : std::uint8_t { kBrokenOff, kSiteName };
  Kind kind = Kind::kBrokenOff;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint32_t full_first = 0;
  std::uint32_t full_end = 0;
};

// In order of first; no two of them overlap.
void find_lesser_copies(const Layout& layout, const std::vector<TokenMatch>& matches,
                        std::vector<LesserCopy>& copies);

}  // namespace dittograph

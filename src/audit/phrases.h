// Which stretch of a cluster travels furthest?
//
// On the leader's text the stretch that most outlets have, of at least min_passage tokens; of equal
// ones the longest, then the first.
// Promises: depends on its input. Cost: the leader's tokens by the outlets. Thread-safe.
// Tested in tests/unit/audit/phrases_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/token_sets.h"

namespace dittograph {

// What one outlet has of the leader's text.
struct OutletPart {
  std::uint32_t outlet = 0;  // kNoIndex counts as one outlet
  TokenSet on_leader;
};

struct WidestStretch {
  TokenRange range;           // of the leader; empty if nothing is long enough
  std::uint32_t outlets = 0;  // the leader's own counted
};

// part: of the leader, in the cluster. parts: of the others, one an outlet or several.
WidestStretch widest_stretch(std::span<const TokenRange> part, std::vector<OutletPart> parts,
                             std::uint32_t min_passage);

}  // namespace dittograph

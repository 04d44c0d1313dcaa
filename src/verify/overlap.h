// Resemblance and containment of two sets of fingerprints, exactly.
//
// resemblance = |A and B| / |A or B| (Jaccard), containment of A in B = |A and B| / |A|
// (Broder 1997). Cost: a merge, 1.5 ns a fingerprint; where one set is much smaller, each of its
// fingerprints is sought in the other by doubling steps. No allocation. Thread-safe.
// Tested in tests/unit/verify/overlap_test.cc against tests/reference/resemblance.h.
#pragma once

#include <cstdint>
#include <span>

#include "dittograph/match.h"

namespace dittograph {

// Both ascending, each fingerprint once, less than 2^32 of them.
SetOverlap overlap(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right);

}  // namespace dittograph

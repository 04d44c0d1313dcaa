// Pairs of documents compared once more, exactly, on their full shingle sets.
//
// Promises: result i is the overlap of pairs[i], left the first document. Cost: as verify.h says;
// pairs that share their first document are best asked for side by side. Memory: 16 MB of sets.
// Not thread-safe. Tested in tests/unit/evaluate/pair_figures_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/match.h"
#include "evaluate/pairs.h"
#include "shingle/token_store.h"

namespace dittograph {

std::vector<SetOverlap> figures_of(std::span<const DocumentPair> pairs, const TokenStore& tokens,
                                   std::uint32_t shingle_size);

// Of the smaller set in the larger.
inline double containment_of(const SetOverlap& overlap) {
  return overlap.left <= overlap.right ? overlap.left_in_right() : overlap.right_in_left();
}

}  // namespace dittograph

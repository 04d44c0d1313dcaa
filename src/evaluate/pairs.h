// Found pairs of documents against a list of true pairs.
//
// Promises: (a, b) and (b, a) are one pair, a pair that is listed twice counts once, (a, a) is no
// pair. Cost: n log n. Thread-safe. Tested in tests/unit/evaluate/pairs_test.cc.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "evaluate/rates.h"

namespace dittograph {

using DocumentPair = std::pair<std::uint32_t, std::uint32_t>;

// Sorted, each once, the lower number first.
std::vector<DocumentPair> normalised(std::vector<DocumentPair> pairs);

Rates score_pairs(std::vector<DocumentPair> found, std::vector<DocumentPair> wanted);

}  // namespace dittograph

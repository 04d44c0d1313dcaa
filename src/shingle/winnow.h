// Winnowing (Schleimer, Wilkerson, Aiken 2003): a few of a text's fingerprints, chosen by their
// values alone, so that two texts that share a passage choose the same ones in it.
//
// From every window of consecutive fingerprints the least is chosen, of equal ones the rightmost.
// Guarantee: two texts that share window + shingle_size - 1 consecutive tokens choose at least one
// common fingerprint there. Density: 2 / (window + 1) of the fingerprints on random values.
// Fewer fingerprints than one window count as one window, so that a short text is not lost.
//
// Cost: a few ns a fingerprint on hashed values, window comparisons each at worst (rising values);
// no allocation once positions has grown. Thread-safe.
// Tested in tests/unit/shingle/winnow_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

// Replaces the content of positions with the indices of the chosen fingerprints, ascending.
// window is at least 1 (then every fingerprint is chosen).
void winnow(std::span<const std::uint64_t> fingerprints, std::uint32_t window,
            std::vector<std::uint32_t>& positions);

}  // namespace dittograph

// Shingles: every run of shingle_size consecutive tokens, as one fingerprint each.
//
// Promises: fingerprints[i] is hash_words(token_hashes[i, i + shingle_size)), in text order,
// repeats included. Fewer tokens than shingle_size: one shingle of all of them, so that a short
// text equals only its like. No tokens: no shingles. The values are part of every format that
// holds them; tests/golden/fingerprints_test.cc pins them.
// Cost: 2 to 4 ns a shingle of up to 8 tokens; no allocation once fingerprints has grown.
// Thread-safe. Tested in tests/unit/shingle/shingles_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

// Replaces the content of fingerprints. shingle_size is at least 1.
void shingle(std::span<const std::uint64_t> token_hashes, std::uint32_t shingle_size,
             std::vector<std::uint64_t>& fingerprints);

}  // namespace dittograph

// A document as the set of its shingles: sorted fingerprints, each once, and which of them lie in
// stretches that do not count.
//
// Fingerprints are spread evenly over the 64-bit words, so they are sorted by dealing them out by
// their leading bits and putting each short run in order: about 5 ns a fingerprint at a thousand,
// against 40 for std::sort. Words that are not spread evenly are sorted right, but slower.
// No allocation once the buffers have grown. Thread-compatible: one scratch a worker.
// Tested in tests/unit/verify/shingle_set_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/passage.h"
#include "shingle/stored_token.h"

namespace dittograph {

struct ShingleSet {
  std::vector<std::uint64_t> fingerprints;  // ascending, each once
  std::vector<std::uint64_t> left_out;      // of these, ascending: those that do not count
  std::uint64_t n_tokens = 0;               // of the shingles that count, laid side by side
};

struct ShingleSetScratch {
  std::vector<std::uint64_t> dealt;
  std::vector<std::uint32_t> places;
};

// Sorts and drops repeats.
void sort_unique(std::vector<std::uint64_t>& fingerprints, ShingleSetScratch& scratch);

// Replaces set by the shingles of the tokens. Those that lie whole in a range of left_out do not
// count, wherever else they stand.
void make_shingle_set(std::span<const StoredToken> tokens, std::uint32_t shingle_size,
                      std::span<const TokenRange> left_out, ShingleSetScratch& scratch,
                      ShingleSet& set);

}  // namespace dittograph

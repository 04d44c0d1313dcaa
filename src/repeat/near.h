// Blocks that say nearly the same: one to three words changed.
//
// Such a pair is reported. A copy goes only if every word of it stands in the other in the same
// order (the copy kept says at least as much) and the words that only the kept copy has are no
// number, no name and no negation: "12 killed" beside "14 killed" both stay.
//
// Cost: linear in the matches; the aligned blocks once each, in a band of three.
// Tested in tests/unit/repeat/near_test.cc against a full edit-distance table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "repeat/layout.h"
#include "repeat/matches.h"

namespace dittograph {

inline constexpr std::uint32_t kMaxChangedWords = 3;

// The least number of words to insert, delete or change that turns a into b, if it is at most
// kMaxChangedWords; else kMaxChangedWords + 1. only_a and only_b get the places of the words that
// stand in one of them only (Levenshtein 1966, in a band: Ukkonen 1985).
std::uint32_t changed_words(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b,
                            std::vector<std::uint32_t>& only_a, std::vector<std::uint32_t>& only_b);

struct NearPair {
  std::uint32_t a = 0;  // blocks, a before b
  std::uint32_t b = 0;
  std::uint32_t changes = 0;
  // Which block may go: 0 neither, 1 the first, 2 the second.
  std::uint32_t lesser = 0;
};

// Pairs of blocks of at least min_words words; at most one pair for a later block.
void find_near(const Layout& layout, const std::vector<TokenMatch>& matches, double min_words,
               std::vector<NearPair>& pairs);

}  // namespace dittograph

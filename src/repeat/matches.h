// Where the tokens of a document stand a second time: maximal equal runs of tokens.
//
// A greedy parse in the manner of Lempel and Ziv (1977): from left to right, each place that is not
// yet covered takes the longest run that also begins at one of the last few places with the same
// shingle, and the run with the latest of them, both widened to the left. So a place is matched
// with few earlier ones, which keeps a million equal lines linear; copies further back are reached
// through the chain of copies.
//
// Promises: equal tokens at every offset of a match; a < b; at least shingle_size tokens long; no
// match could go further right; every token of a shingle that stood before lies in the b side of
// a match.
// Cost: linear in the tokens. Tested against a quadratic oracle in tests/unit/repeat/.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

// Tokens [a, a + length) equal tokens [b, b + length); a < b. They may overlap (periodic text).
struct TokenMatch {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t length = 0;
};

// Scratch of find_matches(), owned by the caller's worker.
struct MatchScratch {
  std::vector<std::uint32_t> table;     // last place of a shingle, plus one
  std::vector<std::uint32_t> previous;  // the place before with the same shingle, plus one
};

// token_hashes: n tokens; fingerprints: their shingles of shingle_size, n - shingle_size + 1 or,
// for shorter texts, one. Matches come in order of the end of b; behind the longest at a place may
// stand the one with the latest copy, which ends earlier.
void find_matches(std::span<const std::uint64_t> token_hashes,
                  std::span<const std::uint64_t> fingerprints, std::uint32_t shingle_size,
                  MatchScratch& scratch, std::vector<TokenMatch>& matches);

}  // namespace dittograph

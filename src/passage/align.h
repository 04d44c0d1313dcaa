// Alignment: from one common shingle to the whole passage that two documents share around it.
//
// From the seed the passage grows to both sides on the real tokens: runs of equal tokens, joined
// over at most max_gap changed, added or missing tokens where at least min_run equal ones follow.
// A matched token scores 1, an unmatched one costs kGapCost. Each side ends where its score was
// highest among the ends with kMatchedPerUnmatched matched tokens for every unmatched one, and is
// given up when the score falls by kDrop (the X-drop rule of BLAST). The ratio makes the promise:
// matched / longer side >= 0.8 always. The lower cost lets a changed sentence begin be bridged
// where much is equal before it.
//
// Promises: the first and last tokens of both sides match. Mirrored input (documents reversed)
// gives the mirrored passage; documents swapped gives the swapped one unless two gaps of the same
// cost compete. Cost: linear in the passage. No allocation. Thread-safe.
// Tested in tests/unit/passage/align_test.cc against tests/reference/common_tokens.h.
#pragma once

#include <cstdint>
#include <span>

#include "dittograph/passage.h"
#include "shingle/stored_token.h"

namespace dittograph {

struct GapRule {
  std::uint32_t max_gap = 4;  // unmatched tokens in a row, on the longer side
  std::uint32_t min_run = 3;  // matched tokens in a row that must follow
};

inline constexpr std::int64_t kGapCost = 2;
inline constexpr std::int64_t kDrop = 20;
inline constexpr std::int64_t kMatchedPerUnmatched = 4;
inline constexpr double kMinLikeness = 0.8;

// What two documents share from where to where.
struct AlignedSpan {
  TokenRange a;
  TokenRange b;
  std::uint32_t matched = 0;

  friend constexpr auto operator<=>(const AlignedSpan&, const AlignedSpan&) = default;
};

// Grows the seed a[position_a, + seed_tokens) = b[position_b, + seed_tokens). An empty span
// (matched 0) if the tokens there are not equal, as when two shingles share a fingerprint by
// chance.
AlignedSpan grow_seed(std::span<const StoredToken> a, std::span<const StoredToken> b,
                      std::uint32_t position_a, std::uint32_t position_b, std::uint32_t seed_tokens,
                      const GapRule& rule);

// Matched tokens by the tokens of the longer side.
inline double likeness(const AlignedSpan& span) {
  const std::uint32_t longer = span.a.size() > span.b.size() ? span.a.size() : span.b.size();
  return longer == 0 ? 0.0 : static_cast<double>(span.matched) / longer;
}

}  // namespace dittograph

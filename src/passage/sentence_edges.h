// Passage ends that fall on sentence edges, where both sides have the edge.
//
// A passage ends where the last equal tokens end: two words before a sentence ends because these
// two were changed, ten words into a sentence because the name before them was, or one word into
// the next sentence because it happens to begin alike. Each end of a cluster's passage is moved to
// a sentence edge of the representative if at least half of the other witnesses have one that
// belongs to it:
//   outwards, at most kReach tokens: of a witness's edges the one behind which least is unmatched
//     of what comes to both sides; at most kMaxMove tokens may be, and beyond kMaxMove tokens no
//     more than match;
//   inwards, at most kMaxMove tokens.
// Where both ways are open, the one that adds fewer unmatched tokens than the other takes away.
// Witnesses with such an edge move along. The others stay, and take along what is equal directly
// outside. Nothing is moved if a witness would fall below the likeness or min_passage matched
// tokens.
//
// Promises: matched stays a lower bound of the tokens in common, likeness is computed anew.
// Cost: a binary search a witness; where the representative ends inside a sentence, kReach tokens
// of each more. Thread-safe. Tested in tests/unit/passage/sentence_edges_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/corpus_view.h"

namespace dittograph {

// Gives the token positions in [window.begin, window.end] where the document's sentences begin,
// ascending; the number of its tokens counts as one. The view lives as long as buffer is unchanged.
using SentenceLookup = std::function<std::span<const std::uint32_t>(
    DocId document, const TokenRange& window, std::vector<std::uint32_t>& buffer)>;

inline constexpr std::uint32_t kMaxMove = 4;  // unmatched tokens
inline constexpr std::uint32_t kReach = 24;   // tokens

void move_to_sentences(const SentenceLookup& sentences, const TokenLookup& tokens,
                       std::uint32_t min_passage, double min_likeness,
                       std::span<PassageCluster> clusters, Parallel& parallel);

}  // namespace dittograph

// Passage ends that fall on sentence edges, where both sides have the edge.
//
// A passage ends where the last equal tokens end: two words before a sentence ends because these
// two were changed, or two words into the next sentence because it happens to begin alike. Each
// end of a cluster's passage is moved to a sentence edge of the representative at most
// kMaxMove tokens away, outwards before inwards, if at least half of the other witnesses have a
// sentence edge as near on the same side; those move with it, the others stay as they are.
// Nothing is moved if a witness would fall below the likeness or min_passage matched tokens.
//
// Promises: matched stays a lower bound of the tokens in common, likeness is computed anew.
// Cost: a binary search a witness. Thread-safe. Tested in
// tests/unit/passage/sentence_edges_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "dittograph/passage.h"

namespace dittograph {

// Gives the token positions where the document's sentences begin, ascending from 0, with the
// number of tokens at the end. The view lives as long as buffer is unchanged.
using SentenceLookup = std::function<std::span<const std::uint32_t>(
    DocId document, std::vector<std::uint32_t>& buffer)>;

inline constexpr std::uint32_t kMaxMove = 4;  // tokens

void move_to_sentences(const SentenceLookup& sentences, std::uint32_t min_passage,
                       double min_likeness, std::span<PassageCluster> clusters);

}  // namespace dittograph

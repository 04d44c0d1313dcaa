// Witnesses: from a graph of copies to clusters that carry the same text.
//
// A cluster is a star, never a chain: its centre is the representative, and every other witness
// was held against the representative's own tokens (likeness at least min_likeness, by the longer
// of the two). Centres are tried from the copy with the most alignments down, of equal ones the
// longest, then by rank. From a centre the search goes along alignments through copies that were
// verified; what fails stays for a centre of its own. So A ~ B and B ~ C with A unlike C make two
// clusters, and an article that glues two stories is a witness in both of them and joins nothing.
// A copy that is a witness already may be one again for a centre that was aligned with it itself:
// no pair that was aligned is lost because its copy went elsewhere first.
//
// Promises: the clusters depend on the ranks and the alignments only, not on the threads; every
// witness re-verifies. What no chain of alignments joins is worked on in parallel.
// Cost: each alignment is looked at twice; linear in the tokens of what is compared. Tested in
// tests/unit/passage/passages_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/alignments.h"
#include "passage/copies.h"
#include "passage/corpus_view.h"

namespace dittograph {

struct WitnessRule {
  std::uint32_t shingle_size = 5;
  std::uint32_t min_passage = 20;
  double min_likeness = 0.8;
  GapRule gaps;
};

// near_duplicates: number of the near-duplicate cluster by rank, or kNoNumber; a passage that only
// one near-duplicate cluster has is not told. by_rank: the DocId of each rank.
std::vector<PassageCluster> gather_witnesses(std::span<const Alignment> alignments,
                                             const CopyGraph& graph,
                                             std::span<const std::uint32_t> near_duplicates,
                                             std::span<const std::uint32_t> by_rank,
                                             const TokenLookup& tokens, const WitnessRule& rule,
                                             Parallel& parallel);

}  // namespace dittograph

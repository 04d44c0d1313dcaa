// From links to aligned spans: what each linked pair of documents shares.
//
// The links of a pair are taken in text order; one that lies inside a span already grown says
// nothing new. Then spans are taken from the one with most matched tokens down, and one that lies
// by more than half in tokens already taken, on either side, or whose text was taken already, is
// left out: a document's own repeats do not make two passages of one.
//
// Promises: every span has at least min_passage matched tokens and a likeness of 0.8. Depends on
// the links of the pair only. Cost: linear in links and in the tokens of what is found.
// Tested in tests/unit/passage/passage_laws_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "passage/align.h"
#include "passage/corpus_view.h"
#include "passage/links.h"

namespace dittograph {

// Two documents, by their ranks (document_a < document_b), and a passage they share.
struct Alignment {
  std::uint32_t document_a = 0;
  std::uint32_t document_b = 0;
  AlignedSpan span;

  friend constexpr auto operator<=>(const Alignment&, const Alignment&) = default;
};

struct AlignRule {
  std::uint32_t shingle_size = 5;
  std::uint32_t min_passage = 20;
  GapRule gaps;
};

// by_rank: the DocId of each rank. Sorted by the pair, then by place. The links are sorted in
// place within each document.
std::vector<Alignment> align_documents(Links& links, std::span<const std::uint32_t> by_rank,
                                       const TokenLookup& tokens, const AlignRule& rule,
                                       Parallel& parallel);

}  // namespace dittograph

// What is a shared passage: reuse, another version, or boilerplate?
//
// Boilerplate: one source repeats the passage over many of its own documents whose other content
// differs. The rule, for the witnesses of one source, of near-duplicates counted one:
//   1. at least min_documents of them, and at least min_source_share of the source's documents;
//   2. over pairs of them, evenly taken, the median of (tokens of all passages that both have) by
//      (tokens of the smaller document) is at most max_common.
// Witnesses of no known source count as one source with min_documents_unknown in place of
// min_documents and no share. If the sources for which this holds have at least half of the
// witnesses, the cluster is boilerplate. Else all of one source: version. Else: reuse.
//
// Cost: linear in witnesses; a bounded number of pairs a cluster. Thread-safe.
// Tested in tests/unit/passage/kinds_test.cc.
#pragma once

#include <cstdint>
#include <span>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/corpus_view.h"

namespace dittograph {

struct KindRule {
  std::uint32_t min_documents = 5;
  double min_source_share = 0.002;
  std::uint32_t min_documents_unknown = 20;
  double max_common = 0.5;
  std::uint32_t n_pairs = 9;  // looked at in a source of a cluster
};

// Sets the kind of every cluster.
void tell_kinds(const CorpusView& corpus, const KindRule& rule, std::span<PassageCluster> clusters,
                Parallel& parallel);

}  // namespace dittograph

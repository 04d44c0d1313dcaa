// Which passages do documents share? Seeds -> links -> aligned spans -> witnesses -> kinds.
//
//   append_seeds()      per document, in the pass that reads the texts
//   SeedGroups          all places of one fingerprint
//   LinkRanges          which documents are compared, a linear number of them
//   align_documents()   what each linked pair shares, on the real tokens
//   copy_graph()        which of these spans are one copy
//   gather_witnesses()  clusters round a representative, each witness verified
//   tell_kinds()        boilerplate, version or reuse
//   move_to_sentences() ends at sentence edges, where the caller knows these
//   locate()            bytes and code points, in the pass that writes
//
// Promises: the result depends on the documents' tokens, ranks, clusters and sources; not on
// their ids, the order of the seeds or the number of threads. Nothing is left out but what
// PassageCounts::own_repeats_left_out counts.
// Tested in tests/unit/passage/passages_test.cc and tests/unit/passage/passage_laws_test.cc.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/align.h"
#include "passage/corpus_view.h"
#include "passage/kinds.h"
#include "passage/seed_groups.h"
#include "passage/sentence_edges.h"

namespace dittograph {

struct PassageRule {
  std::uint32_t shingle_size = 5;
  std::uint32_t min_passage = 20;  // matched tokens
  GapRule gaps;
  KindRule kinds;
  SentenceLookup sentences;                           // empty: passages end where their tokens do
  std::uint64_t link_bytes = std::uint64_t{1} << 30;  // memory for links at a time
};

absl::StatusOr<Passages> find_passages(const SeedGroups& groups, const CorpusView& corpus,
                                       const PassageRule& rule, Parallel& parallel);

}  // namespace dittograph

// Boilerplate before documents are compared: which stretches of each document are its source's
// standing text, told from the seed groups alone.
//
// A fingerprint is one source's boilerplate if it stands in many of that source's documents (the
// numbers of KindRule) and pairs of them, evenly taken, have little else in common: the median of
// their common seeds by the seeds of the smaller is at most max_common. Seeds of a document that
// are boilerplate of its source and lie within a window of each other join to a stretch. Its ends
// move outwards by as many tokens as are equal in both of the seed's neighbours, the documents
// before and behind in the group; by less than a window, for further out there would be another
// seed. Stretches shorter than min_passage are common phrases, not boilerplate. A document that
// is boilerplate in more than max_document_share has no other content to compare; it gets none.
//
// Use: verification leaves out the shingles that lie inside a stretch; all others count.
// Promises: depends on the documents' seeds, tokens, ranks, sources and clusters; not on the order
// of the seeds or the threads. Cost: linear in the shared seeds, and two documents' tokens a
// stretch. Thread-safe. Tested in tests/unit/passage/boilerplate_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/corpus_view.h"
#include "passage/kinds.h"
#include "passage/seed_groups.h"

namespace dittograph {

struct BoilerplateRule {
  std::uint32_t shingle_size = 5;
  std::uint32_t min_passage = 20;
  std::uint32_t window = 16;  // of the seeds
  double max_document_share = 0.9;
  KindRule kinds;
};

struct BoilerplateRanges {
  std::vector<std::uint64_t> fingerprints;  // ascending: some source's boilerplate
  TokenRangeTable stretches;

  [[nodiscard]] std::span<const TokenRange> of(DocId document) const {
    return stretches.of(document);
  }
};

// corpus.cluster: exact copies, or what is known so far; documents of one number count once.
BoilerplateRanges find_boilerplate(const SeedGroups& groups, const CorpusView& corpus,
                                   const BoilerplateRule& rule, Parallel& parallel);

}  // namespace dittograph

// What goes because another document says it: sentences of shared passages, one copy of each kept.
//
// Documents are taken in the order of preference. A sentence that lies in a passage for the most
// part (where copies differ, a passage may end inside it) is cut if an earlier document has said
// the same sentence, token for token, in its copy of that passage; else this document holds it, and
// it stays. So
//   - every sentence that is cut still stands, word for word, in the document named as its holder;
//   - each wording of a passage keeps a copy of its own: what differs in one word is not lost;
//   - a sentence of min_cut tokens or more keeps one copy over all passages, a shorter one belongs
//     to its passage and keeps one there;
//   - cuts are whole sentences, and a run of them that follow each other has min_cut tokens.
// A sentence that the document says twice, one of them taken out before, is looked for where it
// stayed. A document in which nothing would be left is kept as it is and listed.
//
// Promises: depends on the order of preference, not on the documents' numbers. Cost: linear in the
// tokens of the passages' documents. Memory: 40 bytes a different sentence. Not thread-safe.
// Tested in tests/unit/clean/shared_cuts_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/params.h"
#include "dittograph/passage.h"
#include "passage/corpus_view.h"
#include "segment/sentence_table.h"

namespace dittograph {

struct SharedCutInput {
  std::span<const PassageCluster> clusters;
  Action boilerplate = Action::kCut;  // clusters of that kind; the others: passages
  Action passages = Action::kReport;
  std::span<const DocId> preference;  // all documents, most preferred first
  const std::vector<bool>& dropped;   // by DocId: neither holds nor loses a sentence
  const SentenceTable& sentences;
  const TokenLookup& tokens;
  std::uint32_t min_cut = 12;  // tokens
};

// One sentence that goes. Sentences are counted as in the table.
struct SentenceCut {
  std::uint32_t sentence = 0;
  DocId kept_document{};
  std::uint32_t kept_sentence = 0;
  PassageKind kind = PassageKind::kBoilerplate;
  friend constexpr bool operator==(const SentenceCut&, const SentenceCut&) = default;
};

struct SharedCuts {
  std::vector<std::vector<SentenceCut>> cuts;  // by DocId, in text order
  std::vector<DocId> kept_whole;               // cuts would have emptied them; preferred first
};

SharedCuts find_shared_cuts(const SharedCutInput& input);

}  // namespace dittograph

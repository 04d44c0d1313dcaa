// Which sentences were left, changed, added, taken out and moved between two texts?
//
//   1. sentences with equal tokens are paired, the n-th with the n-th; the longest run of pairs
//      that stand in the same order in both texts is unchanged, the others moved
//   2. between two unchanged ones, the pairs in order with most tokens in common are edited
//      (twice the common tokens by the tokens of both at least kEditedLikeness)
//   3. of what is left, pairs that are alike wherever they stand are moved
//   4. the rest was added or deleted
//
// Numbers and names that changed inside a pair are told by name, because they change the news.
// Promises: every sentence of both texts stands in exactly one edit; the same texts give the same
// edits; swapped texts give added for deleted. Cost: sorts, and in a gap of unequal sentences their
// product, which is bounded. Thread-safe. Tested in tests/unit/audit/edits_test.cc.
#pragma once

#include <span>

#include "audit/sentenced_text.h"
#include "dittograph/sentence_edits.h"

namespace dittograph {

inline constexpr double kEditedLikeness = 0.5;

SentenceEdits align_sentences(const SentencedText& before, const SentencedText& after);
// Of each text these sentences only, in text order.
SentenceEdits align_sentences(const SentencedText& before, std::span<const Sentence> of_before,
                              const SentencedText& after, std::span<const Sentence> of_after);

}  // namespace dittograph

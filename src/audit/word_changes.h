// Which numbers and names differ between two sentences?
//
// The words that both have in the same order are set aside; of each stretch between them its
// numbers are set against its numbers and its names against its names. A number is written with
// digits and taken whole (1,200); a name begins with a capital letter and does not begin the
// sentence. Scripts without capitals have no names here.
// Cost: the product of both lengths; sentences of more than kLongestCompared tokens are passed
// over. Thread-safe. Tested in tests/unit/audit/edits_test.cc.
#pragma once

#include <cstddef>
#include <vector>

#include "audit/sentenced_text.h"
#include "dittograph/sentence_edits.h"

namespace dittograph {

inline constexpr std::size_t kLongestCompared = 300;

// Numbers first, each in text order.
std::vector<WordChange> word_changes(const SentencedText& before, const Sentence& old_sentence,
                                     const SentencedText& after, const Sentence& new_sentence);

}  // namespace dittograph

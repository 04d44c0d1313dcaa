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
// edits; swapped texts give added for deleted. Cost: sorts, once a text; and in a gap of unequal
// sentences their product, which is bounded. Thread-safe. Tested in tests/unit/audit/edits_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "audit/sentenced_text.h"
#include "dittograph/sentence_edits.h"

namespace dittograph {

inline constexpr double kEditedLikeness = 0.5;

// Sentences of a text, sorted out once to be aligned with those of many others.
class PreparedSentences {
 public:
  // Keeps a reference to text. The sentences are in text order. Buffers are used again.
  void prepare(const SentencedText& text, std::span<const Sentence> sentences);

  [[nodiscard]] const SentencedText& text() const { return *text_; }
  [[nodiscard]] std::size_t size() const { return sentences_.size(); }
  [[nodiscard]] const Sentence& sentence(std::size_t i) const { return sentences_[i]; }
  [[nodiscard]] std::size_t n_tokens(std::size_t i) const { return begins_[i + 1] - begins_[i]; }
  // A hash of its tokens in order and the sentence, ascending.
  [[nodiscard]] std::span<const std::pair<std::uint64_t, std::uint32_t>> by_words() const {
    return by_words_;
  }
  // The likeness of sentence i to other's j if that is at_least or more, else 0.
  [[nodiscard]] double likeness(std::size_t i, const PreparedSentences& other, std::size_t j,
                                double at_least) const;

 private:
  // A bit for each of a sentence's tokens: bits that the other lacks are tokens it lacks.
  using Marks = std::array<std::uint64_t, 2>;

  const SentencedText* text_ = nullptr;
  std::vector<Sentence> sentences_;
  std::vector<std::uint64_t> sorted_;  // the tokens of each sentence, ascending
  std::vector<std::uint32_t> begins_;
  std::vector<Marks> marks_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_words_;
};

// Of pairs of sentences in their order, changes are told until there are most_changes or more.
SentenceEdits align_sentences(const PreparedSentences& before, const PreparedSentences& after,
                              std::size_t most_changes = SIZE_MAX);
SentenceEdits align_sentences(const SentencedText& before, const SentencedText& after);

}  // namespace dittograph

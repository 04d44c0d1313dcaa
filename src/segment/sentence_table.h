// The sentences of all documents, as one table: what the comparisons need to know of a text's
// edges once the text itself is gone.
//
// Memory: 16 bytes a sentence and 8 a document. Not thread-safe while documents are added.
// Tested in tests/unit/segment/sentence_table_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

struct StoredSentence {
  std::uint32_t first_token = 0;
  std::uint32_t begin = 0;  // text bytes, as in Sentence
  std::uint32_t end = 0;
  bool gone = false;  // taken out of the document, wholly or in part, before it is compared
};

class SentenceTable {
 public:
  // The sentences of the next document, from DocId 0, in text order.
  void append(std::span<const StoredSentence> sentences) {
    sentences_.insert(sentences_.end(), sentences.begin(), sentences.end());
    ends_.push_back(sentences_.size());
  }

  [[nodiscard]] std::span<const StoredSentence> of(DocId document) const {
    const auto i = static_cast<std::size_t>(document);
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(sentences_).subspan(begin, ends_[i] - begin);
  }
  [[nodiscard]] std::size_t n_documents() const { return ends_.size(); }

 private:
  std::vector<StoredSentence> sentences_;
  std::vector<std::uint64_t> ends_;
};

// Where the tokens of sentence i of a document end: the next one's begin.
inline std::uint32_t end_token(std::span<const StoredSentence> sentences, std::size_t i,
                               std::uint32_t n_tokens) {
  return i + 1 < sentences.size() ? sentences[i + 1].first_token : n_tokens;
}

}  // namespace dittograph

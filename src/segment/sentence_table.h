// The sentences of all documents, as one table: what the comparisons need to know of a text's
// edges once the text itself is gone.
//
// Memory: 8 bytes a document; 16 a sentence on disk, see base/scratch_file.h. append() and finish()
// are for one thread; of() is for any number of threads after finish().
// Tested in tests/unit/segment/sentence_table_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_array.h"
#include "base/status.h"
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
  static absl::StatusOr<SentenceTable> create(const std::string& path, ResidentGuard& guard) {
    DITTOGRAPH_ASSIGN_OR_RETURN(auto all, ScratchArray<StoredSentence>::create(path, guard));
    return SentenceTable(std::move(all));
  }

  // The sentences of the next document, from DocId 0, in text order.
  absl::Status append(std::span<const StoredSentence> sentences) {
    ends_.push_back((ends_.empty() ? 0 : ends_.back()) + sentences.size());
    return all_.append(sentences);
  }
  // Ends the writing.
  absl::Status finish() { return all_.finish(); }

  [[nodiscard]] std::span<const StoredSentence> of(DocId document) const {
    const std::size_t i = index_of(document);
    const std::uint64_t begin = i == 0 ? 0 : ends_[i - 1];
    return all_.items(begin, ends_[i] - begin);
  }
  [[nodiscard]] std::size_t n_documents() const { return ends_.size(); }

 private:
  explicit SentenceTable(ScratchArray<StoredSentence> all) : all_(std::move(all)) {}
  ScratchArray<StoredSentence> all_;
  std::vector<std::uint64_t> ends_;  // per document, in sentences
};

// Where the tokens of sentence i of a document end: the next one's begin.
inline std::uint32_t end_token(std::span<const StoredSentence> sentences, std::size_t i,
                               std::uint32_t n_tokens) {
  return i + 1 < sentences.size() ? sentences[i + 1].first_token : n_tokens;
}

}  // namespace dittograph

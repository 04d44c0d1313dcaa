// Tokens of all documents, kept on disk: what verify and passage read again after the one pass over
// the text. No text is held.
//
//   scratch file:  | document 0: 4 bytes a token, in text order | document 1 | ...
//
// Memory: 8 bytes a document, and what base/scratch_file.h says. append() and finish() are for one
// thread; tokens() is for any number of threads after finish().
// Tested in tests/unit/shingle/token_store_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_array.h"
#include "dittograph/document.h"
#include "shingle/stored_token.h"

namespace dittograph {

class TokenStore {
 public:
  // Makes the scratch file; its folder must exist, a file of that name must not.
  static absl::StatusOr<TokenStore> create(const std::string& path, ResidentGuard& guard);

  // The tokens of the next document, from DocId 0.
  absl::Status append(std::span<const StoredToken> tokens);
  // Of the next documents, side by side; n_tokens says how many each has.
  absl::Status append(std::span<const StoredToken> tokens, std::span<const std::uint32_t> n_tokens);
  // Ends the writing.
  absl::Status finish() { return all_.finish(); }

  // The document's, as long as the store lives.
  [[nodiscard]] std::span<const StoredToken> tokens(DocId document) const {
    const std::uint64_t begin = begin_of(document);
    return all_.items(begin, ends_[index_of(document)] - begin);
  }

  [[nodiscard]] std::size_t n_documents() const { return ends_.size(); }
  [[nodiscard]] std::uint64_t n_tokens(DocId document) const {
    return ends_[index_of(document)] - begin_of(document);
  }

 private:
  explicit TokenStore(ScratchArray<StoredToken> all) : all_(std::move(all)) {}
  [[nodiscard]] std::uint64_t begin_of(DocId document) const {
    return index_of(document) == 0 ? 0 : ends_[index_of(document) - 1];
  }

  ScratchArray<StoredToken> all_;
  std::vector<std::uint64_t> ends_;  // per document, in tokens
};

}  // namespace dittograph

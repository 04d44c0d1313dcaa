// Token hashes of all documents, kept on disk: what verify and passage read again after the one
// pass over the text. No text is held.
//
//   scratch file:  | document 0: 8 bytes a token, in text order | document 1 | ...
//
// Promises: the file has no name any more once it is open, so it goes with the process however
// that ends. Memory: 8 bytes a document and one write buffer; what is read is the system's cache of
// the file, mapped. append() and finish() are for one thread; tokens() is for any number of
// threads after finish().
// Tested in tests/unit/shingle/token_store_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/document.h"

namespace dittograph {

class TokenStore {
 public:
  // Makes the scratch file; its folder must exist, a file of that name must not.
  static absl::StatusOr<TokenStore> create(const std::string& path);
  TokenStore(TokenStore&& other) noexcept;
  TokenStore& operator=(TokenStore&& other) noexcept;
  ~TokenStore();

  // The tokens of the next document, from DocId 0.
  absl::Status append(std::span<const std::uint64_t> token_hashes);
  // Of the next documents, side by side; n_tokens says how many each has.
  absl::Status append(std::span<const std::uint64_t> token_hashes,
                      std::span<const std::uint32_t> n_tokens);
  // Ends the writing.
  absl::Status finish();

  // The document's, as long as the store lives.
  [[nodiscard]] std::span<const std::uint64_t> tokens(DocId document) const;

  [[nodiscard]] std::size_t n_documents() const { return ends_.size(); }
  [[nodiscard]] std::uint64_t n_tokens(DocId document) const;

 private:
  TokenStore(std::string path, int descriptor);
  absl::Status add(std::span<const std::uint64_t> token_hashes);
  absl::Status flush();
  absl::Status write(std::span<const std::uint64_t> token_hashes);
  [[nodiscard]] std::uint64_t begin_of(DocId document) const;

  std::string path_;
  int descriptor_ = -1;
  std::vector<std::uint64_t> ends_;         // per document, in tokens
  std::vector<std::uint64_t> buffer_;       // not yet written
  const std::uint64_t* mapping_ = nullptr;  // of all tokens, after finish()
};

}  // namespace dittograph

// What the passage stage must know of the documents, as columns by DocId.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "dittograph/document.h"
#include "shingle/stored_token.h"

namespace dittograph {

inline constexpr std::uint32_t kNoNumber = std::numeric_limits<std::uint32_t>::max();

// Gives a document's tokens, as a view that lives as long as the corpus. Called from several
// threads at a time, and often: it costs no more than a look.
using TokenLookup = std::function<std::span<const StoredToken>(DocId document)>;

struct CorpusView {
  std::size_t n_documents = 0;
  // Place in the keep rule's order, a permutation of [0, n_documents): of two copies that with
  // the lower rank stays. Empty: reading order. Results depend on ranks, not on ids.
  std::span<const std::uint32_t> rank;
  // Number of the near-duplicate cluster, kNoNumber for a document that is in none. Empty: none.
  std::span<const std::uint32_t> cluster;
  // Number of the source (outlet), kNoNumber where it is not known. Empty: not known.
  std::span<const std::uint32_t> source;
  std::span<const std::uint32_t> n_tokens;
  TokenLookup tokens;
};

}  // namespace dittograph

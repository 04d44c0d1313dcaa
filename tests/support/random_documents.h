// Seeded documents as token hashes: unlike ones, near copies, contained ones, copies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "support/random_words.h"

namespace dittograph::testing_support {

using TokenHashes = std::vector<StoredToken>;

// The document with about one in `one_in` tokens changed.
inline TokenHashes near_copy(TokenHashes document, std::uint64_t one_in, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (StoredToken& token : document) {
    if (random() % one_in == 0) token = static_cast<StoredToken>(random());
  }
  return document;
}

// `n` documents: originals of 10 to 200 tokens, and copies of earlier documents that are exact,
// near to any degree, or one document followed by more.
inline std::vector<TokenHashes> random_documents(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<TokenHashes> documents;
  while (documents.size() < n) {
    TokenHashes document = random_tokens(10 + random() % 191, random());
    if (!documents.empty() && random() % 3 != 0) {
      const TokenHashes& earlier = documents[random() % documents.size()];
      const std::uint64_t kind = random() % 8;
      if (kind == 0) {
        document = earlier;
      } else if (kind == 1) {
        document.insert(document.begin(), earlier.begin(), earlier.end());
      } else {
        document = near_copy(earlier, 10 + random() % 200, random());
      }
    }
    documents.push_back(document);
  }
  return documents;
}

}  // namespace dittograph::testing_support

// A token as it is kept once its text is gone: the low half of its hash.
//
// Half the memory of whole hashes, and all that the comparisons of aligned tokens read. Two words
// of a text share it by chance once in 4 billion pairs; what decides that documents share something
// is a run of equal tokens, never one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

using StoredToken = std::uint32_t;

// Appends what is kept of the hashes.
inline void append_stored(std::span<const std::uint64_t> token_hashes,
                          std::vector<StoredToken>& tokens) {
  const std::size_t first = tokens.size();
  tokens.resize(first + token_hashes.size());
  for (std::size_t i = 0; i < token_hashes.size(); ++i) {
    tokens[first + i] = static_cast<StoredToken>(token_hashes[i]);
  }
}

// Replaces the content of fingerprints by those of every run of shingle_size tokens, as shingle()
// does for whole hashes. Other values than those of shingle(), equal where they are equal.
void shingle_stored(std::span<const StoredToken> tokens, std::uint32_t shingle_size,
                    std::vector<std::uint64_t>& fingerprints);

}  // namespace dittograph

// Seeded 64-bit words for stages that take hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "shingle/stored_token.h"

namespace dittograph::testing_support {

// Values below limit; a small limit makes ties.
inline std::vector<std::uint64_t> random_words(std::size_t n, std::uint64_t seed,
                                               std::uint64_t limit = ~0ULL) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> words(n);
  for (std::uint64_t& word : words) word = random() % limit;
  return words;
}

// The same as tokens are kept.
inline std::vector<StoredToken> random_tokens(std::size_t n, std::uint64_t seed,
                                              std::uint64_t limit = ~0ULL) {
  std::vector<StoredToken> tokens;
  append_stored(random_words(n, seed, limit), tokens);
  return tokens;
}

}  // namespace dittograph::testing_support

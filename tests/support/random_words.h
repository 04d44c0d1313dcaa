// Seeded 64-bit words for stages that take hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace dittograph::testing_support {

// Values below limit; a small limit makes ties.
inline std::vector<std::uint64_t> random_words(std::size_t n, std::uint64_t seed,
                                               std::uint64_t limit = ~0ULL) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> words(n);
  for (std::uint64_t& word : words) word = random() % limit;
  return words;
}

}  // namespace dittograph::testing_support

#include "shingle/shingles.h"

#include <cstddef>

#include "base/check.h"
#include "base/hash.h"
#include "shingle/stored_token.h"

namespace dittograph {
namespace {

// The size known at compile time takes every branch on the length out of XXH3.
template <std::size_t kSize, class Word>
[[gnu::flatten]] void shingle_fixed(const Word* words, std::span<std::uint64_t> fingerprints) {
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    fingerprints[i] = hash_bytes(words + i, kSize * sizeof(Word));
  }
}

template <class Word>
void shingle_any(const Word* words, std::size_t size, std::span<std::uint64_t> fingerprints) {
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    fingerprints[i] = hash_bytes(words + i, size * sizeof(Word));
  }
}

template <class Word>
void shingle_words(std::span<const Word> words, std::uint32_t shingle_size,
                   std::vector<std::uint64_t>& fingerprints) {
  DITTOGRAPH_CHECK(shingle_size >= 1);
  if (words.size() <= shingle_size) {
    fingerprints.clear();
    if (!words.empty()) fingerprints.push_back(hash_bytes(words.data(), words.size_bytes()));
    return;
  }
  fingerprints.resize(words.size() - shingle_size + 1);
  switch (shingle_size) {
    case 1:
      return shingle_fixed<1>(words.data(), fingerprints);
    case 2:
      return shingle_fixed<2>(words.data(), fingerprints);
    case 3:
      return shingle_fixed<3>(words.data(), fingerprints);
    case 4:
      return shingle_fixed<4>(words.data(), fingerprints);
    case 5:
      return shingle_fixed<5>(words.data(), fingerprints);
    case 6:
      return shingle_fixed<6>(words.data(), fingerprints);
    case 7:
      return shingle_fixed<7>(words.data(), fingerprints);
    case 8:
      return shingle_fixed<8>(words.data(), fingerprints);
    default:
      return shingle_any(words.data(), shingle_size, fingerprints);
  }
}

}  // namespace

void shingle(std::span<const std::uint64_t> token_hashes, std::uint32_t shingle_size,
             std::vector<std::uint64_t>& fingerprints) {
  shingle_words(token_hashes, shingle_size, fingerprints);
}

void shingle_stored(std::span<const StoredToken> tokens, std::uint32_t shingle_size,
                    std::vector<std::uint64_t>& fingerprints) {
  shingle_words(tokens, shingle_size, fingerprints);
}

}  // namespace dittograph

#include "shingle/shingles.h"

#include "gtest/gtest.h"

#include "base/hash.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

std::vector<std::uint64_t> shingles_of(std::span<const std::uint64_t> tokens, std::uint32_t size) {
  std::vector<std::uint64_t> fingerprints = {1, 2, 3};  // must be replaced
  shingle(tokens, size, fingerprints);
  return fingerprints;
}

TEST(Shingle, EveryRunOfTokensIsHashedInOrder) {
  for (std::uint32_t size = 1; size <= 40; ++size) {
    for (std::size_t n = size; n < size + 70; ++n) {
      const auto tokens = random_words(n, n);
      const auto fingerprints = shingles_of(tokens, size);
      ASSERT_EQ(fingerprints.size(), n - size + 1);
      for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        ASSERT_EQ(fingerprints[i], hash_bytes(&tokens[i], size * sizeof(tokens[i])))
            << "size=" << size << " n=" << n << " i=" << i;
      }
    }
  }
}

TEST(Shingle, FewerTokensThanOneShingleAreOneShingleOfAll) {
  for (std::size_t n = 1; n < 5; ++n) {
    const auto tokens = random_words(n, n);
    EXPECT_EQ(shingles_of(tokens, 5), std::vector<std::uint64_t>{hash_words(tokens)});
  }
}

TEST(Shingle, NoTokensGiveNone) { EXPECT_TRUE(shingles_of({}, 5).empty()); }

TEST(Shingle, OrderOfTokensMatters) {
  EXPECT_NE(shingles_of(std::vector<std::uint64_t>{1, 2}, 2),
            shingles_of(std::vector<std::uint64_t>{2, 1}, 2));
}

}  // namespace
}  // namespace dittograph

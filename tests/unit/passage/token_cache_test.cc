#include "passage/token_cache.h"

#include <algorithm>
#include <random>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

TEST(TokenCache, GivesEveryDocumentsOwnTokensInAnyOrder) {
  std::vector<std::vector<std::uint64_t>> documents;
  for (std::uint64_t i = 0; i < 1500; ++i) {
    const std::size_t n = i % 97 == 0 ? TokenCache::kMaxTokens + i : i % 50;
    documents.push_back(testing_support::random_words(n, i));
  }
  std::size_t n_lookups = 0;
  const TokenLookup lookup = [&](DocId id, std::vector<std::uint64_t>& buffer) {
    ++n_lookups;
    buffer = documents[static_cast<std::uint32_t>(id)];
    return std::span<const std::uint64_t>(buffer);
  };
  TokenCache cache(lookup);
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const auto id = static_cast<std::uint32_t>(i % 3 == 0 ? random() % 1500 : 1 + random() % 40);
    const auto tokens = cache.tokens(DocId{id});
    ASSERT_TRUE(
        std::equal(tokens.begin(), tokens.end(), documents[id].begin(), documents[id].end()))
        << id;
  }
  EXPECT_LT(n_lookups, 12000U);
}

}  // namespace
}  // namespace dittograph

#include "index/exact_groups.h"

#include <vector>

#include "gtest/gtest.h"

#include "dittograph/match.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

std::vector<DocId> ids(std::initializer_list<std::uint32_t> numbers) {
  std::vector<DocId> result;
  for (const std::uint32_t number : numbers) result.push_back(DocId{number});
  return result;
}

TEST(DigestTokens, TellsTokensOrderAndNumber) {
  const std::vector<std::uint64_t> tokens = {1, 2, 3};
  const auto digest = digest_tokens(tokens);
  EXPECT_EQ(digest, digest_tokens(std::vector<std::uint64_t>{1, 2, 3}));
  EXPECT_NE(digest, digest_tokens(std::vector<std::uint64_t>{1, 3, 2}));
  EXPECT_NE(digest, digest_tokens(std::vector<std::uint64_t>{1, 2, 3, 3}));
  EXPECT_NE(digest, digest_tokens(std::vector<std::uint64_t>{1, 2}));
  EXPECT_EQ(digest_tokens({}), TokenDigest{});
  EXPECT_NE(digest_tokens(std::vector<std::uint64_t>{0}), TokenDigest{});
}

TEST(ExactLeaders, TheMostPreferredStandsForItsGroup) {
  const TokenDigest a = digest_tokens(random_words(5, 1));
  const TokenDigest b = digest_tokens(random_words(5, 2));
  const std::vector<TokenDigest> digests = {a, b, a, b, a};
  Parallel parallel(1);
  EXPECT_EQ(exact_leaders(digests, ids({0, 1, 2, 3, 4}), parallel), ids({0, 1, 0, 1, 0}));
  EXPECT_EQ(exact_leaders(digests, ids({3, 4, 2, 1, 0}), parallel), ids({4, 3, 4, 3, 4}));
}

TEST(ExactLeaders, EmptyDocumentsNeverGroup) {
  const std::vector<TokenDigest> digests(4);
  Parallel parallel(2);
  const auto preference = ids({2, 0, 1, 3});
  const auto leaders = exact_leaders(digests, preference, parallel);
  EXPECT_EQ(leaders, ids({0, 1, 2, 3}));
  EXPECT_TRUE(distinct_documents(digests, preference, leaders).empty());
}

TEST(DistinctDocuments, KeepTheOrderOfPreference) {
  const TokenDigest a = digest_tokens(random_words(5, 1));
  const TokenDigest b = digest_tokens(random_words(5, 2));
  const std::vector<TokenDigest> digests = {a, b, a, TokenDigest{}};
  Parallel parallel(1);
  const auto preference = ids({3, 2, 1, 0});
  const auto leaders = exact_leaders(digests, preference, parallel);
  EXPECT_EQ(distinct_documents(digests, preference, leaders), ids({2, 1}));
}

}  // namespace
}  // namespace dittograph

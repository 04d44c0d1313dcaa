#include "verify/verify.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/random_documents.h"
#include "support/token_store_of.h"

namespace dittograph {
namespace {

using testing_support::near_copy;
using testing_support::random_documents;
using testing_support::random_words;
using testing_support::token_store_of;
using testing_support::TokenHashes;

constexpr VerifyParams kParams{};

std::vector<Candidate> all_pairs(std::size_t n) {
  std::vector<Candidate> pairs;
  for (std::uint32_t i = 0; i < n; ++i) {
    for (std::uint32_t j = i + 1; j < n; ++j) {
      pairs.push_back({.left = DocId{i}, .right = DocId{j}, .found_by = kFoundByMinHash});
    }
  }
  return pairs;
}

std::vector<Match> expected_matches(const std::vector<TokenHashes>& documents,
                                    const std::set<std::uint64_t>& left_out = {}) {
  std::vector<std::set<std::uint64_t>> sets;
  for (const TokenHashes& document : documents) {
    sets.push_back(reference::shingle_set(document, kParams.shingle_size, left_out));
  }
  std::vector<Match> matches;
  for (const Candidate& pair : all_pairs(documents.size())) {
    const auto& left = sets[index_of(pair.left)];
    const auto& right = sets[index_of(pair.right)];
    Match match{.left = pair.left, .right = pair.right};
    match.overlap = reference::overlap(left, right);
    match.found_by = kFoundByMinHash;
    match.near = match.overlap.resemblance() >= 0.8;
    const double containment =
        std::max(match.overlap.left_in_right(), match.overlap.right_in_left());
    const std::size_t smaller =
        left.size() <= right.size() ? index_of(pair.left) : index_of(pair.right);
    match.contained = containment >= 0.9 && documents[smaller].size() >= 30;
    if (match.near || match.contained) matches.push_back(match);
  }
  return matches;
}

TEST(Verify, FindsWhatTheReferenceFindsAndNothingElse) {
  Parallel parallel(1);
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const auto documents = random_documents(80, seed);
    const TokenStore store = token_store_of(documents);
    const auto result =
        verify(store, all_pairs(documents.size()), FingerprintSet(), kParams, parallel);
    ASSERT_TRUE(result.ok()) << result.status();
    const auto expected = expected_matches(documents);
    EXPECT_GT(expected.size(), 20U);
    EXPECT_EQ(result->matches, expected);
    EXPECT_EQ(result->counts.compared, 80U * 79 / 2);
    EXPECT_EQ(result->counts.near + result->counts.contained, expected.size());
  }
}

TEST(Verify, DoesNotDependOnOrderRepeatsThreadsOrCache) {
  const auto documents = random_documents(120, 9);
  const TokenStore store = token_store_of(documents);
  auto pairs = all_pairs(documents.size());
  Parallel one(1);
  const auto expected = verify(store, pairs, FingerprintSet(), kParams, one);
  ASSERT_TRUE(expected.ok());
  std::mt19937_64 random(5);
  std::shuffle(pairs.begin(), pairs.end(), random);
  for (std::size_t i = 0; i < 500; ++i) {
    Candidate turned = pairs[i];
    std::swap(turned.left, turned.right);
    pairs.push_back(turned);
  }
  for (const std::size_t n_threads : {1U, 2U, 7U}) {
    Parallel parallel(n_threads);
    VerifyParams params = kParams;
    params.cache_bytes = n_threads == 2 ? 1000 : 1 << 20;
    const auto result = verify(store, pairs, FingerprintSet(), params, parallel);
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result->matches, expected->matches) << n_threads << " threads";
    EXPECT_EQ(result->counts.compared, expected->counts.compared);
  }
}

TEST(Verify, AddsUpWhoFoundAPair) {
  Parallel parallel(1);
  const TokenHashes text = random_words(100, 1);
  const TokenStore store = token_store_of({text, text});
  const std::vector<Candidate> pairs = {{DocId{0}, DocId{1}, kFoundByMinHash},
                                        {DocId{1}, DocId{0}, kFoundBySimHash}};
  const auto result = verify(store, pairs, FingerprintSet(), kParams, parallel);
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->matches.size(), 1U);
  EXPECT_EQ(result->matches[0].found_by, kFoundByMinHash | kFoundBySimHash);
  EXPECT_EQ(result->counts.found_by.near[kFoundByMinHash | kFoundBySimHash], 1U);
  EXPECT_EQ(result->counts.compared, 1U);
}

TEST(Verify, WhatIsLeftOutCountsNeitherForNorAgainst) {
  Parallel parallel(1);
  // Two pages that share a frame of 300 tokens, and one pair of pages that share their news too.
  const TokenHashes frame = random_words(300, 1);
  std::vector<TokenHashes> pages = {random_words(60, 2), random_words(60, 3)};
  pages.push_back(near_copy(pages[0], 60, 4));
  for (TokenHashes& page : pages) page.insert(page.end(), frame.begin(), frame.end());
  const TokenStore store = token_store_of(pages);
  const auto shingles = reference::shingle_set(frame, kParams.shingle_size);
  const FingerprintSet left_out({shingles.begin(), shingles.end()});
  const auto result = verify(store, all_pairs(3), left_out, kParams, parallel);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->matches.size(), 1U);
  EXPECT_EQ(result->matches, expected_matches(pages, shingles));
}

TEST(Verify, ACandidateOfEmptyDocumentsIsThrownOut) {
  Parallel parallel(1);
  const TokenStore store = token_store_of({{}, {}, random_words(3, 1)});
  const auto result = verify(store, all_pairs(3), FingerprintSet(), kParams, parallel);
  ASSERT_TRUE(result.ok());
  EXPECT_TRUE(result->matches.empty());
}

TEST(Verify, ReadsADocumentInManyPairsOnce) {
  Parallel parallel(1);
  const auto documents = random_documents(50, 3);
  const TokenStore store = token_store_of(documents);
  const auto result =
      verify(store, all_pairs(documents.size()), FingerprintSet(), kParams, parallel);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->counts.loaded, documents.size());
}

}  // namespace
}  // namespace dittograph

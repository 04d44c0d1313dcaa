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
using testing_support::random_tokens;
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

std::vector<Match> expected_matches(const std::vector<TokenHashes>& documents) {
  std::vector<std::set<std::uint64_t>> sets;
  for (const TokenHashes& document : documents) {
    sets.push_back(reference::shingle_set(document, kParams.shingle_size));
  }
  std::vector<Match> matches;
  for (const Candidate& pair : all_pairs(documents.size())) {
    const auto& left = sets[index_of(pair.left)];
    const auto& right = sets[index_of(pair.right)];
    Match match{.left = pair.left, .right = pair.right};
    match.overlap = match.full = reference::overlap(left, right);
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
        verify(store, all_pairs(documents.size()), TokenRangeTable(), kParams, parallel);
    const auto expected = expected_matches(documents);
    EXPECT_GT(expected.size(), 20U);
    EXPECT_EQ(result.matches, expected);
    EXPECT_EQ(result.counts.compared, 80U * 79 / 2);
    EXPECT_EQ(result.counts.near + result.counts.contained, expected.size());
  }
}

TEST(Verify, DoesNotDependOnOrderRepeatsThreadsOrCache) {
  const auto documents = random_documents(120, 9);
  const TokenStore store = token_store_of(documents);
  auto pairs = all_pairs(documents.size());
  Parallel one(1);
  const auto expected = verify(store, pairs, TokenRangeTable(), kParams, one);
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
    const auto result = verify(store, pairs, TokenRangeTable(), params, parallel);
    EXPECT_EQ(result.matches, expected.matches) << n_threads << " threads";
    EXPECT_EQ(result.counts.compared, expected.counts.compared);
  }
}

TEST(Verify, AddsUpWhoFoundAPair) {
  Parallel parallel(1);
  const TokenHashes text = random_tokens(100, 1);
  const TokenStore store = token_store_of({text, text});
  const std::vector<Candidate> pairs = {{DocId{0}, DocId{1}, kFoundByMinHash},
                                        {DocId{1}, DocId{0}, kFoundBySimHash}};
  const auto result = verify(store, pairs, TokenRangeTable(), kParams, parallel);
  ASSERT_EQ(result.matches.size(), 1U);
  EXPECT_EQ(result.matches[0].found_by, kFoundByMinHash | kFoundBySimHash);
  EXPECT_EQ(result.counts.found_by.near[kFoundByMinHash | kFoundBySimHash], 1U);
  EXPECT_EQ(result.counts.compared, 1U);
}

// A page of its own text and a frame, of which the tokens are given.
struct Page {
  TokenHashes own;
  TokenHashes frame{};
  bool frame_is_left_out = true;
};

// The one pair of two pages, near or not.
Match compared(const std::vector<Page>& pages) {
  std::vector<TokenHashes> documents;
  TokenRangeTable left_out{.begins = {0}, .ranges = {}};
  for (const Page& page : pages) {
    TokenHashes& document = documents.emplace_back(page.own);
    document.insert(document.end(), page.frame.begin(), page.frame.end());
    if (page.frame_is_left_out && !page.frame.empty()) {
      left_out.ranges.push_back({static_cast<std::uint32_t>(page.own.size()),
                                 static_cast<std::uint32_t>(document.size())});
    }
    left_out.begins.push_back(left_out.ranges.size());
  }
  VerifyParams params = kParams;
  params.resemblance = 0.0;  // every pair is told
  Parallel parallel(1);
  const TokenStore store = token_store_of(documents);
  const Match figures = verify(store, all_pairs(2), left_out, params, parallel).matches.at(0);
  const auto matches = verify(store, all_pairs(2), left_out, kParams, parallel).matches;
  if (matches.empty()) return {.overlap = figures.overlap, .full = figures.full};
  EXPECT_EQ(matches[0].overlap, figures.overlap);
  return matches[0];
}

TEST(Verify, WhatIsLeftOutCountsNeitherForNorAgainst) {
  const TokenHashes news = random_tokens(300, 1);
  const TokenHashes frame = random_tokens(100, 2);
  const TokenHashes other_frame = random_tokens(140, 3);
  const Match same = compared({{news, frame}, {near_copy(news, 300, 4), other_frame}});
  EXPECT_TRUE(same.near) << "the news is the same";
  EXPECT_LT(same.full.resemblance(), 0.8);
  EXPECT_EQ(same.overlap.left + 96, same.full.left);
  EXPECT_EQ(same.overlap.right + 136, same.full.right);
  EXPECT_EQ(same.overlap.shared, same.full.shared);
  // The frame is known as one in the left page only, yet it does not count in the right one.
  const Match once = compared({{news, frame, true}, {near_copy(news, 300, 4), frame, false}});
  EXPECT_TRUE(once.near);
  EXPECT_EQ(once.overlap.right + 96, once.full.right);
  EXPECT_EQ(once.overlap.shared + 96, once.full.shared);
}

// Of two documents that count equally much, either may come first.
TEST(Verify, DoesNotDependOnWhichDocumentIsLeft) {
  const TokenHashes own = random_tokens(60, 1);
  const Page framed{own, random_tokens(180, 2)};
  const Page bare{own};
  const Match one = compared({framed, bare});
  const Match other = compared({bare, framed});
  EXPECT_EQ(one.contained, other.contained);
  EXPECT_EQ(one.near, other.near);
  EXPECT_EQ(one.alike, other.alike);
  EXPECT_TRUE(one.contained) << "the bare one is the smaller";
}

TEST(Verify, AFrameMakesNoPagesNear) {
  const TokenHashes frame = random_tokens(500, 1);
  const Match pages = compared({{random_tokens(50, 2), frame}, {random_tokens(50, 3), frame}});
  EXPECT_FALSE(pages.near);
  EXPECT_TRUE(pages.alike) << "but it is told";
  EXPECT_GE(pages.full.resemblance(), 0.8);
}

TEST(Verify, AFewCommonWordsBesideDifferentFramesMakeNoPagesNear) {
  const TokenHashes own = random_tokens(50, 1);
  const Match pages = compared({{own, random_tokens(500, 2)}, {own, random_tokens(500, 3)}});
  EXPECT_FALSE(pages.near);
  EXPECT_FALSE(pages.alike);
  EXPECT_FALSE(pages.contained);
  EXPECT_GE(pages.overlap.resemblance(), 0.8);
}

TEST(Verify, CountedOverlapsAreThoseOfTheSetsWithoutWhatIsLeftOut) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    // Few different words, so that shingles stand inside and outside of the frames.
    const TokenHashes news = random_tokens(80, seed, 3);
    const TokenHashes frame = random_tokens(60, seed + 100, 3);
    const Page left{news, frame};
    const Page right{near_copy(news, 80, seed), seed % 2 == 0 ? frame : random_tokens(60, seed, 3)};
    auto out = reference::shingle_set(left.frame, 5);
    out.merge(reference::shingle_set(right.frame, 5));
    const auto whole = [](const Page& page) {
      TokenHashes document = page.own;
      document.insert(document.end(), page.frame.begin(), page.frame.end());
      return document;
    };
    EXPECT_EQ(compared({left, right}).overlap,
              reference::overlap(reference::shingle_set(whole(left), 5, out),
                                 reference::shingle_set(whole(right), 5, out)));
  }
}

TEST(Verify, ACandidateOfEmptyDocumentsIsThrownOut) {
  Parallel parallel(1);
  const TokenStore store = token_store_of({{}, {}, random_tokens(3, 1)});
  const auto result = verify(store, all_pairs(3), TokenRangeTable(), kParams, parallel);
  EXPECT_TRUE(result.matches.empty());
}

TEST(Verify, ReadsADocumentInManyPairsOnce) {
  Parallel parallel(1);
  const auto documents = random_documents(50, 3);
  const TokenStore store = token_store_of(documents);
  const auto result =
      verify(store, all_pairs(documents.size()), TokenRangeTable(), kParams, parallel);
  EXPECT_EQ(result.counts.loaded, documents.size());
}

}  // namespace
}  // namespace dittograph

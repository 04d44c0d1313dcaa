// Recall as estimated and as measured, on pairs whose number is known.
#include "engine/recall.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "index/band_curve.h"
#include "support/random_documents.h"
#include "support/token_store_of.h"

namespace dittograph {
namespace {

using testing_support::random_tokens;
using testing_support::token_store_of;
using testing_support::TokenHashes;

Match near_match(std::uint32_t shared, std::uint32_t either, FoundBy found_by) {
  Match match{.left = DocId{0}, .right = DocId{1}};
  match.full = match.overlap = {.shared = shared, .left = either, .right = shared};
  match.near = true;
  match.found_by = found_by;
  return match;
}

// Pairs drawn with the curve's own shares: the estimate must come near the share that was drawn.
TEST(Recall, TheEstimateComesNearTheShareThatWasFound) {
  constexpr int kPairs = 20'000;
  const BandParams bands{.signature_size = 128, .bands = 16, .rows = 8, .min_equal_slots = 0};
  std::mt19937_64 random(1);
  std::vector<Match> found;
  for (int i = 0; i < kPairs; ++i) {
    const auto shared = static_cast<std::uint32_t>(800 + random() % 200);
    const double chance = found_share(shared / 1000.0, bands);
    if (std::bernoulli_distribution(chance)(random)) {
      found.push_back(near_match(shared, 1000, kFoundByMinHash));
    }
  }
  const double share = static_cast<double>(found.size()) / kPairs;
  ASSERT_LT(share, 0.995);
  // Five standard errors of the share, and those of the weights, which are no larger.
  EXPECT_NEAR(estimated_recall(found, bands, 0.8), share,
              10 * std::sqrt(share * (1 - share) / kPairs));
}

TEST(Recall, WhatOthersFoundAndWhatIsNotNearIsNotCounted) {
  const BandParams bands{.signature_size = 128, .bands = 1, .rows = 8, .min_equal_slots = 0};
  EXPECT_EQ(estimated_recall({}, bands, 0.8), 1.0);
  std::vector<Match> matches = {near_match(850, 1000, kFoundByShort),
                                near_match(500, 1000, kFoundByMinHash)};
  EXPECT_EQ(estimated_recall(matches, bands, 0.8), 1.0);
  matches.push_back(near_match(900, 1000, kFoundByMinHash | kFoundBySimHash));
  EXPECT_NEAR(estimated_recall(matches, bands, 0.8), std::pow(0.9, 8), 1e-6);
}

struct Documents {
  // Pairs of near copies: 2 i and 2 i + 1.
  explicit Documents(std::uint32_t n_pairs) {
    for (std::uint32_t i = 0; i < n_pairs; ++i) {
      TokenHashes text = random_tokens(200, i);
      tokens.push_back(text);
      text[i % 200] = i;
      tokens.push_back(text);
    }
    for (const TokenHashes& text : tokens) {
      digests.push_back(digest_tokens(std::vector<std::uint64_t>(text.begin(), text.end())));
    }
    for (std::uint32_t i = 0; i < tokens.size(); ++i) order.push_back(DocId{i});
  }
  std::vector<TokenHashes> tokens;
  std::vector<TokenDigest> digests;
  std::vector<DocId> order;
};

MeasuredRecall measure(const Documents& documents, const DocumentClusters& clusters,
                       std::size_t most_documents) {
  const TokenStore store = token_store_of(documents.tokens);
  const TokenRangeTable none;
  Parallel parallel(2);
  return measure_recall({.tokens = store,
                         .digests = documents.digests,
                         .signatures = std::vector<std::uint32_t>(),
                         .simhashes = {},
                         .preference = documents.order,
                         .leaders = documents.order,
                         .left_out = none,
                         .further = {}},
                        VerifyParams{}, clusters,
                        {.most_documents = most_documents, .most_missed = 3}, parallel);
}

TEST(Recall, MeasuredIsTheShareOfPairsThatClustersAndLinksPutTogether) {
  const Documents documents(50);
  DocumentClusters clusters;
  for (std::uint32_t i = 0; i < 30; ++i) {
    DocumentCluster& cluster = clusters.clusters.emplace_back();
    cluster.representative = DocId{2 * i};
    cluster.members.push_back({.document = DocId{2 * i + 1}});
  }
  for (std::uint32_t i = 30; i < 40; ++i) {
    clusters.links.push_back({.smaller = DocId{2 * i + 1}, .larger = DocId{2 * i}});
  }
  const MeasuredRecall measured = measure(documents, clusters, 1000);
  EXPECT_EQ(measured.documents, 100U);
  EXPECT_EQ(measured.pairs, 50U);
  EXPECT_EQ(measured.found, 40U);
  EXPECT_NEAR(measured.recall(), 0.8, 1e-12);
  ASSERT_EQ(measured.missed.size(), 3U);
  for (const MissedPair& pair : measured.missed) {
    EXPECT_GE(index_of(pair.left), 80U);
    EXPECT_EQ(index_of(pair.right), index_of(pair.left) + 1);
    EXPECT_GT(pair.resemblance, 0.9);
  }
}

TEST(Recall, TheSampleIsDrawnByContentNotByNumber) {
  const Documents documents(50);
  Documents turned = documents;
  std::reverse(turned.tokens.begin(), turned.tokens.end());
  std::reverse(turned.digests.begin(), turned.digests.end());
  const MeasuredRecall one = measure(documents, {}, 20);
  const MeasuredRecall other = measure(turned, {}, 20);
  EXPECT_EQ(one.documents, 20U);
  EXPECT_EQ(other.pairs, one.pairs);
  ASSERT_EQ(other.missed.size(), one.missed.size());
  for (std::size_t i = 0; i < one.missed.size(); ++i) {
    EXPECT_EQ(other.missed[i].resemblance, one.missed[i].resemblance);
  }
}

}  // namespace
}  // namespace dittograph

// The join of a sample against all pairs: none that is near may be left out.
#include "verify/sample_join.h"

#include <set>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/random_documents.h"
#include "support/token_store_of.h"

namespace dittograph {
namespace {

using testing_support::random_documents;
using testing_support::token_store_of;

std::vector<DocId> ids(std::size_t n) {
  std::vector<DocId> all;
  for (std::uint32_t i = 0; i < n; ++i) all.push_back(DocId{i});
  return all;
}

TEST(SampleJoin, NoNearPairOfTheSampleIsLeftOut) {
  constexpr std::size_t kDocuments = 120;
  std::size_t n_near = 0;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    for (const double resemblance : {0.5, 0.8, 1.0}) {
      const auto documents = random_documents(kDocuments, seed);
      const TokenStore store = token_store_of(documents);
      const std::vector<DocId> all = ids(kDocuments);
      const std::vector<DocId> sample(all.begin() + 30, all.begin() + 70);
      Parallel parallel(2);
      const SampleJoin join = join_sample(store, all, sample, TokenRangeTable(),
                                          {.resemblance = resemblance}, parallel);
      EXPECT_EQ(join.n_sampled, sample.size());
      std::set<std::pair<DocId, DocId>> pairs;
      for (const Candidate& pair : join.pairs) {
        EXPECT_TRUE(pair.left < pair.right);
        EXPECT_TRUE(pairs.emplace(pair.left, pair.right).second);
      }
      std::vector<std::set<std::uint64_t>> sets;
      for (const auto& document : documents) sets.push_back(reference::shingle_set(document, 5));
      for (const DocId x : sample) {
        for (const DocId y : all) {
          if (x == y || reference::overlap(sets[index_of(x)], sets[index_of(y)]).resemblance() <
                            resemblance) {
            continue;
          }
          ++n_near;
          EXPECT_TRUE(pairs.contains(std::minmax(x, y)))
              << index_of(x) << " and " << index_of(y) << ", seed " << seed;
        }
      }
    }
  }
  EXPECT_GT(n_near, 500U);
}

TEST(SampleJoin, ThreadsDoNotMatterAndTheSampleIsCutShortFromItsEnd) {
  const auto documents = random_documents(200, 1);
  const TokenStore store = token_store_of(documents);
  const std::vector<DocId> all = ids(documents.size());
  Parallel one(1);
  Parallel seven(7);
  const SampleJoin whole = join_sample(store, all, all, TokenRangeTable(), {}, one);
  EXPECT_EQ(join_sample(store, all, all, TokenRangeTable(), {}, seven).pairs, whole.pairs);

  const SampleJoinParams few{.max_pairs = whole.pairs.size() / 3};
  const SampleJoin cut = join_sample(store, all, all, TokenRangeTable(), few, one);
  EXPECT_LT(cut.n_sampled, all.size());
  EXPECT_GT(cut.n_sampled, 0U);
  EXPECT_LE(cut.pairs.size(), few.max_pairs);
  const SampleJoin again = join_sample(store, all, all, TokenRangeTable(), few, seven);
  EXPECT_EQ(again.n_sampled, cut.n_sampled);
  EXPECT_EQ(again.pairs, cut.pairs);
}

TEST(SampleJoin, WhatTheSampledDocumentLeavesOutNominatesNobody) {
  // Two documents share 100 tokens that are left out, and nothing else.
  auto left = testing_support::random_tokens(200, 1);
  auto right = testing_support::random_tokens(200, 2);
  std::copy_n(left.begin(), 100, right.begin());
  const TokenStore store = token_store_of({left, right});
  TokenRangeTable left_out{.begins = {0, 1, 2}, .ranges = {{0, 100}, {0, 100}}};
  Parallel parallel(1);
  const std::vector<DocId> all = ids(2);
  EXPECT_TRUE(join_sample(store, all, all, left_out, {}, parallel).pairs.empty());
  EXPECT_EQ(
      join_sample(store, all, all, TokenRangeTable(), {.resemblance = 0.2}, parallel).pairs.size(),
      1U);
}

}  // namespace
}  // namespace dittograph

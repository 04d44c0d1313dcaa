#include "index/minhash_bands.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "gtest/gtest.h"

#include "sketch/minhash.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

struct Corpus {
  std::vector<DocId> documents;
  std::vector<std::uint32_t> signatures;

  void add(std::span<const std::uint64_t> fingerprints) {
    documents.push_back(DocId{static_cast<std::uint32_t>(documents.size())});
    signatures.resize(signatures.size() + 128);
    minhash(fingerprints, MinHashParams{}, std::span(signatures).last(128));
  }
};

std::vector<std::uint64_t> joined(std::vector<std::uint64_t> a,
                                  const std::vector<std::uint64_t>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(MinhashBands, FindPairsAtTheWantedResemblance) {
  // Pairs of sets of 185 that share 170: 0.85. A pair is missed by the bands with a chance of
  // 4e-7, by the test of the whole signature, which needs 92 of 128, with 1e-4 (the binomial
  // tail); three or more misses of 1,000 have a chance of 2e-4.
  Corpus corpus;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const auto shared = random_words(170, 3 * i);
    corpus.add(joined(shared, random_words(15, 3 * i + 1)));
    corpus.add(joined(shared, random_words(15, 3 * i + 2)));
  }
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;
  pairs_by_bands(corpus.documents, corpus.signatures, BandParams{}, parallel, pairs, crowded);
  std::size_t n_found = 0;
  for (std::uint32_t i = 0; i < 2000; i += 2) {
    n_found += std::binary_search(pairs.begin(), pairs.end(), rank_pair(i, i + 1)) ? 1U : 0U;
  }
  EXPECT_GE(n_found, 998U);
  EXPECT_EQ(pairs.size(), n_found);
}

TEST(MinhashBands, DropPairsThatAgreeInABandOnly) {
  Corpus corpus;
  for (std::uint64_t i = 0; i < 200; ++i) {
    const auto shared = random_words(100, 3 * i);  // 0.5
    corpus.add(joined(shared, random_words(50, 3 * i + 1)));
    corpus.add(joined(shared, random_words(50, 3 * i + 2)));
  }
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;
  const ListCounts counts =
      pairs_by_bands(corpus.documents, corpus.signatures, BandParams{}, parallel, pairs, crowded);
  EXPECT_GT(counts.pairs_tested, 50U);
  EXPECT_TRUE(pairs.empty());
}

// `n` pages: a template of 300 and 50 own fingerprints each, 0.75 to each other; every tenth page
// but the first ten is a near copy (own part shared but for 5) of the page before it.
Corpus pages_of_one_template(std::uint64_t n) {
  Corpus corpus;
  const auto frame = random_words(300, 999999);
  for (std::uint64_t i = 0; i < n; ++i) {
    const bool copy = i % 10 == 9 && i > 10;
    auto own = random_words(50, copy ? i - 1 : i);
    if (copy) std::fill_n(own.begin(), 5, i);
    corpus.add(joined(frame, own));
  }
  return corpus;
}

// Both looks, no two documents being in one cluster after the first.
struct TwoLooks {
  std::set<RankPair> pairs;
  std::size_t n_crowded = 0;
  std::uint64_t pairs_tested = 0;
  std::uint64_t pairs_left_out = 0;
};

TwoLooks look_twice(const Corpus& corpus, Parallel& parallel) {
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;
  const ListCounts first =
      pairs_by_bands(corpus.documents, corpus.signatures, BandParams{}, parallel, pairs, crowded);
  std::vector<DocId> documents;
  for (const std::uint32_t rank : crowded) documents.push_back(corpus.documents[rank]);
  std::vector<RankPair> more;
  const CrowdCounts second =
      pairs_in_crowds(documents, {.groups = crowded}, corpus.documents.size(), corpus.signatures,
                      BandParams{}, parallel, more);
  TwoLooks result{.pairs = {pairs.begin(), pairs.end()},
                  .n_crowded = crowded.size(),
                  .pairs_tested = first.pairs_tested + second.bands.pairs_tested +
                                  second.slot_pairs.pairs_tested,
                  .pairs_left_out = first.pairs_left_out};
  for (const RankPair pair : more) {
    result.pairs.insert(rank_pair(crowded[preferred_of(pair)], crowded[other_of(pair)]));
  }
  return result;
}

TEST(MinhashBands, ATemplateStaysLinear) {
  Parallel parallel(1);
  double per_document = 0;
  for (const std::uint64_t n : {1000U, 2000U, 8000U}) {
    const TwoLooks looks = look_twice(pages_of_one_template(n), parallel);
    const double now = static_cast<double>(looks.pairs_tested) / static_cast<double>(n);
    if (n > 1000) {
      EXPECT_LE(now, 1.25 * per_document) << n << " pages";
    }
    per_document = now;
    EXPECT_GT(looks.pairs_left_out, 0U);
    EXPECT_LE(looks.pairs.size(), 100 * n);
  }
}

TEST(MinhashBands, NearPairsAreFoundInACrowdOfOneTemplate) {
  const std::uint64_t n = 8000;
  Parallel parallel(1);
  const TwoLooks looks = look_twice(pages_of_one_template(n), parallel);
  EXPECT_GT(looks.n_crowded, n / 2);
  std::size_t n_copies = 0;
  std::size_t n_found = 0;
  for (std::uint32_t i = 19; i < n; i += 10, ++n_copies) {
    n_found += looks.pairs.contains(rank_pair(i - 1, i)) ? 1U : 0U;
  }
  EXPECT_GE(n_found, n_copies * 995 / 1000);
}

TEST(MinhashBands, ThreadsDoNotMatter) {
  const Corpus corpus = pages_of_one_template(1500);
  Parallel one(1);
  const TwoLooks expected = look_twice(corpus, one);
  EXPECT_FALSE(expected.pairs.empty());
  for (const std::size_t n_threads : {2U, 7U}) {
    Parallel parallel(n_threads);
    const TwoLooks looks = look_twice(corpus, parallel);
    EXPECT_EQ(looks.pairs, expected.pairs);
    EXPECT_EQ(looks.pairs_tested, expected.pairs_tested);
  }
}

TEST(PairsInCrowds, GiveOnlyWhatIsWanted) {
  Corpus corpus;
  for (int i = 0; i < 6; ++i) corpus.add(random_words(100, 1));
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  const auto look = [&](const std::vector<std::uint32_t>& groups,
                        const std::vector<std::uint32_t>& before) {
    pairs_in_crowds(corpus.documents, {groups, before}, 6, corpus.signatures, BandParams{},
                    parallel, pairs);
  };
  look({0, 0, 0, 3, 3, 3}, {});
  EXPECT_EQ(pairs.size(), 9U);
  // Document 5 went from the second group to a third: its old companions are wanted now.
  look({0, 0, 0, 3, 3, 5}, {0, 0, 0, 3, 3, 3});
  EXPECT_EQ(pairs, (std::vector<RankPair>{rank_pair(3, 5), rank_pair(4, 5)}));
}

TEST(MinhashBands, OnlyTheDocumentsGivenAreCompared) {
  Corpus corpus;
  for (int i = 0; i < 4; ++i) corpus.add(random_words(100, 1));
  const std::vector<DocId> documents = {DocId{3}, DocId{1}};
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;
  pairs_by_bands(documents, corpus.signatures, BandParams{}, parallel, pairs, crowded);
  EXPECT_EQ(pairs, (std::vector<RankPair>{rank_pair(0, 1)}));
}

}  // namespace
}  // namespace dittograph

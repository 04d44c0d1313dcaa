#include "index/hamming_blocks.h"

#include <bit>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

// Random words, half of them an earlier word with up to 10 bits turned.
std::vector<std::uint64_t> words_with_neighbours(std::size_t n, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> words;
  while (words.size() < n) {
    std::uint64_t word = random();
    if (words.size() % 2 == 1) {
      word = words[random() % words.size()];
      for (std::uint64_t turns = random() % 11; turns > 0; --turns) word ^= 1ULL << random() % 64;
    }
    words.push_back(word);
  }
  return words;
}

std::vector<DocId> all_documents(std::size_t n) {
  std::vector<DocId> documents;
  for (std::uint32_t i = 0; i < n; ++i) documents.push_back(DocId{i});
  return documents;
}

TEST(HammingBlocks, AgreeWithAllPairsAtEveryDistanceAndSize) {
  Parallel parallel(2);
  // 70,000 would take one block more a key than 2,000; the choice is made by the number.
  for (const std::size_t n : {0U, 1U, 2U, 300U, 2000U}) {
    const auto words = words_with_neighbours(n, n);
    const auto documents = all_documents(n);
    for (std::uint32_t distance = 0; distance <= 7; ++distance) {
      std::vector<RankPair> expected;
      for (std::uint32_t i = 0; i < n; ++i) {
        for (std::uint32_t j = i + 1; j < n; ++j) {
          if (std::popcount(words[i] ^ words[j]) <= static_cast<int>(distance)) {
            expected.push_back(rank_pair(i, j));
          }
        }
      }
      std::vector<RankPair> pairs;
      pairs_by_simhash(documents, words, {.distance = distance, .lists = {.all_pairs = 10000}},
                       parallel, pairs);
      EXPECT_EQ(pairs, expected) << n << " words, distance " << distance;
    }
  }
}

TEST(HammingBlocks, MoreDocumentsTakeLongerKeys) {
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  const auto tables = [&](std::size_t n) {
    return pairs_by_simhash(all_documents(n), testing_support::random_words(n, 1), {.distance = 3},
                            parallel, pairs)
        .tables;
  };
  EXPECT_EQ(tables(1000), 4U);
  EXPECT_EQ(tables(66000), 10U);
}

TEST(HammingBlocks, EqualWordsStayLinear) {
  Parallel parallel(1);
  for (const std::size_t n : {2000U, 20000U}) {
    std::vector<RankPair> pairs;
    const HammingCounts counts = pairs_by_simhash(
        all_documents(n), std::vector<std::uint64_t>(n, 5), HammingParams{}, parallel, pairs);
    EXPECT_LE(pairs.size(), 8 * n);
    EXPECT_EQ(counts.lists.crowds, counts.tables);
    EXPECT_EQ(counts.lists.largest_crowd, n);
  }
}

}  // namespace
}  // namespace dittograph

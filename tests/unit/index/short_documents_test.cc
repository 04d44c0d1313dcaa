#include "index/short_documents.h"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using Set = std::set<std::uint64_t>;

// Sets of 1 to 37 fingerprints, three in four made from an earlier one by a few exchanges.
std::vector<Set> random_sets(std::size_t n, std::uint64_t seed, std::uint64_t limit) {
  std::mt19937_64 random(seed);
  std::vector<Set> sets;
  while (sets.size() < n) {
    const auto words = testing_support::random_words(1 + random() % 37, random(), limit);
    Set set(words.begin(), words.end());
    if (!sets.empty() && random() % 4 != 0) {
      set = sets[random() % sets.size()];
      for (std::uint64_t changes = random() % 6; changes > 0; --changes) {
        if (random() % 2 == 0 && set.size() > 1) set.erase(set.begin());
        if (random() % 2 == 0) set.insert(random() % limit);
      }
    }
    sets.push_back(set);
  }
  return sets;
}

TEST(ShortDocuments, MissNoPairAtTheWantedResemblance) {
  Parallel parallel(2);
  for (const double resemblance : {0.5, 0.8, 0.9, 1.0}) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
      // From fingerprints that nobody else has to ones that everybody has.
      const auto sets = random_sets(200, seed, seed % 2 == 0 ? ~0ULL : 100);
      ShortDocuments documents;
      for (std::uint32_t i = 0; i < sets.size(); ++i) {
        documents.add(3 * i, std::vector<std::uint64_t>(sets[i].begin(), sets[i].end()));
      }
      std::vector<RankPair> pairs;
      const ListCounts counts = pairs_of_short_documents(
          documents, {.resemblance = resemblance, .lists = {.all_pairs = 200}}, parallel, pairs);
      EXPECT_EQ(counts.crowds, 0U);
      std::size_t n_near = 0;
      for (std::uint32_t i = 0; i < sets.size(); ++i) {
        for (std::uint32_t j = i + 1; j < sets.size(); ++j) {
          if (reference::overlap(sets[i], sets[j]).resemblance() < resemblance) continue;
          ++n_near;
          EXPECT_TRUE(std::binary_search(pairs.begin(), pairs.end(), rank_pair(3 * i, 3 * j)))
              << i << " and " << j << " at " << resemblance;
        }
      }
      EXPECT_GT(n_near, 10U);
    }
  }
}

TEST(ShortDocuments, ShareRareFingerprintsToBePaired) {
  // One common greeting of 5 and 15 words of their own: no pair comes up at all.
  ShortDocuments documents;
  const auto greeting = testing_support::random_words(5, 1);
  for (std::uint32_t i = 0; i < 500; ++i) {
    const auto own = testing_support::random_words(15, 10 + i);
    Set set(own.begin(), own.end());
    set.insert(greeting.begin(), greeting.end());
    documents.add(i, std::vector<std::uint64_t>(set.begin(), set.end()));
  }
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  const ListCounts counts = pairs_of_short_documents(documents, ShortParams{}, parallel, pairs);
  EXPECT_TRUE(pairs.empty());
  EXPECT_EQ(counts.pairs_tested, 0U);
}

TEST(ShortDocuments, OneFormWithOneOwnWordStaysLinear) {
  Parallel parallel(1);
  for (const std::uint32_t n : {2000U, 10000U}) {
    ShortDocuments documents;
    const auto form = testing_support::random_words(15, 1);
    for (std::uint32_t i = 0; i < n; ++i) {
      Set set(form.begin(), form.end());
      set.insert(i);
      documents.add(i, std::vector<std::uint64_t>(set.begin(), set.end()));
    }
    std::vector<RankPair> pairs;
    const ListCounts counts = pairs_of_short_documents(documents, ShortParams{}, parallel, pairs);
    EXPECT_LE(counts.pairs_tested, 100ULL * n);
    EXPECT_GT(counts.pairs_left_out, 0U);
    EXPECT_GE(pairs.size(), n - 1);  // everybody is still paired with the most preferred
  }
}

}  // namespace
}  // namespace dittograph

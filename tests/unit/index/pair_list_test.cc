#include "index/pair_list.h"

#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

// Lists of the given sizes, each with ranks from 0.
std::vector<Posting> lists_of(const std::vector<std::uint32_t>& sizes) {
  std::vector<Posting> postings;
  for (std::uint32_t key = 0; key < sizes.size(); ++key) {
    for (std::uint32_t rank = 0; rank < sizes[key]; ++rank) postings.push_back(posting(key, rank));
  }
  return postings;
}

struct Seen {
  std::set<RankPair> pairs;
  std::vector<std::size_t> crowds;
  ListCounts counts;
};

Seen see(const std::vector<std::uint32_t>& sizes, std::size_t n_documents,
         const ListLimits& limits) {
  Seen seen;
  for_each_pair_of_lists(
      lists_of(sizes), n_documents, limits, seen.counts,
      [&](std::uint32_t left, std::uint32_t right) { seen.pairs.insert(rank_pair(left, right)); },
      [&](std::span<const Posting> list) { seen.crowds.push_back(list.size()); });
  return seen;
}

TEST(PairList, AShortListGivesAllItsPairs) {
  const Seen seen = see({1, 5}, 5, {.all_pairs = 5, .pairs_per_document = 0});
  EXPECT_EQ(seen.pairs.size(), 10U);
  EXPECT_EQ(seen.counts.lists, 1U);
  EXPECT_EQ(seen.counts.pairs_tested, 10U);
  EXPECT_EQ(seen.counts.crowds, 0U);
  EXPECT_EQ(seen.counts.pairs_left_out, 0U);
}

TEST(PairList, ACrowdGivesEachMemberBesideTheMostPreferred) {
  const Seen seen = see({100}, 100, {.all_pairs = 5, .pairs_per_document = 0, .leaders = 3});
  for (std::uint32_t rank = 1; rank < 100; ++rank) {
    for (std::uint32_t leader = 0; leader < 3 && leader < rank; ++leader) {
      EXPECT_TRUE(seen.pairs.contains(rank_pair(leader, rank)));
    }
  }
  EXPECT_EQ(seen.pairs.size(), 1U + 2 + 97 * 3);
  EXPECT_EQ(seen.crowds, (std::vector<std::size_t>{100}));
  EXPECT_EQ(seen.counts.largest_crowd, 100U);
  EXPECT_EQ(seen.counts.pairs_tested + seen.counts.pairs_left_out, 100U * 99 / 2);
}

TEST(PairList, TheBudgetGoesToTheShortestListsFirst) {
  // 20, 30 and 40 documents: 190, 435 and 780 pairs. The budget of 1,000 holds the first two.
  const ListLimits limits{.all_pairs = 5, .pairs_per_document = 10, .leaders = 1};
  EXPECT_EQ(see({40, 20, 30}, 100, limits).crowds, (std::vector<std::size_t>{40}));
  // Lists of one size are treated alike: 190 * 6 is too much.
  EXPECT_EQ(see({20, 20, 20, 20, 20, 20}, 100, limits).crowds.size(), 6U);
  EXPECT_EQ(see({20, 20, 20, 20, 20}, 100, limits).crowds.size(), 0U);
}

TEST(PairList, WorkGrowsWithTheDocumentsWhateverTheLists) {
  const ListLimits limits{};
  for (const std::uint32_t n : {1000U, 4000U, 16000U}) {
    for (const std::uint32_t n_lists : {1U, 10U, 100U, 900U}) {
      const Seen seen = see(std::vector<std::uint32_t>(n_lists, n / n_lists), n, limits);
      EXPECT_LE(
          seen.counts.pairs_tested,
          std::uint64_t{n} * (limits.pairs_per_document + limits.leaders + limits.all_pairs / 2));
    }
  }
}

TEST(SortUniquePairs, DropsRepeats) {
  std::vector<RankPair> pairs = {rank_pair(2, 3), rank_pair(0, 9), rank_pair(2, 3)};
  sort_unique_pairs(pairs);
  EXPECT_EQ(pairs, (std::vector<RankPair>{rank_pair(0, 9), rank_pair(2, 3)}));
}

}  // namespace
}  // namespace dittograph

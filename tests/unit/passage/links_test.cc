#include "passage/links.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <utility>

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::seed_groups_of;
using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

LinkRanges ranges_of(const std::vector<Seed>& seeds, const std::vector<std::uint32_t>& rank,
                     const std::vector<std::uint32_t>& clusters) {
  Parallel parallel(1);
  return LinkRanges::create(
             seed_groups_of(seeds, parallel), {.rank = rank, .clusters = clusters, .left_out = {}},
             {{.begin = 0, .end = static_cast<std::uint32_t>(rank.size())}}, parallel)
      .value();
}

Links links_of(const std::vector<Seed>& seeds, const std::vector<std::uint32_t>& rank,
               const std::vector<std::uint32_t>& clusters) {
  return ranges_of(seeds, rank, clusters).take(0);
}

// One fingerprint at place 3 of n documents.
std::vector<Seed> one_group(std::uint32_t n) {
  std::vector<Seed> seeds;
  for (std::uint32_t i = 0; i < n; ++i)
    seeds.push_back({.fingerprint = 77, .document = i, .position = 3});
  return seeds;
}

std::vector<std::uint32_t> ranks_of(std::uint32_t n) {
  std::vector<std::uint32_t> rank(n);
  std::iota(rank.begin(), rank.end(), 0U);
  return rank;
}

Links links_of_one_group(std::uint32_t n, std::vector<std::uint32_t> clusters) {
  clusters.resize(n, kNoNumber);
  return links_of(one_group(n), ranks_of(n), clusters);
}

Pairs pairs_of(const Links& links) {
  Pairs pairs;
  for (std::uint32_t document = 0; document + 1 < links.begins.size(); ++document) {
    for (std::uint64_t i = links.begins[document]; i < links.begins[document + 1]; ++i) {
      EXPECT_LT(links.links[i].partner, document);
      EXPECT_TRUE(pairs.emplace(links.links[i].partner, document).second) << "linked twice";
    }
  }
  return pairs;
}

TEST(Links, GoToTheFirstDocumentAndToTheOneBefore) {
  EXPECT_EQ(pairs_of(links_of_one_group(2, {})), (Pairs{{0, 1}}));
  EXPECT_EQ(pairs_of(links_of_one_group(4, {})), (Pairs{{0, 1}, {0, 2}, {1, 2}, {0, 3}, {2, 3}}));
}

TEST(Links, LeaveNearDuplicatesAloneAndLeadThemAllToAnotherCluster) {
  // 0, 1 and 3 are near-duplicates.
  const Pairs pairs = pairs_of(links_of_one_group(5, {9, 9, kNoNumber, 9, kNoNumber}));
  EXPECT_EQ(pairs, (Pairs{{0, 2}, {1, 2}, {2, 3}, {0, 4}, {3, 4}}));
}

TEST(Links, OfOneClusterAloneThereAreNone) {
  EXPECT_TRUE(pairs_of(links_of_one_group(4, {5, 5, 5, 5})).empty());
}

TEST(Links, GrowWithTheGroupNotWithItsPairs) {
  LinkRanges ranges =
      ranges_of(one_group(10000), ranks_of(10000), std::vector<std::uint32_t>(10000, kNoNumber));
  EXPECT_EQ(ranges.largest_group(), 10000U);
  EXPECT_EQ(ranges.take(0).links.size(), 2U * 9999 - 1);
}

TEST(Links, FollowTheRanks) {
  // Document 2 comes first by rank, then 0, then 1; each has the fingerprint at its own place.
  const std::vector<Seed> seeds = {{.fingerprint = 77, .document = 0, .position = 10},
                                   {.fingerprint = 77, .document = 1, .position = 11},
                                   {.fingerprint = 77, .document = 2, .position = 12}};
  const std::vector<std::uint32_t> rank = {1, 2, 0};
  const std::vector<std::uint32_t> clusters(3, kNoNumber);
  const Links links = links_of(seeds, rank, clusters);
  EXPECT_EQ(links.links,
            (std::vector<Link>{{.partner = 0, .position = 10, .partner_position = 12},
                               {.partner = 0, .position = 11, .partner_position = 12},
                               {.partner = 1, .position = 11, .partner_position = 10}}));
}

TEST(Links, ADocumentsOwnRepeatsAreBoundedAndCounted) {
  std::vector<Seed> seeds;
  for (std::uint32_t i = 0; i < 10; ++i)
    seeds.push_back({.fingerprint = 5, .document = 0, .position = i});
  for (std::uint32_t i = 0; i < 5; ++i)
    seeds.push_back({.fingerprint = 5, .document = 1, .position = i});
  const std::vector<std::uint32_t> rank = {0, 1};
  const std::vector<std::uint32_t> clusters(2, kNoNumber);
  LinkRanges ranges = ranges_of(seeds, rank, clusters);
  EXPECT_EQ(ranges.take(0).links.size(), kOwnRepeats * kOwnRepeats);
  EXPECT_EQ(ranges.own_repeats_left_out(), 15 - 2 * kOwnRepeats);
}

TEST(Links, ComeTheSameInRangesOfRanksAndOnManyThreads) {
  std::mt19937_64 random(11);
  std::vector<Seed> seeds;
  for (std::uint32_t i = 0; i < 200000; ++i) {
    seeds.push_back({.fingerprint = random() % 30000,
                     .document = static_cast<std::uint32_t>(random() % 100),
                     .position = i});
  }
  const std::vector<std::uint32_t> rank = ranks_of(100);
  const std::vector<std::uint32_t> clusters(100, kNoNumber);
  LinkRanges in_memory = ranges_of(seeds, rank, clusters);
  Links expected = in_memory.take(0);
  Parallel parallel(7);
  const SeedGroups groups = seed_groups_of(seeds, parallel);
  LinkRanges ranges =
      LinkRanges::create(groups, {.rank = rank, .clusters = clusters, .left_out = {}},
                         ranges_to_link(groups, rank.size(), 2'000'000), parallel)
          .value();
  EXPECT_GT(ranges.size(), 3U);
  EXPECT_EQ(ranges.own_repeats_left_out(), in_memory.own_repeats_left_out());
  EXPECT_EQ(ranges.largest_group(), in_memory.largest_group());
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Links links = ranges.take(i);
    const RankRange ranks = links.ranks;
    EXPECT_EQ(ranks.begin, next);
    next = ranks.end;
    for (std::uint32_t document = ranks.begin; document < ranks.end; ++document) {
      const auto own = links.of(document);
      const auto its = expected.of(document);
      std::sort(own.begin(), own.end());
      std::sort(its.begin(), its.end());
      EXPECT_TRUE(std::ranges::equal(own, its)) << document;
    }
  }
  EXPECT_EQ(next, rank.size());
}

}  // namespace
}  // namespace dittograph

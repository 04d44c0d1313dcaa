#include "passage/seed_groups.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <random>
#include <set>

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::join;
using testing_support::random_tokens;
using testing_support::seed_groups_of;
using testing_support::TokenCorpus;

std::vector<Seed> random_seeds(std::size_t n, std::uint64_t n_fingerprints, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<Seed> seeds;
  for (std::size_t i = 0; i < n; ++i) {
    seeds.push_back({.fingerprint = (random() % n_fingerprints) * 0x9e3779b97f4a7c15ULL,
                     .document = static_cast<std::uint32_t>(random() % 50),
                     .position = static_cast<std::uint32_t>(random() % 1000)});
  }
  return seeds;
}

std::map<std::uint64_t, std::vector<Seed>> groups_of(const SeedGroups& groups) {
  std::map<std::uint64_t, std::vector<Seed>> all;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto group = groups.group(i);
    EXPECT_TRUE(
        all.emplace(group.front().fingerprint, std::vector<Seed>(group.begin(), group.end()))
            .second);
  }
  return all;
}

TEST(SeedGroups, HoldEveryFingerprintOfTwoDocumentsAndNoOther) {
  for (const std::size_t n : std::initializer_list<std::size_t>{0, 1, 2, 3, 100, 5000}) {
    for (const std::uint64_t n_fingerprints : {1ULL, 7ULL, 3000ULL}) {
      const auto seeds = random_seeds(n, n_fingerprints, n + n_fingerprints);
      std::map<std::uint64_t, std::vector<Seed>> expected;
      for (const Seed& seed : seeds) expected[seed.fingerprint].push_back(seed);
      for (auto at = expected.begin(); at != expected.end();) {
        std::sort(at->second.begin(), at->second.end());
        const bool shared = at->second.front().document != at->second.back().document;
        at = shared ? std::next(at) : expected.erase(at);
      }
      Parallel parallel(1);
      const SeedGroups groups = seed_groups_of(seeds, parallel);
      EXPECT_EQ(groups.n_seeds_before(), n);
      EXPECT_EQ(groups_of(groups), expected) << n << " seeds, " << n_fingerprints;
    }
  }
}

TEST(SeedGroups, NeitherOrderNorThreadsMatter) {
  auto seeds = random_seeds(20000, 4000, 5);
  Parallel one(1);
  const SeedGroups expected = seed_groups_of(seeds, one);
  for (const std::size_t n_threads : std::initializer_list<std::size_t>{1, 2, 7}) {
    std::shuffle(seeds.begin(), seeds.end(), std::mt19937_64(n_threads));
    Parallel parallel(n_threads);
    const SeedGroups groups = seed_groups_of(seeds, parallel);
    EXPECT_EQ(groups_of(groups), groups_of(expected));
    ASSERT_EQ(groups.n_seeds(), expected.n_seeds());
    for (std::uint32_t i = 0; i < groups.n_seeds(); ++i)
      EXPECT_EQ(groups.seed(i), expected.seed(i));
  }
}

TEST(SeedGroups, AreTheSameWhenTheSeedsWereOnDisk) {
  const auto seeds = random_seeds(20000, 4000, 6);
  Parallel parallel(2);
  auto spool = SeedSpool::create(testing_support::scratch_path("spool"),
                                 testing_support::no_guard(), 50'000);
  ASSERT_TRUE(spool.ok()) << spool.status();
  std::vector<Seed> all;
  for (std::size_t begin = 0; begin < seeds.size(); begin += 999) {
    auto some = std::vector<Seed>(
        seeds.begin() + static_cast<std::ptrdiff_t>(begin),
        seeds.begin() + static_cast<std::ptrdiff_t>(std::min(begin + 999, seeds.size())));
    ASSERT_TRUE(spool->append(some, 7).ok());
    for (Seed& seed : some) seed.document += 7;
    all.insert(all.end(), some.begin(), some.end());
  }
  ASSERT_TRUE(spool->finish().ok());
  const auto groups = SeedGroups::create(*std::move(spool), testing_support::scratch_path("groups"),
                                         testing_support::no_guard(), parallel);
  ASSERT_TRUE(groups.ok()) << groups.status();
  EXPECT_EQ(groups_of(*groups), groups_of(seed_groups_of(all, parallel)));
}

TEST(Seeds, EverySharedRunOfMinPassageTokensHasACommonOne) {
  for (std::uint64_t round = 0; round < 300; ++round) {
    const auto shared = random_tokens(20, 3 * round);
    const TokenCorpus corpus{
        .documents = {join({random_tokens(round % 40, 3 * round + 1), shared}),
                      join({shared, random_tokens(round % 31, 3 * round + 2)})}};
    Parallel parallel(1);
    const SeedGroups groups = seed_groups_of(corpus.seeds(), parallel);
    ASSERT_GE(groups.size(), 1U) << round;
  }
}

// 2 / (w + 1) of the fingerprints. Of 100,000 each chosen with chance 2/17 and little dependence
// beyond a window, the bound is 8 standard deviations of the binomial.
TEST(Seeds, StandAsDenselyAsThePaperSays) {
  const TokenCorpus corpus{.documents = {random_tokens(100004, 9)}};
  const double n = static_cast<double>(corpus.seeds().size());
  EXPECT_NEAR(n, 100000.0 * 2 / 17, 8 * 102);
}

}  // namespace
}  // namespace dittograph

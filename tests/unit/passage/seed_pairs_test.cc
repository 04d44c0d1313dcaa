#include "passage/seed_pairs.h"

#include <set>
#include <utility>

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::join;
using testing_support::random_tokens;
using testing_support::TokenCorpus;
using testing_support::TokenList;

TokenList text(std::size_t n, std::uint64_t number) { return random_tokens(n, 7000 + number); }

std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_of(TokenCorpus& corpus, double min_share,
                                                           bool boilerplate = false) {
  if (corpus.rank.empty()) {
    for (std::uint32_t i = 0; i < corpus.documents.size(); ++i) corpus.rank.push_back(i);
  }
  Parallel parallel(1);
  const SeedGroups groups = testing_support::seed_groups_of(corpus.seeds(), parallel);
  const BoilerplateRanges ranges = boilerplate ? corpus.boilerplate() : BoilerplateRanges{};
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto found = pairs_by_seeds(groups, corpus.view(), ranges,
                                    {.window = 16, .min_share = min_share}, parallel);
  EXPECT_TRUE(found.ok()) << found.status();
  for (const Candidate& pair : *found) {
    EXPECT_EQ(pair.found_by, kFoundByPassage);
    EXPECT_TRUE(
        pairs
            .insert({static_cast<std::uint32_t>(pair.left), static_cast<std::uint32_t>(pair.right)})
            .second);
  }
  return pairs;
}

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

TEST(SeedPairs, AContainedDocumentIsFoundHoweverLargeTheOtherIs) {
  const TokenList small = text(300, 1);
  TokenCorpus corpus{
      .documents = {join({text(5000, 2), small, text(9000, 3)}), text(400, 4), small}};
  EXPECT_EQ(pairs_of(corpus, 0.5), (Pairs{{0, 2}}));
}

TEST(SeedPairs, ShortDocumentsAreFoundByOneCommonSeed) {
  for (std::uint64_t round = 0; round < 50; ++round) {
    const TokenList small = text(35, 100 + 3 * round);
    TokenCorpus corpus{
        .documents = {join({text(200, 101 + 3 * round), small, text(200, 102 + 3 * round)}),
                      small}};
    EXPECT_EQ(pairs_of(corpus, 0.54), (Pairs{{0, 1}})) << round;
  }
}

TEST(SeedPairs, HalfADocumentIsTooLittleForMoreThanHalf) {
  const TokenList half = text(1000, 1);
  TokenCorpus corpus{
      .documents = {join({half, text(3000, 2)}), join({half, text(1000, 3)}), text(500, 4)}};
  EXPECT_EQ(pairs_of(corpus, 0.3), (Pairs{{0, 1}}));
  EXPECT_EQ(pairs_of(corpus, 0.75), Pairs{});
}

TEST(SeedPairs, ThePreferredDocumentIsLeft) {
  const TokenList small = text(300, 1);
  TokenCorpus corpus{.documents = {join({text(500, 2), small}), small}, .rank = {1, 0}};
  EXPECT_EQ(pairs_of(corpus, 0.5), (Pairs{{1, 0}}));
}

TEST(SeedPairs, ExactCopiesAreNotPaired) {
  const TokenList small = text(300, 1);
  TokenCorpus corpus{.documents = {small, small, join({text(100, 2), small})},
                     .cluster = {0, 0, kNoNumber}};
  const Pairs pairs = pairs_of(corpus, 0.5);
  EXPECT_FALSE(pairs.contains({0, 1}));
  EXPECT_TRUE(pairs.contains({0, 2}));
}

TEST(SeedPairs, BoilerplateDoesNotCount) {
  const TokenList standing = text(200, 1);
  TokenCorpus corpus;
  for (std::uint64_t i = 0; i < 30; ++i) {
    corpus.documents.push_back(join({text(300, 10 + i), standing}));
    corpus.source.push_back(0);
  }
  EXPECT_FALSE(pairs_of(corpus, 0.3).empty());
  EXPECT_EQ(pairs_of(corpus, 0.3, /*boilerplate=*/true), Pairs{});
}

}  // namespace
}  // namespace dittograph

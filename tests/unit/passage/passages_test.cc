#include "passage/passages.h"

#include <algorithm>
#include <set>

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::join;
using testing_support::random_tokens;
using testing_support::TokenCorpus;
using testing_support::TokenList;

// Text of its own: no other call with another number gives a word of it.
TokenList text(std::size_t n, std::uint64_t number) { return random_tokens(n, 1000 + number); }

struct Told {
  std::uint32_t document;
  std::uint32_t begin;
  std::uint32_t end;
  friend bool operator==(const Told&, const Told&) = default;
};

std::vector<std::vector<Told>> told(const Passages& passages) {
  std::vector<std::vector<Told>> clusters;
  for (const PassageCluster& cluster : passages.clusters) {
    auto& witnesses = clusters.emplace_back();
    for (const PassageWitness& witness : cluster.witnesses) {
      witnesses.push_back(
          {static_cast<std::uint32_t>(witness.document), witness.tokens.begin, witness.tokens.end});
    }
  }
  return clusters;
}

using Clusters = std::vector<std::vector<Told>>;

TEST(Passages, AreFoundWhereverTheyStand) {
  const TokenList shared = text(40, 0);
  TokenCorpus corpus{.documents = {join({text(30, 1), shared, text(30, 2)}),
                                   join({shared, text(90, 3)}), text(100, 4),
                                   join({text(17, 5), shared})}};
  EXPECT_EQ(told(corpus.passages()), (Clusters{{{0, 30, 70}, {1, 0, 40}, {3, 17, 57}}}));
}

TEST(Passages, OfTwentyTokensAreFoundAndOfNineteenNot) {
  for (std::uint64_t round = 0; round < 100; ++round) {
    for (const std::size_t n : std::initializer_list<std::size_t>{19, 20}) {
      const TokenList shared = text(n, 10 * round);
      TokenCorpus corpus{
          .documents = {join({text(50, 10 * round + 1), shared, text(50, 10 * round + 2)}),
                        join({text(50, 10 * round + 3), shared, text(50, 10 * round + 4)})}};
      ASSERT_EQ(corpus.passages().clusters.size(), n == 20 ? 1U : 0U) << "round " << round;
    }
  }
}

TEST(Passages, GoOnOverAFewChangedWords) {
  TokenList changed = text(60, 0);
  changed[20] = 1;
  changed.insert(changed.begin() + 40, {2, 3});
  TokenCorpus corpus{.documents = {join({text(30, 1), text(60, 0), text(30, 2)}),
                                   join({text(10, 3), changed, text(30, 4)})}};
  const Passages passages = corpus.passages();
  ASSERT_EQ(told(passages), (Clusters{{{0, 30, 90}, {1, 10, 72}}}));
  EXPECT_EQ(passages.clusters[0].witnesses[1 - passages.clusters[0].representative].matched, 59U);
}

TEST(Passages, AnArticleThatGluesTwoStoriesDoesNotJoinThem) {
  const TokenList first = text(80, 0);
  const TokenList second = text(80, 1);
  TokenCorpus corpus{.documents = {join({first, text(40, 2)}), join({text(5, 3), first}),
                                   join({first, second}), join({second, text(40, 4)}),
                                   join({text(9, 5), second})}};
  EXPECT_EQ(told(corpus.passages()), (Clusters{{{0, 0, 80}, {1, 5, 85}, {2, 0, 80}},
                                               {{2, 80, 160}, {3, 0, 80}, {4, 9, 89}}}));
}

// Each document shares 60 of its 100 tokens with the next.
TEST(Passages, ChainsOfDocumentsStayChainsOfPassages) {
  const TokenList river = text(4200, 0);
  TokenCorpus corpus;
  for (std::size_t i = 0; i < 100; ++i) {
    const auto begin = river.begin() + static_cast<std::ptrdiff_t>(40 * i);
    corpus.documents.emplace_back(begin, begin + 100);
  }
  const Passages passages = corpus.passages();
  EXPECT_GE(passages.clusters.size(), 50U);
  for (const PassageCluster& cluster : passages.clusters) {
    EXPECT_LE(cluster.witnesses.size(), 3U);
    const auto first = static_cast<std::uint32_t>(cluster.witnesses.front().document);
    const auto last = static_cast<std::uint32_t>(cluster.witnesses.back().document);
    EXPECT_LE(last - first, 2U);
  }
}

TEST(Passages, ALongerPassageOfAFewDoesNotHideTheShorterOfMany) {
  const TokenList core = text(40, 0);
  const TokenList around = text(60, 1);
  TokenCorpus corpus;
  for (std::uint64_t i = 0; i < 10; ++i) {
    const TokenList behind = i < 3 ? around : text(60, 20 + i);
    corpus.documents.push_back(join({text(50, 40 + i), core, behind}));
  }
  const Passages passages = corpus.passages();
  std::multiset<std::size_t> sizes;
  for (const PassageCluster& cluster : passages.clusters) sizes.insert(cluster.witnesses.size());
  EXPECT_EQ(sizes, (std::multiset<std::size_t>{3, 10}));
}

TEST(Passages, NearDuplicatesGiveNoneAmongThemselves) {
  const TokenList story = text(200, 0);
  TokenCorpus corpus{.documents = {story, story, story}, .cluster = {4, 4, 4}};
  EXPECT_TRUE(corpus.passages().clusters.empty());
}

TEST(Passages, EveryNearDuplicateIsAWitnessOfWhatItSharesWithOthers) {
  const TokenList story = text(200, 0);
  const TokenList part(story.begin() + 50, story.begin() + 100);
  TokenCorpus corpus{.documents = {story, story, join({text(30, 1), part, text(70, 2)}), story},
                     .cluster = {4, 4, kNoNumber, 4}};
  EXPECT_EQ(told(corpus.passages()),
            (Clusters{{{0, 50, 100}, {1, 50, 100}, {2, 30, 80}, {3, 50, 100}}}));
}

TEST(Passages, ADocumentsOwnRepeatsDoNotBlurThem) {
  const TokenList lead = text(40, 0);
  const TokenList body = text(100, 1);
  TokenCorpus corpus{.documents = {join({lead, text(30, 2), lead, body}),
                                   join({text(8, 3), lead, body}),
                                   join({lead, lead, lead, text(25, 4)})}};
  const Clusters clusters = told(corpus.passages());
  ASSERT_EQ(clusters.size(), 2U);
  for (const auto& cluster : clusters) {
    std::set<std::uint32_t> documents;
    for (const Told& witness : cluster) EXPECT_TRUE(documents.insert(witness.document).second);
  }
  EXPECT_NE(
      std::find(clusters.begin(), clusters.end(), (std::vector<Told>{{0, 70, 210}, {1, 8, 148}})),
      clusters.end());
}

TEST(Passages, StandInTheOrderOfTheRanks) {
  const TokenList shared = text(40, 0);
  TokenCorpus corpus{
      .documents = {join({shared, text(10, 1)}), join({text(20, 2), shared}), shared},
      .rank = {2, 0, 1}};
  const Passages passages = corpus.passages();
  EXPECT_EQ(told(passages), (Clusters{{{1, 20, 60}, {2, 0, 40}, {0, 0, 40}}}));
}

TEST(Passages, OfEmptyAndShortDocumentsThereAreNone) {
  TokenCorpus corpus{.documents = {{}, {1}, {1, 2, 3, 4}, {1, 2, 3, 4}, {}}};
  EXPECT_TRUE(corpus.passages().clusters.empty());
  TokenCorpus none;
  EXPECT_TRUE(none.passages().clusters.empty());
}

TEST(Passages, OfOneWordRepeatedForEverAreFoundInLinearTime) {
  TokenCorpus corpus{.documents = {TokenList(20000, 7), TokenList(30000, 7)}};
  const Passages passages = corpus.passages();
  EXPECT_EQ(passages.clusters.size(), 1U);
  EXPECT_GT(passages.counts.own_repeats_left_out, 40000U);
  EXPECT_LE(passages.counts.links, 9U);
}

}  // namespace
}  // namespace dittograph

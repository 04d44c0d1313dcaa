#include "audit/pair_spans.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "audit/token_sets.h"

namespace dittograph {
namespace {

using Words = std::vector<StoredToken>;

Words random_words(std::size_t n, unsigned seed) {
  std::mt19937_64 random(seed);
  Words words(n);
  for (StoredToken& word : words) word = static_cast<StoredToken>(random() % 1000000);
  return words;
}

Words joined(std::initializer_list<Words> parts) {
  Words all;
  for (const Words& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

TEST(PairAligner, FindsWhatIsSharedAndNothingElse) {
  const Words shared = random_words(40, 1);
  const Words a = joined({random_words(30, 2), shared, random_words(10, 3)});
  const Words b = joined({random_words(7, 4), shared});
  PairAligner aligner({});
  const auto& spans = aligner.align(0, a, b);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].a, (TokenRange{30, 70}));
  EXPECT_EQ(spans[0].b, (TokenRange{7, 47}));
  EXPECT_EQ(spans[0].matched, 40U);
}

TEST(PairAligner, AShortCommonStretchAloneIsNothing) {
  const Words shared = random_words(12, 1);
  PairAligner aligner({});
  EXPECT_TRUE(
      aligner.align(0, joined({random_words(30, 2), shared}), joined({shared, random_words(30, 3)}))
          .empty());
}

TEST(PairAligner, ShortDocumentsAreSharedIfTheyAreNearlyTheSame) {
  const Words text = random_words(9, 1);
  PairAligner aligner({});
  EXPECT_EQ(aligner.align(0, text, text).size(), 1U);
  EXPECT_EQ(aligner.align(1, text, joined({text, random_words(50, 2)})).size(), 1U);
  EXPECT_TRUE(aligner.align(2, Words{}, text).empty());
}

TEST(PairAligner, MovedStretchesAreFoundOnceEach) {
  const Words x = random_words(30, 1);
  const Words y = random_words(30, 2);
  PairAligner aligner({});
  const auto& spans = aligner.align(0, joined({x, y}), joined({y, x}));
  ASSERT_EQ(spans.size(), 2U);
  std::vector<TokenRange> on_a;
  for (const AlignedSpan& span : spans) on_a.push_back(span.a);
  EXPECT_EQ(size_of(set_of(on_a)), 60U);
}

TEST(PairAligner, TheSameDocumentKeepsItsIndex) {
  const Words shared = random_words(40, 1);
  PairAligner aligner({});
  const Words a = joined({shared, random_words(20, 2)});
  EXPECT_EQ(aligner.align(5, a, joined({random_words(5, 3), shared})).size(), 1U);
  EXPECT_EQ(aligner.align(5, a, joined({random_words(9, 4), shared})).size(), 1U);
  EXPECT_TRUE(aligner.align(6, random_words(60, 5), joined({random_words(9, 4), shared})).empty());
}

TEST(PairAligner, ASentenceOnOneSideDoesNotPartAPassage) {
  const Words x = random_words(30, 1);
  const Words y = random_words(30, 2);
  const Words a = joined({x, y});
  const Words b = joined({x, random_words(40, 3), y});
  PairAligner aligner({});
  EXPECT_EQ(aligner.align(0, a, b, {.max_between = most_between(160, 10)}).size(), 2U);
  EXPECT_EQ(aligner.align(0, a, b, {.max_between = most_between(160, 5)}).size(), 1U);
  // The second half is boilerplate of b.
  const TokenRange boilerplate[] = {{70, 100}};
  EXPECT_EQ(aligner.align(0, a, b, {.max_between = 40, .left_out_b = boilerplate}).size(), 2U);
}

TEST(PairAligner, MostBetweenHasBounds) {
  EXPECT_EQ(most_between(1000, 0), 24U);
  EXPECT_EQ(most_between(1000, 1000), 24U);
  EXPECT_EQ(most_between(1000, 33), 45U);
  EXPECT_EQ(most_between(1000, 1), 64U);
}

TEST(TokenSets, AgreeWithSetsOfPositions) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const auto some = [&] {
      std::vector<TokenRange> ranges;
      for (auto i = random() % 5; i > 0; --i) {
        const std::uint32_t begin = static_cast<std::uint32_t>(random() % 30);
        ranges.push_back({begin, begin + static_cast<std::uint32_t>(random() % 8)});
      }
      return set_of(ranges);
    };
    const TokenSet a = some();
    const TokenSet b = some();
    const auto has = [](const TokenSet& set, std::uint32_t i) {
      return std::any_of(set.begin(), set.end(),
                         [&](const TokenRange& r) { return r.begin <= i && i < r.end; });
    };
    for (std::uint32_t i = 0; i < 40; ++i) {
      EXPECT_EQ(has(common(a, b), i), has(a, i) && has(b, i));
      EXPECT_EQ(has(without(a, b), i), has(a, i) && !has(b, i));
    }
  }
}

}  // namespace
}  // namespace dittograph

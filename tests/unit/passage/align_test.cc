#include "passage/align.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "reference/common_tokens.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_tokens;
using Words = std::vector<StoredToken>;

// One token a letter.
Words letters(std::string_view text) { return {text.begin(), text.end()}; }

struct Case {
  const char* what;
  const char* a;
  const char* b;
  std::uint32_t position_a;  // of a seed of 5
  std::uint32_t position_b;
  AlignedSpan expected;
};

TEST(GrowSeed, TakesWhatIsSharedFromEndToEnd) {
  const Case cases[] = {
      {"whole documents", "abcdefgh", "abcdefgh", 2, 2, {{0, 8}, {0, 8}, 8}},
      {"different surroundings", "xxabcdefyy", "zabcdefq", 2, 1, {{2, 8}, {1, 7}, 6}},
      {"one token changed, enough behind it",
       "abcdefghXijklmnop",
       "abcdefghYijklmnop",
       0,
       0,
       {{0, 17}, {0, 17}, 16}},
      {"two added", "abcdefghijklmno", "abcdefXYghijklmno", 0, 0, {{0, 15}, {0, 17}, 15}},
      {"two missing, seed on the right",
       "abcdefgXYhijklmnop",
       "abcdefghijklmnop",
       10,
       8,
       {{0, 18}, {0, 16}, 16}},
      {"too little behind the change", "abcdefghXij", "abcdefghYij", 0, 0, {{0, 8}, {0, 8}, 8}},
      {"five changed in a row are another text",
       "abcdefghijklVWXYZmnopqrstu",
       "abcdefghijkl12345mnopqrstu",
       0,
       0,
       {{0, 12}, {0, 12}, 12}},
      {"every third token changed is another text",
       "abcdefghXijYklZmnVop",
       "abcdefgh1ij2kl3mn4op",
       0,
       0,
       {{0, 8}, {0, 8}, 8}},
      {"every fourth token changed is less than four fifths",
       "abcde1fgh2ijk3lmn4opq5rst",
       "abcde6fgh7ijk8lmn9opq0rst",
       0,
       0,
       {{0, 5}, {0, 5}, 5}},
      {"no equal tokens at the seed", "abcdefgh", "abcdXfgh", 0, 0, {}},
      {"a seed past the end", "abcdefgh", "abcdefgh", 4, 4, {}},
  };
  for (const Case& c : cases) {
    const AlignedSpan got =
        grow_seed(letters(c.a), letters(c.b), c.position_a, c.position_b, 5, {});
    EXPECT_EQ(got, c.expected) << c.what << ": a " << got.a.begin << ".." << got.a.end << " b "
                               << got.b.begin << ".." << got.b.end << " matched " << got.matched;
  }
}

// Copies of random text with random edits; the oracle is the longest common subsequence.
class GrowSeedOnEditedCopies : public ::testing::Test {
 protected:
  // A copy of words with about one token in so_many changed, added or left out.
  Words edited(const Words& words, std::uint64_t so_many) {
    Words copy;
    for (const StoredToken word : words) {
      switch (random_() % (3 * so_many)) {
        case 0:
          copy.push_back(static_cast<StoredToken>(random_()));
          break;
        case 1:
          break;
        case 2:
          copy.push_back(static_cast<StoredToken>(random_()));
          copy.push_back(word);
          break;
        default:
          copy.push_back(word);
      }
    }
    return copy;
  }

  // All places where five tokens agree.
  template <class Check>
  void for_seeds(const Words& a, const Words& b, const Check& check) {
    for (std::uint32_t i = 0; i + 5 <= a.size(); ++i) {
      for (std::uint32_t j = 0; j + 5 <= b.size(); ++j) {
        if (std::equal(a.begin() + i, a.begin() + i + 5, b.begin() + j)) check(i, j);
      }
    }
  }

  std::mt19937_64 random_{11};
};

TEST_F(GrowSeedOnEditedCopies, WhatItSaysIsMatchedTheOracleFinds) {
  int n_seeds = 0;
  for (int round = 0; round < 60; ++round) {
    const Words a = random_tokens(80, random_(), round % 3 == 0 ? 6 : ~0ULL);
    const Words b = edited(a, 2 + random_() % 30);
    for_seeds(a, b, [&](std::uint32_t i, std::uint32_t j) {
      const AlignedSpan span = grow_seed(a, b, i, j, 5, {});
      ASSERT_GE(span.matched, 5U);
      ASSERT_LE(span.a.begin, i);
      ASSERT_GE(span.a.end, i + 5);
      const auto common =
          reference::common_subsequence(std::span(a).subspan(span.a.begin, span.a.size()),
                                        std::span(b).subspan(span.b.begin, span.b.size()));
      ASSERT_LE(span.matched, common);
      ASSERT_GE(likeness(span), kMinLikeness);
      ASSERT_EQ(a[span.a.begin], b[span.b.begin]);
      ASSERT_EQ(a[span.a.end - 1], b[span.b.end - 1]);
      ++n_seeds;
    });
  }
  EXPECT_GT(n_seeds, 1000);
}

TEST_F(GrowSeedOnEditedCopies, MirroredDocumentsGiveTheMirroredSpan) {
  for (int round = 0; round < 60; ++round) {
    const Words a = random_tokens(60, random_());
    const Words b = edited(a, 10);
    const Words ra(a.rbegin(), a.rend());
    const Words rb(b.rbegin(), b.rend());
    const auto size_a = static_cast<std::uint32_t>(a.size());
    const auto size_b = static_cast<std::uint32_t>(b.size());
    for_seeds(a, b, [&](std::uint32_t i, std::uint32_t j) {
      const AlignedSpan span = grow_seed(a, b, i, j, 5, {});
      const AlignedSpan mirror = grow_seed(ra, rb, size_a - i - 5, size_b - j - 5, 5, {});
      ASSERT_EQ(mirror.matched, span.matched);
      ASSERT_EQ(mirror.a.begin, size_a - span.a.end);
      ASSERT_EQ(mirror.b.end, size_b - span.b.begin);
    });
  }
}

TEST_F(GrowSeedOnEditedCopies, ASpanIsNeverShorterThanItsRunOfEqualTokens) {
  for (int round = 0; round < 60; ++round) {
    const Words a = random_tokens(60, random_());
    const Words b = edited(a, 12);
    for (const auto& run : reference::common_runs(a, b, 5)) {
      const AlignedSpan span = grow_seed(a, b, static_cast<std::uint32_t>(run.x),
                                         static_cast<std::uint32_t>(run.y), 5, {});
      ASSERT_LE(span.a.begin, run.x);
      ASSERT_GE(span.a.end, run.x + run.length);
    }
  }
}

}  // namespace
}  // namespace dittograph

#include "evaluate/text_score.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct CollapseCase {
  const char* claim;
  std::string text;
  std::string collapsed;
};

const CollapseCase kCollapseCases[] = {
    {"nothing", "", ""},
    {"only white space", " \n\t ", ""},
    {"runs become one space, the ends go", "  a \n b\r\n", "a b"},
    {"no-break and ideographic spaces are spaces", "a\u00A0\u3000b", "a b"},
    {"none beside Han, also with Latin at the other side", "\u4E2D \u56FD\n\u4EBA a b \u4E2D",
     "\u4E2D\u56FD\u4EBAa b\u4E2D"},
    {"Hangul keeps its spaces", "\uD55C\uAD6D \uC5B4", "\uD55C\uAD6D \uC5B4"},
    {"bytes that are not UTF-8 stay", "a\xFF \xC3", "a\xFF \xC3"},
};

TEST(CollapseSpace, FollowsItsTable) {
  std::string out = "left over";
  for (const CollapseCase& c : kCollapseCases) {
    collapse_space(c.text, out);
    EXPECT_EQ(out, c.collapsed) << c.claim;
  }
}

TEST(TextScore, ThePerfectCleaningScoresOne) {
  const TextScore score = TextScorer().score("a b c\na b c\nd", "a b c\nd", "a b c\nd");
  EXPECT_EQ(score.tokens, (Rates{.right = 3, .found = 3, .wanted = 3}));
  EXPECT_EQ(score.characters, (Rates{.right = 3, .found = 3, .wanted = 3}));
  EXPECT_EQ(score.tokens_lost, 0U);
  EXPECT_TRUE(score.byte_exact);
  EXPECT_TRUE(score.exact);
}

TEST(TextScore, DoingNothingMissesAllAndLosesNothing) {
  const TextScore score = TextScorer().score("one two one two", "one two", "one two one two");
  EXPECT_EQ(score.tokens, (Rates{.right = 0, .found = 0, .wanted = 2}));
  EXPECT_EQ(score.tokens_lost, 0U);
  EXPECT_FALSE(score.exact);
}

TEST(TextScore, AFalseCutIsCountedAsFoundAndAsLost) {
  // Wanted gone: the second "one two". Gone: that and "three".
  const TextScore score = TextScorer().score("one two one two three", "one two three", "one two");
  EXPECT_EQ(score.tokens, (Rates{.right = 2, .found = 3, .wanted = 2}));
  EXPECT_EQ(score.tokens_lost, 1U);
  EXPECT_EQ(score.characters, (Rates{.right = 6, .found = 11, .wanted = 6}));
  EXPECT_EQ(score.characters_lost, 5U);
}

TEST(TextScore, WhichOfTwoEqualCopiesStaysDoesNotMatterToTheBags) {
  const TextScore score = TextScorer().score("a b. x. a b.", "a b. x.", "x. a b.");
  EXPECT_EQ(score.tokens.f1(), 1.0);
  EXPECT_EQ(score.characters.f1(), 1.0);
  EXPECT_EQ(score.tokens_lost, 0U);
  EXPECT_FALSE(score.exact);
}

TEST(TextScore, WhiteSpaceIsNoCharacterAndSpoilsOnlyTheBytes) {
  const TextScore score = TextScorer().score("a\nb a b", "a b", "a\nb");
  EXPECT_EQ(score.characters, (Rates{.right = 2, .found = 2, .wanted = 2}));
  EXPECT_FALSE(score.byte_exact);
  EXPECT_TRUE(score.exact);
}

TEST(TextScore, AWordOfAnotherCaseIsTheSameTokenAndOtherCharacters) {
  const TextScore score = TextScorer().score("AB ab", "ab", "AB");
  EXPECT_EQ(score.tokens.f1(), 1.0);
  EXPECT_EQ(score.characters, (Rates{.right = 0, .found = 2, .wanted = 2}));
  EXPECT_EQ(score.tokens_lost, 0U);
  EXPECT_EQ(score.characters_lost, 2U);
}

TEST(TextScore, AScorerKeepsNothingFromTheTextBefore) {
  TextScorer scorer;
  scorer.score("one two three four \xFF", "five", "six seven");
  const TextScore again = scorer.score("a b a b", "a b", "a b");
  EXPECT_EQ(again.tokens, (Rates{.right = 2, .found = 2, .wanted = 2}));
  EXPECT_EQ(again.characters, (Rates{.right = 2, .found = 2, .wanted = 2}));
  EXPECT_EQ(again.tokens_lost, 0U);
}

}  // namespace
}  // namespace dittograph

// Teasers and titles with a site's name, on both sides of each bound.
#include "repeat/broken_off.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/parsed_text.h"
#include "support/random_article.h"

namespace dittograph {
namespace {

using testing_support::ArticleWriter;
using testing_support::ParsedText;

// The lesser copies of a text: "kind:copy<full".
std::vector<std::string> lesser_in(const std::string& text) {
  const ParsedText parsed(text);
  std::vector<LesserCopy> copies;
  find_lesser_copies(parsed.layout, parsed.matches, copies);
  std::vector<std::string> found;
  for (const LesserCopy& copy : copies) {
    found.push_back((copy.kind == LesserCopy::Kind::kBrokenOff ? "broken:" : "site:") +
                    parsed.words(copy.first, copy.end) + "<" +
                    parsed.words(copy.full_first, copy.full_end));
  }
  return found;
}

const std::string kFull =
    "The council of the small town met in the old hall on the hill and talked about the bridge";
const std::string kOther = "Nobody had thought that so many would come on such a cold evening.";

// A page with the teaser behind another paragraph, so that it is no headline.
std::string page(const std::string& teaser) {
  return kOther + "\n\n" + teaser + "\n\nRain fell on the coast.\n\n" + kFull + ".\n";
}

std::string first_words(int n) {
  std::size_t at = 0;
  for (int i = 0; i < n; ++i) at = kFull.find(' ', at + 1);
  return kFull.substr(0, at);
}

struct Case {
  const char* name;
  int words;
  const char* end;
  bool found;
};

const Case kTeasers[] = {
    {"FiveWordsAndAnEllipsis", 5, "...", true},   {"AnEllipsisSign", 6, "\xE2\x80\xA6", true},
    {"BracketedDots", 6, " [...]", true},         {"SevenWordsAndNothing", 7, "", false},
    {"EightWordsAndNothing", 8, "", true},        {"ThirteenWordsAndAFullStop", 13, ".", false},
    {"FourteenWordsAndAFullStop", 14, ".", true},
};

class TeaserTest : public testing::TestWithParam<Case> {};

TEST_P(TeaserTest, IsToldByItsLengthAndItsEnd) {
  const std::string teaser = first_words(GetParam().words);
  const std::vector<std::string> found = lesser_in(page(teaser + GetParam().end));
  if (GetParam().found) {
    EXPECT_EQ(found, std::vector<std::string>{"broken:" + teaser + "<" + kFull});
  } else {
    EXPECT_TRUE(found.empty()) << found.front();
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, TeaserTest, testing::ValuesIn(kTeasers),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(BrokenOff, AWordMayBeCutInside) {
  EXPECT_EQ(lesser_in(page("The council of the small town me...")),
            std::vector<std::string>{"broken:The council of the small town me<" + kFull});
}

TEST(BrokenOff, AnotherWordAtTheEndIsNoTeaser) {
  EXPECT_TRUE(lesser_in(page("The council of the small town slept...")).empty());
}

TEST(BrokenOff, AHeadlineThatItsLeadBeginsWithIsNoTeaser) {
  EXPECT_TRUE(lesser_in(first_words(9) + "\n\n" + kFull + ".\n\n" + kOther + "\n").empty());
}

TEST(BrokenOff, TheTeaserMayStandBehindTheWhole) {
  const std::string teaser = first_words(9);
  EXPECT_EQ(lesser_in(kFull + ".\n\n" + kOther + "\n\n" + teaser + "...\n"),
            std::vector<std::string>{"broken:" + teaser + "<" + kFull});
}

TEST(SiteName, ATitleWithTheSitesNameIsLesserThanThePlainOne) {
  const std::string title = "Council talks about the new bridge";
  for (const std::string joint :
       {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
    const std::string behind = title + joint + "Hill Courier";
    EXPECT_EQ(lesser_in(behind + "\n\n" + title + "\n\n" + kOther + "\n").size(), 1u) << joint;
    const std::string before = "Hill Courier" + joint + title;
    EXPECT_EQ(lesser_in(before + "\n\n" + title + "\n\n" + kOther + "\n").size(), 1u) << joint;
  }
}

TEST(SiteName, WithoutASeparatorItIsAnotherTitle) {
  const std::string title = "Council talks about the new bridge";
  EXPECT_TRUE(lesser_in(title + " Hill Courier\n\n" + title + "\n\n" + kOther + "\n").empty());
  EXPECT_TRUE(lesser_in(title + ", Hill Courier\n\n" + title + "\n\n" + kOther + "\n").empty());
}

TEST(SiteName, MayHaveEightWordsAndNoMore) {
  const std::string title = "Council talks about the new bridge";
  const std::string eight = "one two three four five six seven eight";
  EXPECT_EQ(lesser_in(title + " | " + eight + "\n\n" + title + "\n\n" + kOther + "\n").size(), 1u);
  EXPECT_TRUE(
      lesser_in(title + " | " + eight + " nine\n\n" + title + "\n\n" + kOther + "\n").empty());
}

TEST(SiteName, StandsOnlyInThePagesHead) {
  const std::string title = "Council talks about the new bridge";
  ArticleWriter writer(5);
  std::string body;
  for (int i = 0; i < 8; ++i) body += writer.sentence() + "\n\n";
  EXPECT_TRUE(
      lesser_in(body + title + " | Hill Courier\n\n" + kOther + "\n\n" + title + "\n").empty());
}

TEST(BrokenOff, CopiesAscendAndDoNotOverlapOnSeededArticles) {
  ArticleWriter writer(20230911);
  std::size_t n = 0;
  for (int i = 0; i < 1000; ++i) {
    const ParsedText parsed(writer.with_copies());
    std::vector<LesserCopy> copies;
    find_lesser_copies(parsed.layout, parsed.matches, copies);
    std::uint32_t last = 0;
    for (const LesserCopy& copy : copies) {
      ASSERT_LE(last, copy.first);
      ASSERT_LT(copy.first, copy.end);
      ASSERT_LT(copy.full_first, copy.full_end);
      ASSERT_TRUE(copy.end <= copy.full_first || copy.full_end <= copy.first);
      last = copy.end;
    }
    n += copies.size();
  }
  EXPECT_GT(n, 100u);
}

}  // namespace
}  // namespace dittograph

// Where a sentence ends, case by case; '|' stands where an edge is expected.
#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/parsed_text.h"

namespace dittograph {
namespace {

using testing_support::ParsedText;

// The sentences of the text, with a bar between them; the white space between goes.
std::string with_edges(const std::string& text) {
  const ParsedText parsed(text);
  std::string result;
  for (const std::string& sentence : parsed.sentences()) {
    if (!result.empty()) result += "|";
    result += sentence;
  }
  return result;
}

struct Case {
  const char* name;
  const char* text;
  const char* expected;
};

const Case kEdges[] = {
    {"Plain", "It rained. We stayed.", "It rained.|We stayed."},
    {"QuestionAndExclamation", "Did it? It did! Good.", "Did it?|It did!|Good."},
    {"Glued", "prices reached new levels.In July they fell.",
     "prices reached new levels.|In July they fell."},
    {"GluedQuestion", "Was it so?It was not.", "Was it so?|It was not."},
    {"GluedCyrillic", "работает эффективнее.Теперь он быстрее.",
     "работает эффективнее.|Теперь он быстрее."},
    {"GluedBehindAcronym", "a treaty with NATO.The treaty holds.",
     "a treaty with NATO.|The treaty holds."},
    {"GluedBehindQuotes", "he said \"never.\"The door closed.",
     "he said \"never.\"|The door closed."},
    {"GluedArabicFullStop", "كان الجو جميلا.ذهبنا إلى البحر.", "كان الجو جميلا.|ذهبنا إلى البحر."},
    {"ArabicQuestion", "هل وصل؟ نعم وصل.", "هل وصل؟|نعم وصل."},
    {"ChineseWithoutSpace", "他来了。我们走了！真的？是的。", "他来了。|我们走了！|真的？|是的。"},
    {"ChineseClosingQuote", "他说：“好。”我们走了。", "他说：“好。”|我们走了。"},
    {"YearsBeforeASentence", "It lasted 1950-1953. The war ended.",
     "It lasted 1950-1953.|The war ended."},
    {"GluedBehindANumber", "It lasted 1950-1953.The war ended.",
     "It lasted 1950-1953.|The war ended."},
    {"EllipsisThenCapital", "They waited... Nobody came.", "They waited...|Nobody came."},
    {"EllipsisSign", "They waited… Nobody came.", "They waited…|Nobody came."},
    {"BracketedDots", "They waited [...] Nobody came.", "They waited [...]|Nobody came."},
    {"ClosingQuoteBelongsToItsSentence", "\"We go.\" He left.", "\"We go.\"|He left."},
    {"OpeningQuoteBelongsToTheNext", "He left. \"We go.\"", "He left.|\"We go.\""},
    {"ClosingBracket", "(We go.) He left.", "(We go.)|He left."},
    {"OpeningBracket", "He left. (We go.)", "He left.|(We go.)"},
    {"NumberBegins", "He left. 12 men stayed.", "He left.|12 men stayed."},
    {"AmericanQuoteGlued", "“We go.”He left.", "“We go.”|He left."},
};

const Case kNoEdges[] = {
    {"Acronym", "the U.S.-led force went home", nullptr},
    {"AcronymBeforeCapital", "the U.S. Army went home", nullptr},
    {"AcronymGlued", "the U.S.A. went home", nullptr},
    {"Initials", "a book by J.K. Rowling was sold", nullptr},
    {"InitialsSpaced", "a book by J. K. Rowling was sold", nullptr},
    {"CyrillicInitials", "книга А.С. Пушкина продана", nullptr},
    {"NumberTen", "a party at No.10 went on", nullptr},
    {"ItemNumber", "11. Entire agreement holds", nullptr},
    {"RomanItemNumber", "first line\n  iii. Use of data", nullptr},
    {"SectionNumber", "under Sec. 5309 of it", nullptr},
    {"NumberTenSpaced", "a party at No. 10 went on", nullptr},
    {"Decimal", "it cost 3.5m in all", nullptr},
    {"DecimalComma", "it cost 3,5 in all", nullptr},
    {"Domain", "see example.com for more", nullptr},
    {"DomainInCapitals", "see www.Example.com for more", nullptr},
    {"Degree", "a Ph.D. from the school", nullptr},
    {"Saint", "in St.Petersburg it snowed", nullptr},
    {"SaintSpaced", "in St. Petersburg it snowed", nullptr},
    {"ForExample", "fruit, e.g. apples, was sold", nullptr},
    {"ForExampleBeforeCapital", "towns, e.g. Leeds, were cut off", nullptr},
    {"Title", "we met Mr. Brown and Dr. Green", nullptr},
    {"Company", "Smith Inc. Limited was sold", nullptr},
    {"Month", "on Sept. 11 it began", nullptr},
    {"Versus", "Leeds vs. York ended in a draw", nullptr},
    {"LowerCaseFollows", "it was so. and so it went on", nullptr},
    {"EllipsisThenLowerCase", "they waited... and nobody came", nullptr},
    {"ExclaimingName", "the Yahoo! site is down", nullptr},
    {"FileName", "open the file Readme.Txt.old now", nullptr},
    {"Version", "version 2.0.1 is out now", nullptr},
    {"CommaAndColon", "he said: yes, we go; or not", nullptr},
};

class EdgeTest : public testing::TestWithParam<Case> {};
TEST_P(EdgeTest, ASentenceEnds) { EXPECT_EQ(with_edges(GetParam().text), GetParam().expected); }
INSTANTIATE_TEST_SUITE_P(Cases, EdgeTest, testing::ValuesIn(kEdges),
                         [](const auto& tested) { return std::string(tested.param.name); });

class NoEdgeTest : public testing::TestWithParam<Case> {};
TEST_P(NoEdgeTest, NoSentenceEnds) { EXPECT_EQ(with_edges(GetParam().text), GetParam().text); }
INSTANTIATE_TEST_SUITE_P(Cases, NoEdgeTest, testing::ValuesIn(kNoEdges),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Sentences, KnowWhetherTheyAreWholeOrBrokenOff) {
  const ParsedText parsed("It rained. They waited... He went to the [...]\nA title\nThe end!");
  ASSERT_EQ(parsed.sentences().size(), 5u);
  const auto& s = parsed.segments.sentences;
  EXPECT_TRUE(s[0].whole && !s[0].ellipsis);
  EXPECT_TRUE(!s[1].whole && s[1].ellipsis);
  EXPECT_TRUE(!s[2].whole && s[2].ellipsis);
  EXPECT_TRUE(!s[3].whole && !s[3].ellipsis);
  EXPECT_TRUE(s[4].whole && !s[4].ellipsis);
}

TEST(Sentences, GlueIsCountedForItsBlock) {
  const ParsedText parsed("One day.Two days.Three days. Four days.\n\nFive days. Six days.\n");
  ASSERT_EQ(parsed.segments.blocks.size(), 2u);
  EXPECT_EQ(parsed.segments.blocks[0].n_glued, 2u);
  EXPECT_EQ(parsed.segments.blocks[1].n_glued, 0u);
}

}  // namespace
}  // namespace dittograph

// What a line break joins or parts, in each kind of document.
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/parsed_text.h"

namespace dittograph {
namespace {

using testing_support::ParsedText;
using Blocks = std::vector<std::string>;

struct Case {
  const char* name;
  const char* text;
  Blocks blocks;
};

const Case kCases[] = {
    {"SingleLines",
     "A title\nThe first paragraph.\nThe second one.\n",
     {"A title", "The first paragraph.", "The second one."}},
    {"BlankLines",
     "A title\n\nThe first.\n\n\nThe second.",
     {"A title", "The first.", "The second."}},
    {"CrLf",
     "A title\r\nThe first.\r\n\r\nThe second.\r\n",
     {"A title", "The first.", "The second."}},
    {"LoneCr", "A title\rThe first.\rThe second.\r", {"A title", "The first.", "The second."}},
    {"MidSentenceBreak",
     "The council met\nin the old hall.\nThe next day it rained.\n",
     {"The council met\nin the old hall.", "The next day it rained."}},
    {"ATitleBeforeACapitalIsItsOwn",
     "Council meets in the old hall\nThe council met today.\n",
     {"Council meets in the old hall", "The council met today."}},
    {"ABlankLineAlwaysParts",
     "The council met\n\nin the old hall.\n",
     {"The council met", "in the old hall."}},
    {"AColonEndsAClause", "He said:\nwe go home now.\n", {"He said:", "we go home now."}},
    {"AnIndentedLowerCaseLineIsABullet",
     "We need bread\n- milk and eggs\n- more bread\n",
     {"We need bread", "- milk and eggs", "- more bread"}},
    {"WhiteSpaceAround", "  \n\n  A title  \n\t The first. \n ", {"A title", "The first."}},
    {"QuotesBelongToTheirBlock", "\"A title\"\n(The first.)\n", {"\"A title\"", "(The first.)"}},
    {"ARuleOfDashesBelongsToNone", "A title\n------\nThe first.\n", {"A title", "The first."}},
    {"HyphenBrokenWord",
     "The archae-\nologists came.\nThey dug.\n",
     {"The archae-\nologists came.", "They dug."}},
    {"NoBreakSpaceAtTheEdges",
     "\xC2\xA0"
     "A title\xC2\xA0\nThe first.",
     {"A title", "The first."}},
    {"ArabicLines",
     "عنوان الخبر\nكان الجو جميلا اليوم.\nذهبنا إلى البحر.\n",
     {"عنوان الخبر", "كان الجو جميلا اليوم.", "ذهبنا إلى البحر."}},
};

class BlocksTest : public testing::TestWithParam<Case> {};

TEST_P(BlocksTest, AreThese) { EXPECT_EQ(ParsedText(GetParam().text).blocks(), GetParam().blocks); }

INSTANTIATE_TEST_SUITE_P(Cases, BlocksTest, testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Blocks, OneWordALineIsOneBlock) {
  const ParsedText parsed(
      "the\ncouncil\nmet\nin\nthe\nold\nhall\nand\ntalked\n\nA new paragraph begins here.\n");
  ASSERT_EQ(parsed.segments.blocks.size(), 2u);
  EXPECT_EQ(parsed.segments.blocks[0].n_lines, 9u);
}

TEST(Blocks, AColumnOfNamesIsNotOneBrokenLine) {
  const ParsedText parsed("London\nParis\nRome\nBerlin\nMadrid\nLisbon\nVienna\nPrague\n");
  EXPECT_EQ(parsed.segments.blocks.size(), 8u);
}

// Seventy columns, lines end where the width ends.
constexpr const char* kWrapped =
    "The council of the small town met in the old hall on the hill, where\n"
    "all of its members had come together to talk about the new bridge that\n"
    "the county wants to build across the river before the winter comes and\n"
    "the ferries stop.\n"
    "Nobody spoke against the plan at first, though many had said before the\n"
    "meeting that the price was far too high for a town of this size and\n"
    "that the old bridge would do.\n"
    "   In the end the mayor asked for a vote by hand, and when the hands were\n"
    "counted there were more of them for the bridge than anyone had thought\n"
    "there could be in that hall.\n";

TEST(Blocks, HardWrappedLinesAreParagraphs) {
  const ParsedText parsed(kWrapped);
  EXPECT_TRUE(parsed.segments.hard_wrapped);
  ASSERT_EQ(parsed.segments.blocks.size(), 3u) << "a short last line or an indent parts them";
  EXPECT_EQ(parsed.segments.blocks[0].n_lines, 4u);
  EXPECT_EQ(parsed.segments.blocks[1].n_lines, 3u);
  EXPECT_EQ(parsed.segments.blocks[2].n_lines, 3u);
}

TEST(Blocks, OneLineAParagraphIsNotHardWrapped) {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "The council met in the old hall and talked about many things.\n";
  const ParsedText parsed(text);
  EXPECT_FALSE(parsed.segments.hard_wrapped);
  EXPECT_EQ(parsed.segments.blocks.size(), 20u);
}

TEST(Blocks, ABulletPartsHardWrappedLines) {
  std::string text(kWrapped);
  text +=
      "* the first point of the list that was handed out to all of them there\n"
      "* the second point of the list\n";
  const ParsedText parsed(text);
  EXPECT_TRUE(parsed.segments.hard_wrapped);
  EXPECT_EQ(parsed.segments.blocks.size(), 5u);
}

TEST(Blocks, KnowTheirClauseNumbers) {
  struct Numbered {
    const char* line;
    bool numbered;
  };
  const Numbered cases[] = {
      {"(a) the first clause", true}, {"(12) the clause", true}, {"2. The clause", true},
      {"iv) the clause", true},       {"a) the clause", true},   {"A. The clause", true},
      {"Section 3 of the law", true}, {"Sec. 5 of it", true},    {"SEC. 5 of it", true},
      {"Security was tight", false},  {"The clause", false},     {"2.5 million", false},
      {"The. clause", false},         {"(see below) it", false}, {"12 men", false},
  };
  for (const Numbered& c : cases) {
    const ParsedText parsed(c.line);
    ASSERT_EQ(parsed.segments.blocks.size(), 1u) << c.line;
    EXPECT_EQ(parsed.segments.blocks[0].numbered, c.numbered) << c.line;
  }
}

TEST(Blocks, ANarrowColumnOpensABlockOnlyBehindAnEnd) {
  std::string code;
  for (int i = 0; i < 5; ++i) {
    code +=
        "First we take the large numbers and then we\n"
        "Sort them all by their size, which is done.\n";
  }
  const ParsedText parsed(code);
  ASSERT_TRUE(parsed.segments.narrow);
  ASSERT_EQ(parsed.segments.blocks.size(), 10u);
  EXPECT_TRUE(parsed.segments.blocks[0].opens);
  EXPECT_FALSE(parsed.segments.blocks[1].opens) << "the line above is full and does not end";
  EXPECT_TRUE(parsed.segments.blocks[2].opens) << "the line above ends in a full stop";
}

TEST(Blocks, WideTextAlwaysOpens) {
  const ParsedText parsed("A first line without an end\nA second line without an end\n");
  EXPECT_FALSE(parsed.segments.narrow);
  for (const Block& block : parsed.segments.blocks) EXPECT_TRUE(block.opens);
}

}  // namespace
}  // namespace dittograph

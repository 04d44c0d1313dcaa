// Which copy stays: the one in the best-formed run of the page.
#include "repeat/keep.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "repeat/broken_off.h"
#include "support/parsed_text.h"
#include "support/random_article.h"

namespace dittograph {
namespace {

using testing_support::ArticleWriter;
using testing_support::ParsedText;
using Strings = std::vector<std::string>;

struct Choice {
  Units units;
  std::vector<LesserCopy> lesser;
  Kept kept;
};

Choice choose(ParsedText& parsed) {
  Choice choice;
  choice.units = parsed.units();
  find_lesser_copies(parsed.layout, parsed.matches, choice.lesser);
  choose_kept(parsed.layout, choice.units, choice.lesser, choice.kept);
  return choice;
}

// For each class, in order of first appearance: the block that holds the copy that stays.
std::vector<std::uint32_t> kept_blocks(const std::string& text) {
  ParsedText parsed(text);
  const Choice choice = choose(parsed);
  std::vector<std::uint32_t> blocks;
  for (const std::uint32_t unit : choice.kept.unit) {
    blocks.push_back(parsed.layout.block_of(choice.units.units[unit].first));
  }
  return blocks;
}

const std::string kTitle = "Council talks about the new bridge for hours\n";
const std::string kA =
    "The council of the small town met in the old hall and talked about the bridge.\n";
const std::string kB =
    "Nobody had thought that so many of its members would come on a cold evening.\n";
const std::string kC =
    "In the end the mayor asked for a vote by hand, and most were for the bridge.\n";
const std::string kD =
    "The county wants to build it across the river before the next winter comes.\n";

const std::string kShort =
    "Nobody was hurt in it. The cause is not known. Police look into it now.\n";

std::string without_line_end(const std::string& line) { return line.substr(0, line.size() - 1); }

struct Case {
  const char* name;
  std::string text;
  std::vector<std::uint32_t> blocks;
};

std::vector<Case> cases() {
  const std::string broken =
      "The council of the small town met\nin the old hall and talked about the bridge.\n";
  const std::string capitals =
      "THE COUNCIL OF THE SMALL TOWN MET IN THE OLD HALL AND TALKED ABOUT THE BRIDGE.\n";
  const std::string soft =
      "The coun\xC2\xAD"
      "cil of the small town met in the old hall and talked about the bridge.\n";
  const std::string entity =
      "The council of the small town&nbsp;met in the old hall and talked about the bridge.\n";
  return {
      {"TheFirstOfTwoEqualBodies", kA + kB + kC + kA + kB + kC, {0, 1, 2}},
      {"TheLongerRun", kA + kA + kB + kC + kD, {1}},
      {"TheLongerRunInFront", kA + kB + kC + kD + kA, {0}},
      {"TheTitleDirectlyBeforeTheRun", kTitle + kTitle + kA + kB + kC, {1}},
      {"NotTheGluedBlock", without_line_end(kA) + kB + kC + kD + kA + kB, {3, 4}},
      {"NotTheBrokenLines", broken + kA + kB + kC, {1}},
      {"NotTheCapitals", capitals + kB + kC + kD + kA, {4}},
      {"NotTheSoftHyphens", soft + kB + kC + kD + kA, {4}},
      {"NotTheEntities", entity + kB + kC + kD + kA, {4}},
      {"TheParagraphOfShortSentencesAsAWhole",
       kA + kShort + kTitle + kA + kShort + kB + kC + kD,
       {3, 4, 4, 4}},
      {"TheParagraphThatAlsoSaysMore",
       kB + kC + without_line_end(kA) +
           " It was a long and very cold evening for all of them there.\n" + kA,
       {2}},
  };
}

class KeepTest : public testing::TestWithParam<Case> {};

TEST_P(KeepTest, ThisCopyStays) { EXPECT_EQ(kept_blocks(GetParam().text), GetParam().blocks); }

INSTANTIATE_TEST_SUITE_P(Cases, KeepTest, testing::ValuesIn(cases()),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Keep, ExactlyOneCopyOfEveryClassStaysOnSeededArticles) {
  ArticleWriter writer(20230911);
  for (int i = 0; i < 600; ++i) {
    ParsedText parsed(writer.with_copies());
    const Choice choice = choose(parsed);
    ASSERT_EQ(choice.kept.unit.size(), choice.units.classes.size());
    ASSERT_EQ(choice.kept.forms.size(), parsed.segments.blocks.size());
    ASSERT_LE(choice.kept.run_begin, choice.kept.run_end);
    ASSERT_LE(choice.kept.run_end, parsed.segments.blocks.size());
    for (std::uint32_t c = 0; c < choice.kept.unit.size(); ++c) {
      ASSERT_EQ(choice.units.units[choice.kept.unit[c]].copies, c) << parsed.text;
    }
    for (const BlockForm& form : choice.kept.forms) {
      ASSERT_GE(form.weight, 0);
      ASSERT_LE(form.weight, form.words);
      ASSERT_LE(form.repeated_words, form.words + 0.25);
    }
  }
}

}  // namespace
}  // namespace dittograph

// Matches trimmed to shared sentence edges, and the units that they are cut into.
#include "repeat/units.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/parsed_text.h"
#include "support/random_article.h"

namespace dittograph {
namespace {

using testing_support::ArticleWriter;
using testing_support::kShingleSize;
using testing_support::ParsedText;
using Strings = std::vector<std::string>;

const std::string kA = "The council met in the old hall.";
const std::string kB = "Nobody had thought that so many would come.";
const std::string kC = "In the end the mayor asked for a vote.";
const std::string kX = "Rain fell on all of the northern coast.";

// The units of a text as it has them, class after class: "class:words".
Strings units_of(const std::string& text) {
  ParsedText parsed(text);
  const Units units = parsed.units();
  Strings all;
  for (const Unit& unit : units.units) {
    all.push_back(std::to_string(unit.copies) + ":" + parsed.words(unit.first, unit.end));
  }
  return all;
}

std::string words_of(const std::string& sentence) {
  return sentence.substr(0, sentence.size() - 1);
}

struct Case {
  const char* name;
  std::string text;
  Strings units;
};

std::vector<Case> cases() {
  const std::string a = words_of(kA);
  const std::string b = words_of(kB);
  const std::string c = words_of(kC);
  return {
      {"Nothing", kA + "\n" + kB + "\n", {}},
      {"AnEqualBlock", kA + "\n" + kB + "\n" + kA + "\n", {"0:" + a, "0:" + a}},
      {"ThreeCopies",
       kA + "\n" + kB + "\n" + kA + "\n" + kX + "\n" + kA + "\n",
       {"0:" + a, "0:" + a, "0:" + a}},
      {"OtherCase",
       kA + "\n" + kB + "\nTHE COUNCIL MET IN THE OLD HALL!\n",
       {"0:" + a, "0:THE COUNCIL MET IN THE OLD HALL"}},
      {"ASentenceInsideAParagraph",
       kB + " " + kA + " " + kC + "\n" + kX + "\n" + kA + "\n",
       {"0:" + a, "0:" + a}},
      {"GluedPartsAreUnitsOfTheirOwn",
       kA + kB + "\n" + kX + "\n" + kB + "\n" + kC + "\n" + kA + "\n",
       {"0:" + a, "1:" + b, "1:" + b, "0:" + a}},
      {"APhraseInDifferentSentences",
       "He said the council met in the old hall on Monday.\nWe hear the council met in the old "
       "hall "
       "at noon.\n",
       {}},
      {"APhraseThatBeginsBoth",
       "The council met in the old hall on Monday.\n" + kX +
           "\nThe council met in the old hall at noon.\n",
       {}},
      {"ShortBlocks",
       "Photo by Brown\n" + kB + "\nPhoto by Brown\n" + kC + "\n",
       {"0:Photo by Brown", "0:Photo by Brown"}},
      {"ABrokenCopyIsWhole",
       kA + "\n" + kX + "\nThe council met\nin the old hall.\n",
       {"0:" + a, "0:The council met\nin the old hall"}},
  };
}

class UnitsTest : public testing::TestWithParam<Case> {};

TEST_P(UnitsTest, AreThese) { EXPECT_EQ(units_of(GetParam().text), GetParam().units); }

INSTANTIATE_TEST_SUITE_P(Cases, UnitsTest, testing::ValuesIn(cases()),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Units, AMatchIsTrimmedToTheEdgesThatBothSidesShare) {
  ParsedText parsed("Then it ended. " + kA + " So be it then, my dear friends.\n" + kX +
                    "\nThat it ended. " + kA + " So be it then, my foe.\n");
  ASSERT_EQ(parsed.matches.size(), 1u);
  const TokenMatch region = trimmed(parsed.layout, parsed.matches[0]);
  EXPECT_EQ(parsed.words(region.a, region.a + region.length), words_of(kA));
  EXPECT_EQ(parsed.words(region.b, region.b + region.length), words_of(kA));
  EXPECT_GT(parsed.matches[0].length, region.length);
}

TEST(Units, AMatchWithFewerThanTwoSharedEdgesLeavesNothing) {
  ParsedText parsed("He said the council met in the old hall on Monday.\n" + kX +
                    "\nWe hear the council met in the old hall at noon.\n");
  ASSERT_EQ(parsed.matches.size(), 1u);
  EXPECT_EQ(trimmed(parsed.layout, parsed.matches[0]).length, 0u);
}

// An edge that the second copy shares with the third cuts the first one too.
TEST(Units, EdgesAreCarriedFromCopyToCopy) {
  const std::string joined =
      "The council met in the old hall and nobody had thought so many would come.";
  const Strings units =
      units_of(joined + "\n" + kX + "\n" + joined + "\n" + kC + "\n" + joined + "\n");
  EXPECT_EQ(units.size(), 3u);
}

void check_laws(ParsedText& parsed) {
  const Units found = parsed.units();
  std::uint32_t last_end = 0;
  std::size_t n_in_classes = 0;
  std::uint32_t n_classes_seen = 0;
  for (const Unit& unit : found.units) {
    ASSERT_LE(last_end, unit.first);
    ASSERT_LT(unit.first, unit.end);
    ASSERT_LE(unit.end, parsed.tokens.size());
    ASSERT_LE(unit.copies, n_classes_seen) << "classes are numbered by first appearance";
    n_classes_seen = std::max(n_classes_seen, unit.copies + 1);
    last_end = unit.end;
  }
  for (std::uint32_t c = 0; c < found.classes.size(); ++c) {
    const std::vector<std::uint32_t>& copies = found.classes[c];
    ASSERT_GE(copies.size(), 2u);
    ASSERT_TRUE(std::is_sorted(copies.begin(), copies.end()));
    n_in_classes += copies.size();
    const auto tokens_of = [&](std::uint32_t unit) {
      return std::vector<std::uint64_t>(parsed.tokens.hash.begin() + found.units[unit].first,
                                        parsed.tokens.hash.begin() + found.units[unit].end);
    };
    bool edge_at_begin = false;
    bool edge_at_end = false;
    for (const std::uint32_t unit : copies) {
      ASSERT_EQ(found.units[unit].copies, c);
      ASSERT_EQ(tokens_of(unit), tokens_of(copies.front()));
      edge_at_begin |= parsed.layout.is_edge(found.units[unit].first);
      edge_at_end |= parsed.layout.is_edge(found.units[unit].end);
    }
    ASSERT_TRUE(edge_at_begin && edge_at_end) << "a place that is a sentence edge in some copy";
  }
  ASSERT_EQ(n_in_classes, found.units.size());
}

TEST(Units, KeepTheirPromisesOnSeededArticles) {
  ArticleWriter writer(20230911);
  std::size_t n_units = 0;
  for (int i = 0; i < 1000; ++i) {
    ParsedText parsed(writer.with_copies());
    SCOPED_TRACE(parsed.text);
    check_laws(parsed);
    if (HasFatalFailure()) return;
    n_units += parsed.units().units.size();
  }
  EXPECT_GT(n_units, 2000u);
}

TEST(Units, OfEqualLinesAreAsManyAsTheLines) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += kA + "\n";
  ParsedText parsed(text);
  EXPECT_EQ(parsed.matches.size(), 1u);
  const Units units = parsed.units();
  EXPECT_EQ(units.units.size(), 20'000u);
  EXPECT_EQ(units.classes.size(), 1u);
}

}  // namespace
}  // namespace dittograph

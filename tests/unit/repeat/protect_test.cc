// The rules of protect.h, each on both sides of its bound: a page, and what is cut from it.
#include "repeat/protect.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

#include "repeat/repeats.h"
#include "support/parsed_text.h"

namespace dittograph {
namespace {

using testing_support::kShingleSize;
using testing_support::ParsedText;

// Words that stand nowhere else: "w17 w18 w19". As a sentence it begins with a capital.
class Words {
 public:
  std::string some(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) {
      std::string word;
      for (std::size_t rest = next_++; rest > 0; rest /= 20) word += kLetters[rest % 20];
      text += (i == 0 ? "" : " ") + word;
    }
    return text;
  }
  std::string title(int n) {
    std::string text = some(n);
    text[0] = static_cast<char>(text[0] - 32);
    return text;
  }
  std::string sentence(int n) { return title(n) + "."; }

 private:
  static constexpr std::string_view kLetters = "bcdfghjklmnpqrstvwxz";
  std::size_t next_ = 401;
};

struct Found {
  std::vector<std::string> cuts;
  std::vector<std::string> whys;
};

Found found_in(const std::string& page, std::uint32_t min_repeat = 12) {
  const ParsedText parsed(page);
  Params params;
  params.min_repeat = min_repeat;
  RepeatFinder finder(params);
  Repeats repeats;
  finder.find(parsed.text, parsed.tokens, parsed.fingerprints, parsed.segments, repeats);
  Found found;
  for (const TextCut& cut : repeats.cuts) {
    found.cuts.emplace_back(parsed.text.substr(cut.span.begin, cut.span.size()));
  }
  for (const RepeatGroup& group : repeats.groups) found.whys.emplace_back(group.why);
  return found;
}

std::string page_of(const std::vector<std::string>& blocks) {
  std::string page;
  for (const std::string& block : blocks) page += block + "\n\n";
  return page;
}

// A page of prose: a title, then eight paragraphs of two sentences.
std::vector<std::string> prose(Words& words) {
  std::vector<std::string> blocks = {words.title(7)};
  for (int i = 0; i < 8; ++i) blocks.push_back(words.sentence(20) + " " + words.sentence(15));
  return blocks;
}

// `line` stands behind paragraphs 3 and 7 of a page of prose: once, apart from its copy, again.
std::string twice_apart(Words& words, const std::string& line) {
  std::vector<std::string> blocks = prose(words);
  blocks.insert(blocks.begin() + 7, line);
  blocks.insert(blocks.begin() + 3, line);
  return page_of(blocks);
}

std::string twice_beside(Words& words, const std::string& line) {
  std::vector<std::string> blocks = prose(words);
  blocks.insert(blocks.begin() + 6, {line, line});
  return page_of(blocks);
}

using Cuts = std::vector<std::string>;
using Whys = std::vector<std::string>;

TEST(Protect, TooShortStaysEvenBesideItsCopy) {
  for (int n = 1; n <= 3; ++n) {
    Words words;
    EXPECT_EQ(found_in(twice_beside(words, words.sentence(n))).cuts, Cuts{}) << n << " words";
  }
}

TEST(Protect, FourWordsBesideTheirCopyGoInProse) {
  for (int n : {4, 5, 8, 20}) {
    Words words;
    const std::string line = words.sentence(n);
    const Found found = found_in(twice_beside(words, line));
    EXPECT_EQ(found.cuts, Cuts{line}) << n << " words";
    EXPECT_EQ(found.whys, Whys{"directly beside its copy"}) << n << " words";
  }
}

TEST(Protect, AWholeBlockOfEightWordsGoesWhenItStandsTwice) {
  for (int n : {5, 6, 7}) {
    Words words;
    const Found found = found_in(twice_apart(words, words.sentence(n)));
    EXPECT_EQ(found.cuts, Cuts{}) << n << " words";
    EXPECT_EQ(found.whys, Whys{"protected: short"}) << n << " words";
  }
  for (int n : {8, 9, 11}) {
    Words words;
    const std::string line = words.sentence(n);
    const Found found = found_in(twice_apart(words, line));
    EXPECT_EQ(found.cuts, Cuts{line}) << n << " words";
    EXPECT_EQ(found.whys, Whys{"a whole block twice"}) << n << " words";
  }
}

TEST(Protect, ABlockOfEightToElevenWordsThatStandsThriceStays) {
  for (const auto& [n, n_cuts] :
       std::vector<std::pair<int, std::size_t>>{{8, 0}, {11, 0}, {12, 2}}) {
    Words words;
    const std::string line = words.sentence(n);
    std::vector<std::string> blocks = prose(words);
    blocks.push_back(line);
    blocks.insert(blocks.begin() + 6, line);
    blocks.insert(blocks.begin() + 3, line);
    EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), n_cuts) << n << " words";
  }
}

TEST(Protect, AWholeBlockOfMinRepeatWordsGoes) {
  Words words;
  const std::string line = words.sentence(12);
  const Found found = found_in(twice_apart(words, line));
  EXPECT_EQ(found.cuts, Cuts{line});
  EXPECT_EQ(found.whys, Whys{"a whole block again"});
}

TEST(Protect, MinRepeatMovesItsBound) {
  for (int n : {19, 20}) {
    Words words;
    const std::string line = words.sentence(n);
    std::vector<std::string> blocks = prose(words);
    blocks.push_back(line);
    blocks.insert(blocks.begin() + 6, line);
    blocks.insert(blocks.begin() + 3, line);
    EXPECT_EQ(found_in(page_of(blocks), 20).cuts.size(), n == 20 ? 2u : 0u) << n << " words";
  }
}

// A sentence out of two different paragraphs.
std::string in_two_paragraphs(Words& words, const std::string& sentence) {
  std::vector<std::string> blocks = prose(words);
  blocks[3] += " " + sentence + " " + words.sentence(9);
  blocks[7] = words.sentence(9) + " " + sentence + " " + blocks[7];
  return page_of(blocks);
}

TEST(Protect, ASentenceOfTwoParagraphsGoesFromTwentyWordsOn) {
  for (int n : {11, 12, 19}) {
    Words words;
    const Found found = found_in(in_two_paragraphs(words, words.sentence(n)));
    EXPECT_EQ(found.cuts, Cuts{}) << n << " words";
    EXPECT_EQ(found.whys,
              Whys{n < 12 ? "protected: short" : "protected: a sentence of two paragraphs"})
        << n << " words";
  }
  for (int n : {20, 30}) {
    Words words;
    const std::string sentence = words.sentence(n);
    const Found found = found_in(in_two_paragraphs(words, sentence));
    EXPECT_EQ(found.cuts, Cuts{sentence}) << n << " words";
    EXPECT_EQ(found.whys, Whys{"a sentence that stands whole elsewhere"}) << n << " words";
  }
}

TEST(Protect, APullQuoteOfTwelveWordsGoesAndItsParagraphStays) {
  for (int n : {7, 12, 25}) {
    Words words;
    const std::string sentence = words.sentence(n);
    std::vector<std::string> blocks = prose(words);
    blocks[6] += " " + sentence;
    blocks.insert(blocks.begin() + 3, sentence);
    EXPECT_EQ(found_in(page_of(blocks)).cuts, n < 8 ? Cuts{} : Cuts{sentence}) << n << " words";
  }
}

TEST(Protect, APhraseInsideDifferentSentencesIsNoRepeat) {
  Words words;
  const std::string phrase = words.some(40);
  std::vector<std::string> blocks = prose(words);
  blocks[3] += " " + words.title(5) + " " + phrase + ".";
  blocks[6] += " " + words.title(5) + " " + phrase + " " + words.some(3) + ".";
  const Found found = found_in(page_of(blocks));
  EXPECT_EQ(found.cuts, Cuts{});
  EXPECT_EQ(found.whys, Whys{});
}

// -- titles

TEST(Protect, TheTitleAgainGoesFromThreeWordsOn) {
  for (int n : {2, 3, 4, 7, 30}) {
    Words words;
    std::vector<std::string> blocks = prose(words);
    blocks[0] = words.title(n);
    blocks.insert(blocks.begin() + 5, blocks[0]);
    const Found found = found_in(page_of(blocks));
    EXPECT_EQ(found.cuts, n < 3 ? Cuts{} : Cuts{blocks[0]}) << n << " words";
    EXPECT_EQ(found.whys, n < 3 ? Whys{} : Whys{"the title again"}) << n << " words";
  }
}

// Twice at the top and once before the article, as the page has it that started this project.
TEST(Protect, ATitleThatStandsTwiceInARowGoesTwice) {
  for (int n : {2, 3, 7, 11}) {
    Words words;
    std::vector<std::string> blocks = prose(words);
    const std::string title = words.title(n);
    blocks[0] = title;
    blocks.insert(blocks.begin() + 3, title);
    blocks.insert(blocks.begin(), title);
    EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), n < 3 ? 0u : 2u) << n << " words";
  }
}

TEST(Protect, ALineBelowTheHeadOfThePageIsNoTitle) {
  for (std::size_t place : {4u, 5u, 6u, 7u}) {
    Words words;
    std::vector<std::string> blocks = prose(words);
    const std::string line = words.title(5);
    blocks.push_back(words.sentence(30));
    blocks.insert(blocks.end() - 1, line);
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(place), line);
    // The sixth block is the last that may be a title.
    EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), place < 6 ? 1u : 0u) << "block " << place;
  }
}

TEST(Protect, ALineThatEndsInAFullStopOrACommaIsATitleOnlyAtTheVeryTop) {
  for (const char* end : {".", ",", ";"}) {
    for (const std::size_t place : {0u, 2u}) {
      Words words;
      std::vector<std::string> blocks = prose(words);
      const std::string line = words.title(6) + end;
      blocks.insert(blocks.begin() + 7, line);
      blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(place), line);
      EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), place == 0 ? 1u : 0u)
          << end << " at " << place;
    }
  }
}

TEST(Protect, TwinsInTheHeadGoFromFiveWordsOnEvenInAList) {
  for (int n : {4, 5}) {
    Words words;
    const std::string line = words.title(n) + ",";
    std::vector<std::string> blocks = {words.title(4), line, line};
    for (int i = 0; i < 12; ++i) blocks.push_back(words.title(5));
    EXPECT_EQ(found_in(page_of(blocks)).cuts, n == 5 ? Cuts{line} : Cuts{}) << n << " words";
  }
}

// -- lists and verse

std::vector<std::string> short_lines(Words& words, int n) {
  std::vector<std::string> blocks;
  for (int i = 0; i < n; ++i) blocks.push_back(words.title(6));
  return blocks;
}

TEST(Protect, ALineOfAListStays) {
  Words words;
  std::vector<std::string> blocks = short_lines(words, 20);
  blocks.insert(blocks.begin() + 15, blocks[8]);
  const Found found = found_in(page_of(blocks));
  EXPECT_EQ(found.cuts, Cuts{});
  EXPECT_EQ(found.whys, Whys{"protected: a line of verse or of a list"});
}

TEST(Protect, AListThatStandsTwiceAsAWholeGoesOnce) {
  Words words;
  std::vector<std::string> blocks = short_lines(words, 10);
  const std::vector<std::string> copy = blocks;
  blocks.insert(blocks.end(), copy.begin(), copy.end());
  const Found found = found_in(page_of(blocks));
  EXPECT_EQ(found.cuts.size() > 0, true);
  std::size_t bytes = 0;
  for (const std::string& cut : found.cuts) bytes += cut.size();
  std::size_t expected = 0;
  for (const std::string& line : copy) expected += line.size();
  EXPECT_GE(bytes, expected);
  EXPECT_EQ(found.whys.front(), "part of a page that stands twice");
}

TEST(Protect, ARefrainBetweenParagraphsOfVerseStays) {
  Words words;
  const std::vector<std::string> refrain = {words.title(9), words.title(10)};
  std::vector<std::string> blocks;
  for (int verse = 0; verse < 4; ++verse) {
    for (int line = 0; line < 6; ++line) blocks.push_back(words.title(9));
    blocks.insert(blocks.end(), refrain.begin(), refrain.end());
  }
  EXPECT_EQ(found_in(page_of(blocks)).cuts, Cuts{});
}

TEST(Protect, AShortLineAmongShortLinesStaysInAPageOfProse) {
  for (int n : {11, 12}) {
    Words words;
    std::vector<std::string> blocks = prose(words);
    const std::string line = words.title(n);
    const auto list_with_line = [&] {
      std::vector<std::string> list;
      for (int i = 0; i < 8; ++i) list.push_back(words.sentence(6));
      list.insert(list.begin() + 4, line);
      return list;
    };
    const std::vector<std::string> list = list_with_line();
    const std::vector<std::string> other = list_with_line();
    blocks.insert(blocks.end(), list.begin(), list.end());
    blocks.push_back(words.sentence(40));
    blocks.push_back(words.sentence(40));
    blocks.insert(blocks.end(), other.begin(), other.end());
    for (int i = 0; i < 8; ++i) blocks.push_back(words.sentence(30));
    EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), n == 12 ? 1u : 0u) << n << " words";
  }
}

TEST(Protect, SixBlocksMakeAList) {
  // Short lines, apart from each other: five blocks are prose still, six a list.
  for (int n : {3, 4}) {
    Words words;
    const std::string line = words.title(8) + ",";
    std::vector<std::string> blocks = {words.sentence(60)};
    blocks.push_back(line);
    for (int i = 3; i < n; ++i) blocks.push_back(words.title(8) + ",");
    blocks.push_back(words.sentence(60));
    blocks.push_back(line);
    if (n == 4) blocks.push_back(words.title(3));
    EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), n == 3 ? 1u : 0u)
        << blocks.size() << " blocks";
  }
}

// -- numbered texts

std::string clauses(Words& words, int n_numbered, const std::string& clause) {
  std::vector<std::string> blocks;
  for (int i = 0; i < 10; ++i) {
    const std::string number =
        i < n_numbered ? "(" + std::string(1, static_cast<char>('a' + i)) + ") " : "";
    blocks.push_back(number + words.sentence(25));
  }
  blocks.insert(blocks.begin() + 8, clause);
  blocks.insert(blocks.begin() + 2, clause);
  return page_of(blocks);
}

TEST(Protect, AClauseOfANumberedTextStaysBelowAThirdOfIt) {
  for (int n : {20, 200, 300}) {
    Words words;
    const Found found = found_in(clauses(words, 5, words.sentence(n)));
    EXPECT_EQ(found.cuts.size(), n == 300 ? 1u : 0u) << n << " words";
    EXPECT_EQ(found.whys,
              Whys{n < 300 ? "protected: a clause of a numbered text" : "a whole block again"})
        << n << " words";
  }
}

TEST(Protect, NearClausesOfANumberedTextBothStay) {
  for (int n_numbered : {4, 5}) {
    Words words;
    const std::string begin = words.title(15);
    const std::string end = words.some(15) + ".";
    std::string page = clauses(words, n_numbered, words.sentence(3));
    page += begin + " " + end + "\n\n" + words.sentence(25) + "\n\n" + begin + " " + words.some(1) +
            " " + end + "\n";
    EXPECT_EQ(found_in(page).cuts.size(), n_numbered == 5 ? 0u : 1u) << n_numbered;
  }
}

TEST(Protect, FiveNumbersMakeANumberedText) {
  Words words;
  EXPECT_EQ(found_in(clauses(words, 4, words.sentence(20))).cuts.size(), 1u);
}

// -- pages and columns

TEST(Protect, InAPageThatStandsTwiceShortBlocksGoToo) {
  Words words;
  std::vector<std::string> blocks = prose(words);
  blocks.insert(blocks.begin() + 4, words.title(4));
  blocks.insert(blocks.begin() + 7, words.title(2));
  const std::vector<std::string> copy = blocks;
  blocks.insert(blocks.end(), copy.begin(), copy.end());
  const Found found = found_in(page_of(blocks));
  std::size_t bytes = 0;
  for (const std::string& cut : found.cuts) bytes += cut.size();
  EXPECT_GE(bytes, page_of(copy).size() - 2 * copy.size());
  EXPECT_EQ(found.whys.front(), "part of a page that stands twice");
}

TEST(Protect, NoCutEndsInTheMiddleOfAColumnOfLines) {
  Words words;
  // A narrow column without full stops, each line full: code, or badly wrapped text.
  const auto line = [&] { return words.title(14) + " Stop"; };
  std::vector<std::string> lines;
  for (int i = 0; i < 30; ++i) lines.push_back(line());
  lines.insert(lines.begin() + 25, {lines[10], lines[11]});
  std::string page;
  for (const std::string& one : lines) page += one + "\n";
  ASSERT_TRUE(ParsedText(page).segments.narrow);
  const Found found = found_in(page);
  EXPECT_EQ(found.cuts, Cuts{});
  ASSERT_FALSE(found.whys.empty());
  for (const std::string& why : found.whys) {
    EXPECT_EQ(why, "protected: begins or ends in mid-sentence");
  }
}

TEST(Protect, AGluedDigestGoesWholeWithItsShortParts) {
  Words words;
  std::vector<std::string> blocks = prose(words);
  const std::string small = words.sentence(6);
  blocks.insert(blocks.begin() + 5, small);
  blocks.insert(blocks.begin() + 1, blocks[3] + small + blocks[4]);
  EXPECT_EQ(found_in(page_of(blocks)).cuts.size(), 3u);
}

TEST(Protect, CutOffReportsEverythingAndCutsNothing) {
  Words words;
  const ParsedText parsed(twice_apart(words, words.sentence(20)));
  Params params;
  params.within = Action::kReport;
  RepeatFinder finder(params);
  Repeats repeats;
  finder.find(parsed.text, parsed.tokens, parsed.fingerprints, parsed.segments, repeats);
  EXPECT_TRUE(repeats.cuts.empty());
  EXPECT_TRUE(repeats.joins.empty());
  ASSERT_EQ(repeats.groups.size(), 1u);
  for (const RepeatCopy& copy : repeats.groups[0].copies) EXPECT_FALSE(copy.cut);
}

TEST(Protect, ShingleSizeIsTheTestsOwn) { EXPECT_EQ(Params{}.shingle_size, kShingleSize); }

}  // namespace
}  // namespace dittograph

// Which white space goes with a cut, case by case, and the law that nothing else is changed.
#include "clean/edits.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

#include "text/characters.h"

namespace dittograph {
namespace {

// In a case, {...} is cut, <...> is a line end that becomes a space and (...) one that goes.
struct Marked {
  std::string text;
  std::vector<TextCut> cuts;
  std::vector<TextJoin> joins;
};

Marked marked(std::string_view source) {
  Marked result;
  std::uint64_t begin = 0;
  for (const char c : source) {
    const std::uint64_t at = result.text.size();
    if (c == '{' || c == '<' || c == '(') {
      begin = at;
    } else if (c == '}') {
      TextCut cut;
      cut.span = {begin, at};
      result.cuts.push_back(cut);
    } else if (c == '>' || c == ')') {
      result.joins.push_back({.span = {begin, at}, .space = c == '>'});
    } else {
      result.text += c;
    }
  }
  return result;
}

std::string edited(std::string_view source, bool is_file = false) {
  const Marked input = marked(source);
  std::vector<TextEdit> edits;
  plan_edits(input.text, input.cuts, input.joins, edits);
  if (is_file) end_last_line(input.text, edits);
  std::string out;
  apply_edits(input.text, edits, out);
  return out;
}

struct Case {
  const char* name;
  std::string_view before;
  std::string_view behind;
};

constexpr Case kCases[] = {
    {"Nothing", "a b\n", "a b\n"},
    {"ALine", "a\n{b}\nc\n", "a\nc\n"},
    {"ABlockBetweenBlankLines", "a\n\n{b}\n\nc\n", "a\n\nc\n"},
    {"OfTwoTheSideWithMoreLineEndsStays", "a\n{b}\n\nc\n", "a\n\nc\n"},
    {"OfTwoTheSideWithMoreLineEndsStaysBefore", "a\n\n{b}\nc\n", "a\n\nc\n"},
    {"OnATieTheFirstStays", "a \n{b}\n\tc\n", "a \nc\n"},
    {"ASentenceTakesTheSpaceBehind", "One. {Two.} Three.", "One. Three."},
    {"TheLastSentenceTakesTheSpaceBefore", "One. {Two.}\nNext\n", "One.\nNext\n"},
    {"TheFirstSentenceOfALine", "x\n{One.} Two.\n", "x\nTwo.\n"},
    {"GlueIsParted", "One.{Two.} Three.", "One.Three."},
    {"TheHead", "{a}\n\nb\n", "b\n"},
    {"TheHeadBehindWhiteSpace", "\n  {a}\n\nb\n", "\n  b\n"},
    {"TheTail", "a\n\n{b}\n", "a\n"},
    {"TheTailWithoutALineEnd", "a\n\n{b}", "a"},
    {"TheTailBeforeWhiteSpace", "a\n{b}\n\n\n", "a\n\n\n"},
    {"AllOfIt", "{a}\n", ""},
    {"ARowGoesAsOne", "a\n\n{b}\n{c}\n\n{d}\n\n\ne\n", "a\n\n\ne\n"},
    {"TwoCutsWithTextBetween", "a\n{b}\nc\n{d}\ne\n", "a\nc\ne\n"},
    {"CutsOnBothSidesOfAWord", "a {b} c {d} e", "a c e"},
    {"CrLf", "a\r\n\r\n{b}\r\nc\r\n", "a\r\n\r\nc\r\n"},
    {"CrLfIsOneLineEnd", "a\n\n{b}\r\nc\n", "a\n\nc\n"},
    {"LoneCr", "a\r{b}\r\rc\r", "a\r\rc\r"},
    {"NoBreakSpace",
     "a\xC2\xA0{b}\xC2\xA0"
     "c",
     "a\xC2\xA0"
     "c"},
    {"BytesThatAreNotUtf8Stay", "a\n\xFF{b}\xFE\nc\n", "a\n\xFF\xFE\nc\n"},
    {"AJoin", "broken<\n>line", "broken line"},
    {"AJoinTakesAllWhiteSpace", "broken< \r\n  >line", "broken line"},
    {"AJoinWithoutASpace", "\xE5\x8C\x97(\n)\xE4\xBA\xAC", "\xE5\x8C\x97\xE4\xBA\xAC"},
    {"AJoinAndACut", "a\n{b}\nbroken<\n>line\n", "a\nbroken line\n"},
    {"AJoinBehindACut", "{a}\nb<\n>c\n", "b c\n"},
};

class EditsTest : public testing::TestWithParam<Case> {};

TEST_P(EditsTest, TakesTheRightSeparator) {
  EXPECT_EQ(edited(GetParam().before), GetParam().behind);
}

INSTANTIATE_TEST_SUITE_P(Cases, EditsTest, testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.name); });

constexpr Case kFiles[] = {
    {"UntouchedWithoutALineEnd", "a b", "a b"},
    {"ChangedWithoutALineEnd", "a\n{b}\nc", "a\nc\n"},
    {"TheTailGone", "a\n\n{b}", "a\n"},
    {"CrLf", "a\r\n{b}\r\nc", "a\r\nc\r\n"},
    {"LoneCr", "a\r{b}\rc", "a\rc\r"},
    {"ALineEndIsThere", "a\n{b}\nc\n", "a\nc\n"},
    {"OneLine", "One. {Two.} Three.", "One. Three.\n"},
    {"AllGone", "{a}", ""},
    {"Empty", "", ""},
};

class FileTest : public testing::TestWithParam<Case> {};

TEST_P(FileTest, AChangedFileEndsInItsOwnLineEnd) {
  EXPECT_EQ(edited(GetParam().before, true), GetParam().behind);
}

INSTANTIATE_TEST_SUITE_P(Cases, FileTest, testing::ValuesIn(kFiles),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Edits, ACutCarriesItsNumber) {
  const Marked input = marked("a\n{b}\n{c}\nd\n{e}\nf<\n>g\n");
  std::vector<TextEdit> edits;
  plan_edits(input.text, input.cuts, input.joins, edits);
  std::vector<std::uint32_t> cuts;
  for (const TextEdit& edit : edits) cuts.push_back(edit.cut);
  EXPECT_EQ(cuts, (std::vector<std::uint32_t>{0, 1, 2, kNoCut}));
}

bool is_white_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (!is_space(point.value) && point.value != U'\n' && point.value != U'\r') return false;
    at += point.size;
  }
  return true;
}

// Random words, white space and marks; every edit is looked at.
TEST(Edits, AscendAndTakeNothingButCutsAndWhiteSpace) {
  constexpr std::string_view kSpaces[] = {" ",  "\n",       "\n\n", "\r\n", "\r",
                                          "\t", "\xC2\xA0", "",     " \n "};
  std::mt19937_64 random(20230911);
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (std::uint64_t n = random() % 12; n > 0; --n) {
      const std::string word(1 + random() % 3, static_cast<char>('a' + random() % 26));
      const std::uint64_t kind = random() % 5;
      if (kind <= 1) {
        source += "{" + word + "}";
      } else if (kind == 2) {
        source += word + "<\n>" + word;
      } else {
        source += word;
      }
      source += kSpaces[random() % std::size(kSpaces)];
    }
    SCOPED_TRACE(source);
    const Marked input = marked(source);
    std::vector<TextEdit> edits;
    plan_edits(input.text, input.cuts, input.joins, edits);
    end_last_line(input.text, edits);
    std::uint64_t at = 0;
    for (const TextEdit& edit : edits) {
      ASSERT_LE(at, edit.span.begin);
      ASSERT_LE(edit.span.begin, edit.span.end);
      ASSERT_LE(edit.span.end, input.text.size());
      ASSERT_TRUE(is_white_space(edit.replacement));
      at = edit.span.end;
      const auto outside = [&](std::uint64_t begin, std::uint64_t end) {
        return is_white_space(std::string_view(input.text).substr(begin, end - begin));
      };
      if (edit.cut == kNoCut) {
        ASSERT_TRUE(outside(edit.span.begin, edit.span.end));
        continue;
      }
      const ByteSpan cut = input.cuts[edit.cut].span;
      ASSERT_LE(edit.span.begin, cut.begin);
      ASSERT_GE(edit.span.end, cut.end);
      ASSERT_TRUE(outside(edit.span.begin, cut.begin));
      ASSERT_TRUE(outside(cut.end, edit.span.end));
    }
    std::vector<bool> done(input.cuts.size(), false);
    for (const TextEdit& edit : edits) {
      if (edit.cut != kNoCut) done[edit.cut] = true;
    }
    ASSERT_TRUE(std::all_of(done.begin(), done.end(), [](bool was) { return was; }));
  }
}

}  // namespace
}  // namespace dittograph

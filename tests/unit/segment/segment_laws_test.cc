// Text that is nasty on purpose keeps the laws of segments.
#include "support/segment_laws.h"

#include <cstdint>
#include <random>
#include <string>

#include "gtest/gtest.h"

#include "segment/segments.h"
#include "support/random_text.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

using testing_support::broken_segment_law;
using testing_support::random_ascii;
using testing_support::random_text;

class Segmenter {
 public:
  const Segments& segment(const std::string& text) {
    tokeniser_.tokenise(text, tokens_);
    dittograph::segment(text, tokens_, scratch_, segments_);
    return segments_;
  }
  const Tokens& tokens() const { return tokens_; }

 private:
  Tokeniser tokeniser_;
  Tokens tokens_;
  SegmentScratch scratch_;
  Segments segments_;
};

TEST(SegmentLaws, HoldForAnyScriptAndBrokenBytes) {
  Segmenter segmenter;
  std::mt19937_64 random(20230911);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_text(random, random() % 200);
    const Segments& segments = segmenter.segment(text);
    ASSERT_EQ(broken_segment_law(text, segmenter.tokens(), segments), nullptr)
        << "round " << round << ": " << testing::PrintToString(text);
  }
}

TEST(SegmentLaws, HoldForAsciiPunctuationOfEveryKind) {
  Segmenter segmenter;
  std::mt19937_64 random(20230912);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_ascii(random, random() % 300);
    const Segments& segments = segmenter.segment(text);
    ASSERT_EQ(broken_segment_law(text, segmenter.tokens(), segments), nullptr)
        << "round " << round << ": " << testing::PrintToString(text);
  }
}

// Lines of every width and end, so that every block mode is met.
TEST(SegmentLaws, HoldForLinesOfEveryKind) {
  constexpr const char* kWords[] = {
      "The", "word",  "of",   "3.5m",   "U.S.-led", "(a)",   "end.", "NATO",
      "x",   "said:", "\"no", "yes.\"", "...",      "[...]", "well,"};
  constexpr const char* kEnds[] = {" ",  " ",    " ",  " ",    " ",     " ",
                                   "\n", "\r\n", "\r", "\n\n", "\n    "};
  Segmenter segmenter;
  std::mt19937_64 random(20230913);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t n_ends = 6 + random() % (std::size(kEnds) - 5);
    for (std::uint64_t n = random() % 120; n > 0; --n) {
      text += kWords[random() % std::size(kWords)];
      text += kEnds[random() % n_ends];
    }
    const Segments& segments = segmenter.segment(text);
    ASSERT_EQ(broken_segment_law(text, segmenter.tokens(), segments), nullptr)
        << "round " << round << ": " << testing::PrintToString(text);
  }
}

TEST(SegmentLaws, ATextWithoutTokensHasNoBlocks) {
  Segmenter segmenter;
  for (const std::string text : {"", " ", "\n\n", "----\n****\n", "\xFF\xFE"}) {
    EXPECT_TRUE(segmenter.segment("one block").blocks.size() == 1);
    EXPECT_TRUE(segmenter.segment(text).blocks.empty()) << testing::PrintToString(text);
    EXPECT_TRUE(segmenter.segment(text).sentences.empty());
  }
}

TEST(SegmentLaws, UnitsGrowWithTheLines) {
  Segmenter segmenter;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "The same line of some words stands here once more.\n";
  EXPECT_EQ(segmenter.segment(text).blocks.size(), 20'000u);
  EXPECT_EQ(segmenter.segment(text).sentences.size(), 20'000u);
}

}  // namespace
}  // namespace dittograph

// Where tokens stand: sentences, blocks, words, bytes.
#include "repeat/layout.h"

#include <string>

#include "gtest/gtest.h"

#include "support/parsed_text.h"

namespace dittograph {
namespace {

using testing_support::ParsedText;

TEST(Layout, EdgesAreWhereSentencesBeginAndTheEnd) {
  const ParsedText parsed("One two. Three four\nFive");
  std::string edges;
  for (std::uint32_t i = 0; i <= parsed.layout.n_tokens(); ++i) {
    edges += parsed.layout.is_edge(i) ? '|' : '.';
  }
  EXPECT_EQ(edges, "|.|.||");
}

TEST(Layout, EveryTokenKnowsItsSentenceAndItsBlock) {
  const ParsedText parsed("One two. Three four\nFive\n\nSix seven");
  const std::uint32_t sentences[] = {0, 0, 1, 1, 2, 3, 3};
  const std::uint32_t blocks[] = {0, 0, 0, 0, 1, 2, 2};
  for (std::uint32_t i = 0; i < 7; ++i) {
    EXPECT_EQ(parsed.layout.sentence_of(i), sentences[i]) << i;
    EXPECT_EQ(parsed.layout.block_of(i), blocks[i]) << i;
  }
  EXPECT_EQ(parsed.layout.block_first_token(0), 0u);
  EXPECT_EQ(parsed.layout.block_end_token(0), 4u);
  EXPECT_EQ(parsed.layout.block_first_token(2), 5u);
  EXPECT_EQ(parsed.layout.block_end_token(2), 7u);
}

TEST(Layout, ACharacterOfAScriptWithoutSpacesIsHalfAWord) {
  struct Case {
    const char* text;
    double words;
  };
  const Case cases[] = {
      {"one two three", 3}, {"中国人民", 2}, {"중국 인민", 2},     {"да", 1},
      {"ไทย", 1.5},         {"3.5m", 2},     {"中国 is China", 3}, {"カナ", 1},
      {"résumé", 1},        {"ab cde f", 3}, {"ｌ", 0.5},          {"", 0},
  };
  for (const Case& c : cases) {
    const ParsedText parsed(c.text);
    EXPECT_EQ(parsed.layout.words(0, parsed.layout.n_tokens()), c.words) << c.text;
  }
}

TEST(Layout, BytesAreWidenedOverTheMarksOfWholeSentences) {
  const ParsedText parsed("\"One two.\" (Three four five.) Six");
  const auto bytes = [&](std::uint32_t first, std::uint32_t end) {
    return std::string(parsed.bytes(parsed.layout.begin_byte(first), parsed.layout.end_byte(end)));
  };
  EXPECT_EQ(bytes(0, 2), "\"One two.\"");
  EXPECT_EQ(bytes(0, 1), "\"One");
  EXPECT_EQ(bytes(1, 2), "two.\"");
  EXPECT_EQ(bytes(2, 5), "(Three four five.)");
  EXPECT_EQ(bytes(3, 4), "four");
  EXPECT_EQ(bytes(0, 6), parsed.text);
}

TEST(Layout, BlockWordsAddUpToTheText) {
  const ParsedText parsed("One two. Three four\nFive\n\n中国人民");
  EXPECT_EQ(parsed.layout.block_words(0), 4);
  EXPECT_EQ(parsed.layout.block_words(1), 1);
  EXPECT_EQ(parsed.layout.block_words(2), 2);
}

}  // namespace
}  // namespace dittograph

#include "reader/literal.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

constexpr std::uint64_t kSeed = 42;

// Pairs of what is written and what it stands for.
struct Piece {
  std::string literal;
  std::string text;
};

const std::vector<Piece>& pieces(TextEncoding encoding) {
  static const std::vector<Piece> kJson = {{"a", "a"},
                                           {"words and words ", "words and words "},
                                           {R"(\n)", "\n"},
                                           {R"(\")", "\""},
                                           {R"(\\)", "\\"},
                                           {R"(\u0041)", "A"},
                                           {R"(\u00e9)", "é"},
                                           {R"(\u4e2d)", "中"},
                                           {"中", "中"},
                                           {R"(\uD83D\uDE00)", "\U0001F600"},
                                           {"\U0001F600", "\U0001F600"},
                                           {"\xff", "\xff"}};
  static const std::vector<Piece> kCsv = {
      {"a", "a"}, {"\"\"", "\""}, {"two words, ", "two words, "}, {"\r\n", "\r\n"}, {"é", "é"}};
  static const std::vector<Piece> kPlain = {{"a", "a"}, {"\\n", "\\n"}, {"\"\"", "\"\""}};
  return encoding == TextEncoding::kJson        ? kJson
         : encoding == TextEncoding::kCsvQuoted ? kCsv
                                                : kPlain;
}

class LiteralTest : public testing::TestWithParam<TextEncoding> {};

// The law that every edit of the input rests on.
TEST_P(LiteralTest, CutsOfTheLiteralDecodeToCutsOfTheText) {
  std::mt19937_64 random(kSeed);
  for (int round = 0; round < 300; ++round) {
    std::string literal;
    std::string text;
    std::vector<std::uint64_t> edges = {0};
    std::vector<std::uint64_t> expected = {0};
    for (std::size_t n = random() % 40; n > 0; --n) {
      const auto& choice = pieces(GetParam());
      const Piece& piece = choice[random() % choice.size()];
      literal += piece.literal;
      text += piece.text;
      edges.push_back(text.size());
      expected.push_back(literal.size());
    }
    std::vector<std::uint64_t> mapped;
    literal_offsets(literal, GetParam(), edges, mapped);
    ASSERT_EQ(mapped, expected) << literal;
    std::string decoded;
    ASSERT_TRUE(decode_literal(literal, GetParam(), decoded));
    ASSERT_EQ(decoded, text);
    const std::size_t a = random() % edges.size();
    const std::size_t b = a + random() % (edges.size() - a);
    ASSERT_TRUE(decode_literal(std::string_view(literal).substr(mapped[a], mapped[b] - mapped[a]),
                               GetParam(), decoded));
    ASSERT_EQ(decoded, text.substr(edges[a], edges[b] - edges[a]));
  }
}

TEST_P(LiteralTest, RepeatedAndMissingOffsetsAreFine) {
  std::vector<std::uint64_t> out = {99};
  literal_offsets("abc", GetParam(), {}, out);
  EXPECT_TRUE(out.empty());
  literal_offsets("abc", GetParam(), {1, 1, 3, 3}, out);
  EXPECT_EQ(out, (std::vector<std::uint64_t>{1, 1, 3, 3}));
}

INSTANTIATE_TEST_SUITE_P(Encodings, LiteralTest,
                         testing::Values(TextEncoding::kPlain, TextEncoding::kJson,
                                         TextEncoding::kCsvQuoted));

TEST(Literal, AnOffsetInsideAnEscapeMapsToItsBeginning) {
  std::vector<std::uint64_t> out;
  literal_offsets(R"(a\u00e9b)", TextEncoding::kJson, {1, 2, 3, 4}, out);
  EXPECT_EQ(out, (std::vector<std::uint64_t>{1, 1, 7, 8}));
}

}  // namespace
}  // namespace dittograph

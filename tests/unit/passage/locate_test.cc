#include "passage/locate.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "segment/segments.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

class Locate : public ::testing::Test {
 protected:
  std::vector<std::string_view> cut(std::string_view text, std::vector<TokenRange> ranges) {
    Tokeniser().tokenise(text, tokens_);
    Segments segments;
    SegmentScratch scratch;
    segment(text, tokens_, scratch, segments);
    Locator().locate(text, segments.sentences, ranges, located_);
    std::vector<std::string_view> pieces;
    for (const LocatedRange& range : located_) {
      pieces.push_back(text.substr(range.bytes.begin, range.bytes.size()));
    }
    return pieces;
  }

  Tokens tokens_;
  std::vector<LocatedRange> located_;
};

using Pieces = std::vector<std::string_view>;

TEST_F(Locate, TakesTokensFromTheFirstToTheLast) {
  EXPECT_EQ(cut("One two, three. Four five six.", {{1, 2}, {0, 1}, {1, 5}}),
            (Pieces{"two", "One", "two, three. Four five"}));
}

// What it finds by sentences is where the tokens of the whole text stand.
TEST_F(Locate, AgreesWithTheTokensOfTheText) {
  const std::string text =
      "It was late. Dr. M\u00fcller's co-oper-\native\u00a0friends, said &quot;no&quot;. Then "
      "\u043b\u0435\u0442\u043e came\u2026 \u6c34\u6ce2\u3002\u96e8 fell!\n\nA head line\nThe end";
  Tokens all;
  Tokeniser().tokenise(text, all);
  for (std::uint32_t begin = 0; begin < all.size(); ++begin) {
    for (std::uint32_t end = begin + 1; end <= all.size(); ++end) {
      const std::string_view piece = cut(text, {{begin, end}}).at(0);
      Tokens tokens;
      Tokeniser().tokenise(piece, tokens);
      EXPECT_EQ(tokens.hash, std::vector(all.hash.begin() + begin, all.hash.begin() + end));
      EXPECT_LE(located_[0].bytes.begin, all.begin[begin]);
      EXPECT_GE(located_[0].bytes.end, all.end[end - 1]);
    }
  }
}

TEST_F(Locate, TakesTheFullStopAlongWhereASentenceEnds) {
  EXPECT_EQ(cut("He came. \"She went away.\" Then they slept.", {{2, 5}, {0, 2}, {3, 6}}),
            (Pieces{"\"She went away.\"", "He came.", "went away.\" Then"}));
}

TEST_F(Locate, CountsCodePointsNotBytes) {
  const std::string text = "\u00e9t\u00e9 \u043b\u0435\u0442\u043e summer";
  EXPECT_EQ(cut(text, {{1, 2}, {2, 3}}), (Pieces{"\u043b\u0435\u0442\u043e", "summer"}));
  EXPECT_EQ(located_[0].code_points, (ByteSpan{4, 8}));
  EXPECT_EQ(located_[1].code_points, (ByteSpan{9, 15}));
}

}  // namespace
}  // namespace dittograph

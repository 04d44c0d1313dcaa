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
  std::vector<std::string_view> cut(std::string_view text, std::vector<TokenRange> ranges,
                                    bool with_sentences) {
    Tokeniser().tokenise(text, tokens_);
    Segments segments;
    SegmentScratch scratch;
    if (with_sentences) segment(text, tokens_, scratch, segments);
    locate(text, tokens_, segments.sentences, ranges, located_);
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
  EXPECT_EQ(cut("One two, three. Four five.", {{1, 3}, {0, 1}}, false),
            (Pieces{"two, three", "One"}));
}

TEST_F(Locate, TakesTheFullStopAlongWhereASentenceEnds) {
  EXPECT_EQ(cut("He came. \"She went away.\" Then they slept.", {{2, 5}, {0, 2}, {3, 6}}, true),
            (Pieces{"\"She went away.\"", "He came.", "went away.\" Then"}));
}

TEST_F(Locate, CountsCodePointsNotBytes) {
  const std::string text = "\u00e9t\u00e9 \u043b\u0435\u0442\u043e summer";
  EXPECT_EQ(cut(text, {{1, 2}, {2, 3}}, false), (Pieces{"\u043b\u0435\u0442\u043e", "summer"}));
  EXPECT_EQ(located_[0].code_points, (ByteSpan{4, 8}));
  EXPECT_EQ(located_[1].code_points, (ByteSpan{9, 15}));
}

}  // namespace
}  // namespace dittograph

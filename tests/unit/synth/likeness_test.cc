#include "synth/likeness.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "synth/random.h"

namespace dittograph::synth {
namespace {

std::string some_words(Random& random, int n) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    text += "w";
    text += std::to_string(random.below(6));  // few: shingles come again
    text += ' ';
  }
  return text;
}

std::vector<std::uint64_t> tokens_of(const std::string& text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

TEST(Likeness, AgreesWithSetsForAllPairs) {
  Random random(4);
  Likeness likeness;
  for (int round = 0; round < 20; ++round) {
    std::vector<Page> pages(1 + random.below(9));
    for (Page& page : pages) page.text = some_words(random, static_cast<int>(random.below(4000)));
    likeness.measure(pages);
    for (std::size_t a = 0; a < pages.size(); ++a) {
      for (std::size_t b = 0; b < pages.size(); ++b) {
        const SetOverlap wanted =
            reference::overlap(reference::shingle_set(tokens_of(pages[a].text), 5),
                               reference::shingle_set(tokens_of(pages[b].text), 5));
        const PairLikeness got = likeness.whole(a, b);
        EXPECT_EQ(got.shared, wanted.shared);
        EXPECT_EQ(got.left, wanted.left);
        EXPECT_EQ(got.right, wanted.right);
      }
    }
  }
}

TEST(Likeness, ABodyHasNoShingleWithBoilerplateInIt) {
  Page one;
  one.text = "a b c d e f g h i j k l";
  Page two;
  two.text = "a b c d e f g h m n o p";
  // "g h": shingles c..g to h..l touch it.
  for (Page* page : {&one, &two}) {
    page->places.push_back({.piece = Piece::kBoilerplate,
                            .which = 0,
                            .begin = 12,
                            .end = 15,
                            .cp_begin = 12,
                            .cp_end = 15});
  }
  Likeness likeness;
  likeness.measure(std::vector<Page>{one, two});
  EXPECT_EQ(likeness.whole(0, 1).shared, 4U);
  EXPECT_EQ(likeness.body(0, 1).shared, 2U);
  EXPECT_EQ(likeness.body(0, 1).left, 2U);
}

}  // namespace
}  // namespace dittograph::synth

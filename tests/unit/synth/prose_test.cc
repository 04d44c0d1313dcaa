#include "synth/prose.h"

#include <string>

#include "gtest/gtest.h"

#include "text/tokeniser.h"

namespace dittograph::synth {
namespace {

std::vector<std::uint64_t> tokens_of(const std::string& text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

class ProseOf : public testing::TestWithParam<Script> {
 protected:
  Vocabulary vocabulary_{7, GetParam()};
  Random random_{5};
  Prose prose_{vocabulary_, random_};
};

TEST_P(ProseOf, SentencesHaveNaturalLengthsAndEndWithAStop) {
  double tokens = 0;
  constexpr int kSentences = 500;
  for (int i = 0; i < kSentences; ++i) {
    std::string text;
    prose_.sentence(random_, text);
    EXPECT_TRUE(text.ends_with(traits(GetParam()).stop)) << text;
    const std::size_t n = tokens_of(text).size();
    EXPECT_GE(n, 7U) << text;
    EXPECT_LE(n, 120U) << text;
    tokens += static_cast<double>(n);
  }
  const bool ideographs = GetParam() == Script::kHan;
  EXPECT_GT(tokens / kSentences, ideographs ? 25 : 17);
  EXPECT_LT(tokens / kSentences, ideographs ? 50 : 26);
}

TEST_P(ProseOf, AnEditChangesAWordAndNothingElse) {
  int edited = 0;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    prose_.sentence(random_, text);
    std::string changed;
    const EditKind kind = prose_.edit(text, random_, changed);
    if (kind == EditKind::kNone) continue;
    ++edited;
    const auto before = tokens_of(text);
    const auto after = tokens_of(changed);
    EXPECT_NE(before, after) << text << "\n" << changed;
    // Equal from the front and from the back, but for a word of up to three tokens.
    std::size_t front = 0;
    while (front < std::min(before.size(), after.size()) && before[front] == after[front]) ++front;
    std::size_t back = 0;
    while (back < std::min(before.size(), after.size()) - front &&
           before[before.size() - 1 - back] == after[after.size() - 1 - back]) {
      ++back;
    }
    EXPECT_LE(before.size() - front - back, 3U) << text << "\n" << changed;
    EXPECT_LE(after.size() - front - back, 3U) << text << "\n" << changed;
  }
  EXPECT_GT(edited, 280);
}

TEST_P(ProseOf, TitlesAreShorterThanSentences) {
  for (int i = 0; i < 100; ++i) {
    std::string title;
    prose_.title(random_, title);
    EXPECT_GE(count_words(title, GetParam()), 5U) << title;
    EXPECT_LE(count_words(title, GetParam()), 40U) << title;
  }
}

INSTANTIATE_TEST_SUITE_P(, ProseOf, testing::ValuesIn(kAllScripts),
                         [](const auto& script) { return std::string(traits(script.param).name); });

}  // namespace
}  // namespace dittograph::synth

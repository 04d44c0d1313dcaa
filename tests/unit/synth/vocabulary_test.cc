#include "synth/vocabulary.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

#include "synth/bytes.h"
#include "text/tokeniser.h"

namespace dittograph::synth {
namespace {

class EveryScript : public testing::TestWithParam<Script> {};

TEST_P(EveryScript, AllWordsDifferAndAreOneTokenOrSomeIdeographs) {
  const Vocabulary vocabulary(7, GetParam());
  std::set<std::string> words;
  Tokeniser tokeniser;
  Tokens tokens;
  for (std::uint32_t rank = 0; rank < vocabulary.size(); ++rank) {
    const std::string word(vocabulary.word(rank));
    words.insert(word);
    tokeniser.tokenise(word, tokens);
    const std::size_t wanted =
        GetParam() == Script::kHan ? count_code_points(word) : std::size_t{1};
    ASSERT_EQ(tokens.size(), wanted) << word;
  }
  EXPECT_EQ(words.size(), vocabulary.size());
}

TEST_P(EveryScript, ACapitalIsTheSameWord) {
  const Vocabulary vocabulary(7, GetParam());
  Tokeniser tokeniser;
  Tokens small;
  Tokens large;
  std::size_t changed = 0;
  for (std::uint32_t rank = 0; rank < 2000; ++rank) {
    std::string capital;
    append_capitalised(vocabulary.word(rank), capital);
    std::string upper;
    append_upper(vocabulary.word(rank), upper);
    tokeniser.tokenise(vocabulary.word(rank), small);
    for (const std::string& form : {capital, upper}) {
      tokeniser.tokenise(form, large);
      ASSERT_EQ(small.hash, large.hash) << form;
    }
    changed += capital != vocabulary.word(rank) ? 1U : 0U;
  }
  EXPECT_EQ(changed, traits(GetParam()).cased ? 2000U : 0U);
}

TEST_P(EveryScript, FrequentWordsAreShort) {
  const Vocabulary vocabulary(7, GetParam());
  const auto mean = [&](std::uint32_t from, std::uint32_t to) {
    double sum = 0;
    for (std::uint32_t rank = from; rank < to; ++rank)
      sum += count_code_points(vocabulary.word(rank));
    return sum / (to - from);
  };
  EXPECT_LT(mean(0, 60) * 1.5, mean(10000, 20000));
}

INSTANTIATE_TEST_SUITE_P(, EveryScript, testing::ValuesIn(kAllScripts),
                         [](const auto& script) { return std::string(traits(script.param).name); });

TEST(Vocabulary, AnotherSeedHasOtherWords) {
  const Vocabulary one(1, Script::kLatin);
  const Vocabulary two(2, Script::kLatin);
  std::size_t same = 0;
  for (std::uint32_t rank = 0; rank < 1000; ++rank)
    same += one.word(rank) == two.word(rank) ? 1U : 0U;
  EXPECT_LT(same, 50U);
}

}  // namespace
}  // namespace dittograph::synth

#include "audit/news_sentences.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

constexpr std::string_view kText =
    "Bridge opens at last\n"
    "The mayor opened the bridge over the river on Monday morning.\n"
    "Police said 12 people were hurt in the crash near Harborough.\n"
    "The mayor opened the bridge over the river on Monday morning.\n"
    "Reporting by Jane Roe for Reuters\n"
    "Read more about it every morning in our letter.\n";

class News : public testing::Test {
 protected:
  News() { reader_.read(kText, text_); }

  std::vector<std::string> of(NewsInput document) {
    std::vector<std::string> all;
    for (const Sentence& sentence : news_.of(document)) {
      all.emplace_back(kText.substr(sentence.begin, sentence.end - sentence.begin));
    }
    return all;
  }
  ByteSpan place(std::string_view words) {
    const std::size_t at = kText.find(words);
    return {at, at + words.size()};
  }

  TextReader reader_;
  SentencedText text_;
  NewsSentences news_;
  TitleAffixes affixes_;
};

TEST_F(News, NoTitleNothingTwiceNoCreditNoBoilerplate) {
  affixes_.suffixes = {" - Harbour Post"};
  const auto n = static_cast<std::uint32_t>(text_.tokens.size());
  const TokenRange letter[] = {{n - 9, n}};
  const Credit credit[] = {{.form = Credit::Form::kTail, .source = 0, .bytes = place("Reuters")}};
  EXPECT_EQ(
      of({.text = text_,
          .left_out = letter,
          .title = "Bridge Opens at Last - Harbour Post",
          .affixes = affixes_,
          .credits = credit,
          .own_names = {}}),
      (std::vector<std::string>{"The mayor opened the bridge over the river on Monday morning.",
                                "Police said 12 people were hurt in the crash near Harborough."}));
}

TEST_F(News, ADatelineIsNoPartOfTheSentence) {
  struct Case {
    std::string_view text;
    std::string_view name;
    std::string_view first;
  };
  const Case cases[] = {
      {"PARIS, 11 sept. (AFP) - Le navire quitte le port.\n", "AFP", "Le navire quitte le port."},
      {"MOSCOW, September 11. /TASS/. The crew left the harbour.\n", "TASS",
       "The crew left the harbour."},
      {"A line above.\nLONDON (Reuters) - The crew left.\n", "Reuters", "A line above."}};
  for (const Case& one : cases) {
    reader_.read(one.text, text_);
    const std::size_t at = one.text.find(one.name);
    const Credit dateline[] = {
        {.form = Credit::Form::kDateline, .source = 0, .bytes = {at, at + one.name.size()}}};
    for (const bool own : {false, true}) {
      const NewsInput input = {.text = text_,
                               .left_out = {},
                               .title = "",
                               .affixes = affixes_,
                               .credits = std::span(dateline).first(own ? 0U : 1U),
                               .own_names = std::span(dateline).first(own ? 1U : 0U)};
      const auto chosen = news_.of(input);
      ASSERT_FALSE(chosen.empty()) << one.text;
      EXPECT_EQ(one.text.substr(chosen[0].begin, chosen[0].end - chosen[0].begin), one.first);
    }
  }
}

TEST_F(News, WithoutWordOfAnythingOnlyWhatIsSaidTwiceGoes) {
  EXPECT_EQ(of({.text = text_,
                .left_out = {},
                .title = "",
                .affixes = affixes_,
                .credits = {},
                .own_names = {}})
                .size(),
            5U);
}

}  // namespace
}  // namespace dittograph

#include "synth/page.h"

#include <algorithm>
#include <string>

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

// Two paragraphs, "One two three. Four five six." and "Seven eight nine."
Story small_story() {
  Story story;
  story.people = {"Adan Tolm"};
  Article article;
  article.title.text = "A Title of It";
  const auto sentence = [&](const char* text, bool opens) {
    article.body.push_back({.wording = story.wordings.add(text, Script::kLatin),
                            .origin = story.wordings.new_origin(),
                            .opens_paragraph = opens,
                            .is_line = false});
  };
  sentence("One two three.", true);
  sentence("Four five six.", false);
  sentence("Seven eight nine.", true);
  story.articles.push_back(article);
  return story;
}

Page page_of(const Story& story, const Outlet& outlet = {}) {
  Page page;
  write_page(story, story.articles[0], outlet, Random(1), page);
  return page;
}

TEST(SynthPage, ParagraphsAreLines) {
  EXPECT_EQ(page_of(small_story()).text, "One two three. Four five six.\nSeven eight nine.\n");
}

TEST(SynthPage, RepeatsStandAboveAndGoAgain) {
  Story story = small_story();
  story.articles[0].repeats.titles = 1;
  story.articles[0].repeats.lead = true;
  story.articles[0].repeats.glued = 1;
  const Page page = page_of(story);
  EXPECT_EQ(page.text,
            "A Title of It\nOne two three. Four five six.\nSeven eight nine.\nA Title of It\n"
            "One two three. Four five six.\nSeven eight nine.\n");
  EXPECT_EQ(page.cleaned(), "A Title of It\nOne two three. Four five six.\nSeven eight nine.\n");
  EXPECT_EQ(std::ranges::count(page.places, Piece::kRepeat, &Place::piece), 3);
}

TEST(SynthPage, ABodyThatStandsTwiceGoesOnce) {
  Story story = small_story();
  story.articles[0].repeats.body_twice = true;
  const Page page = page_of(story);
  EXPECT_EQ(page.cleaned(), "One two three. Four five six.\nSeven eight nine.\n");
  EXPECT_EQ(page.text.size(), 2 * page.cleaned().size());
}

TEST(SynthPage, PiecesStandWhereTheirPlacesSay) {
  Story story = small_story();
  Outlet outlet;
  outlet.lines[0] = "Head line here.";
  outlet.per_mille[0] = 1000;
  outlet.blank_lines = true;
  story.articles[0].credit = {
      .agency = 1, .form = CreditForm::kTail, .variant = 2, .town = 0, .time = 0};
  const Page page = page_of(story, outlet);
  EXPECT_EQ(page.text,
            "Head line here.\n\nOne two three. Four five six.\n\nSeven eight nine.\n\n© AFP\n");
  const auto tail = std::ranges::find(page.places, Piece::kCreditTail, &Place::piece);
  ASSERT_NE(tail, page.places.end());
  EXPECT_EQ(page.text.substr(tail->begin, tail->end - tail->begin), "© AFP");
  EXPECT_EQ(tail->cp_end - tail->cp_begin, 5U);
  EXPECT_EQ(tail->cp_begin, tail->begin);
}

}  // namespace
}  // namespace dittograph::synth

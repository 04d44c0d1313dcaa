#include "synth/copying.h"

#include "gtest/gtest.h"

#include "synth/kinship.h"

namespace dittograph::synth {
namespace {

class Copying : public testing::Test {
 protected:
  Vocabulary vocabulary_{7, Script::kLatin};
  Random random_{5};
  Prose prose_{vocabulary_, random_};
  Wordings wordings_;
  CopyContext context_{.prose = prose_, .wordings = wordings_, .random = random_};
};

TEST_F(Copying, AHundredPerCentIsWordForWord) {
  const Body source = new_body(8, context_);
  const Body copy = edited_copy(source, 100, context_);
  ASSERT_EQ(copy.size(), source.size());
  for (std::size_t i = 0; i < copy.size(); ++i) EXPECT_EQ(copy[i].wording, source[i].wording);
}

TEST_F(Copying, TheLessIsAimedAtTheMoreIsChanged) {
  double last = 1;
  for (const std::uint32_t target : {95U, 80U, 65U, 50U}) {
    double unchanged = 0;
    double all = 0;
    for (int i = 0; i < 20; ++i) {
      const Body source = new_body(10, context_);
      for (const Aligned& line : align(source, edited_copy(source, target, context_))) {
        unchanged += line.change == Change::kUnchanged ? 1 : 0;
        ++all;
      }
    }
    EXPECT_LT(unchanged / all, last) << target;
    last = unchanged / all;
  }
}

TEST_F(Copying, TheFirstSentenceStays) {
  for (int i = 0; i < 50; ++i) {
    const Body source = new_body(6, context_);
    const Body copy = edited_copy(source, 50, context_);
    EXPECT_EQ(copy[0].origin, source[0].origin);
    EXPECT_TRUE(copy[0].opens_paragraph);
  }
}

TEST_F(Copying, ALeadingPartEndsWithAParagraph) {
  const Body source = new_body(10, context_);
  const Body part = leading_part(source, 40, context_);
  ASSERT_LT(part.size(), source.size());
  EXPECT_TRUE(source[part.size()].opens_paragraph);
}

TEST_F(Copying, InsertedParagraphsStandWhole) {
  const Body part = new_body(2, context_);
  Body body = new_body(5, context_);
  const std::uint32_t before = count_paragraphs(body);
  insert_paragraphs(part, 2, body);
  EXPECT_EQ(count_paragraphs(body), before + 2);
  std::size_t at = 0;
  while (body[at].origin != part[0].origin) ++at;
  for (std::size_t i = 0; i < part.size(); ++i) EXPECT_EQ(body[at + i].origin, part[i].origin);
}

}  // namespace
}  // namespace dittograph::synth

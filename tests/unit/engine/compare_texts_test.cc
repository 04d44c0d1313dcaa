#include "engine/compare_texts.h"

#include <string>

#include "gtest/gtest.h"

#include "support/random_article.h"

namespace dittograph {
namespace {

using testing_support::ArticleWriter;

std::string paragraphs(std::uint64_t seed, int n) {
  ArticleWriter writer(seed);
  std::string text;
  for (int i = 0; i < n; ++i) text += writer.paragraph() + "\n\n";
  return text;
}

Comparison compared(const std::string& left, const std::string& right) {
  const auto found = compare_texts(left, right, Params{});
  EXPECT_TRUE(found.ok()) << found.status();
  return *found;
}

TEST(CompareTexts, ATextResemblesItself) {
  const std::string text = paragraphs(1, 6);
  const Comparison found = compared(text, text);
  EXPECT_EQ(found.overlap.resemblance(), 1.0);
  ASSERT_EQ(found.stretches.size(), 1u);
  EXPECT_EQ(found.stretches[0].likeness, 1.0);
  EXPECT_EQ(found.stretches[0].tokens, found.left_tokens);
  for (const SentenceEdit& edit : found.sentences.edits) {
    EXPECT_EQ(edit.change, SentenceChange::kUnchanged);
  }
}

TEST(CompareTexts, TextsOfNothingInCommonShareNothing) {
  const Comparison found = compared(paragraphs(1, 4), paragraphs(2, 4));
  EXPECT_TRUE(found.stretches.empty());
  EXPECT_LT(found.overlap.resemblance(), 0.1);
}

TEST(CompareTexts, EmptyTextsAreCompared) {
  const Comparison found = compared("", "A single sentence.");
  EXPECT_EQ(found.left_tokens, 0u);
  EXPECT_EQ(found.overlap.resemblance(), 0.0);
  ASSERT_EQ(found.sentences.edits.size(), 1u);
  EXPECT_EQ(found.sentences.edits[0].change, SentenceChange::kAdded);
}

TEST(CompareTexts, SwappedTextsGiveSwappedFigures) {
  const std::string shorter = paragraphs(3, 4);
  const std::string longer = shorter + paragraphs(4, 8);
  const Comparison there = compared(shorter, longer);
  const Comparison back = compared(longer, shorter);
  EXPECT_EQ(there.overlap.left_in_right(), 1.0);
  EXPECT_EQ(there.overlap.left_in_right(), back.overlap.right_in_left());
  EXPECT_EQ(there.overlap.right_in_left(), back.overlap.left_in_right());
  ASSERT_EQ(there.stretches.size(), back.stretches.size());
  EXPECT_EQ(there.stretches[0].left, back.stretches[0].right);
}

TEST(CompareTexts, EverySharedStretchSaysTheSameOnBothSides) {
  const std::string common = paragraphs(5, 2);
  const std::string left = paragraphs(6, 3) + common + paragraphs(7, 2);
  const std::string right = paragraphs(8, 1) + common + paragraphs(9, 4);
  const Comparison found = compared(left, right);
  ASSERT_EQ(found.stretches.size(), 1u);
  const SharedStretch& stretch = found.stretches[0];
  EXPECT_EQ(left.substr(stretch.left.begin, stretch.left.size()),
            right.substr(stretch.right.begin, stretch.right.size()));
  EXPECT_GE(stretch.left.size() + 4, common.size());
}

TEST(CompareTexts, PiecesOfAnEditedSentenceLayBothSidesOut) {
  const std::string left = "The fire killed 12 people in the old mill on Tuesday night.";
  const std::string right = "The fire killed 14 people in the old mill late on Tuesday night.";
  const Comparison found = compared(left, right);
  ASSERT_EQ(found.pieces.size(), 1u);
  std::string before;
  std::string after;
  int changed = 0;
  for (const EditPiece& piece : found.pieces[0]) {
    before += left.substr(piece.left.begin, piece.left.size());
    after += right.substr(piece.right.begin, piece.right.size());
    changed += !piece.same;
  }
  EXPECT_EQ(before, left);
  EXPECT_EQ(after, right);
  EXPECT_EQ(changed, 2);
}

TEST(CompareTexts, ASettingOutOfBoundsIsRefused) {
  Params params;
  params.shingle_size = 0;
  EXPECT_EQ(compare_texts("a", "b", params).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace dittograph

#include "report/comparison_text.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct Pair {
  ComparedText left;
  ComparedText right;
  Comparison found;
};

Pair edited_pair(const std::string& left, const std::string& right) {
  Pair pair;
  pair.left.name = "a.txt";
  pair.left.text = left;
  pair.right.name = "b.txt";
  pair.right.text = right;
  pair.found.shingle_size = 5;
  SentenceEdit edit;
  edit.change = SentenceChange::kEdited;
  edit.before = {0, left.size()};
  edit.after = {0, right.size()};
  edit.likeness = 0.8;
  edit.changes = {{.kind = WordChange::Kind::kNumber, .before = "12", .after = "14"}};
  pair.found.sentences.edits = {edit};
  pair.found.sentences.counts[1] = 1;
  pair.found.pieces = {{{.left = {0, 2}, .right = {0, 2}, .same = false},
                        {.left = {2, left.size()}, .right = {2, right.size()}, .same = true}}};
  return pair;
}

std::string text_of(const Pair& pair, bool colour) {
  return comparison_to_text(pair.left, pair.right, pair.found, colour);
}

TEST(ComparisonText, WordsThatDifferAreMarked) {
  const std::string text = text_of(edited_pair("12 killed.", "14 killed."), false);
  EXPECT_NE(text.find("~ [-12-]{+14+} killed.\n    number: 12 -> 14\n"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(ComparisonText, ColourStandsInForTheMarks) {
  const std::string text = text_of(edited_pair("12 killed.", "14 killed."), true);
  EXPECT_NE(text.find("\x1b[31m12\x1b[0m\x1b[32m14\x1b[0m killed."), std::string::npos) << text;
  EXPECT_EQ(text.find("[-"), std::string::npos);
}

TEST(ComparisonText, NoTextSpeaksToTheTerminal) {
  const std::string hostile =
      "12 \x1b[2J\x07 \xC2\x9B"
      "31m \xFF\n.";
  const std::string text = text_of(edited_pair(hostile, hostile), false);
  for (const char byte : text) {
    EXPECT_TRUE(byte == '\n' || static_cast<unsigned char>(byte) >= 0x20) << int{byte};
  }
  EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
}

TEST(ComparisonText, JsonHasBothSidesAndTheirPlaces) {
  const Pair pair = edited_pair("12 killed.", "14 killed.");
  const std::string json = comparison_to_json(pair.left, pair.right, pair.found);
  EXPECT_NE(json.find("\"resemblance\": 0.0"), std::string::npos) << json;
  EXPECT_NE(json.find("\"change\": \"edited\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"a\": [0, 10]"), std::string::npos) << json;
  EXPECT_NE(json.find("\"b\": \"14\""), std::string::npos) << json;
  EXPECT_EQ(json.back(), '\n');
}

}  // namespace
}  // namespace dittograph

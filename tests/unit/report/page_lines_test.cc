#include "report/page_lines.h"

#include <array>
#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

std::vector<std::uint64_t> in_utf16(std::string_view text, std::vector<std::uint64_t> offsets) {
  to_utf16(text, offsets);
  return offsets;
}

TEST(PageLines, PlacesCountUtf16Units) {
  // a, e acute, a Han letter, an emoji outside the Basic Multilingual Plane, b.
  const std::string text =
      "a\xC3\xA9\xE5\x8C\x97\xF0\x9F\x98\x80"
      "b";
  EXPECT_EQ(in_utf16(text, {0, 1, 3, 6, 10, 11}), (std::vector<std::uint64_t>{0, 1, 2, 3, 5, 6}));
  EXPECT_EQ(in_utf16(text, {11, 0, 6}), (std::vector<std::uint64_t>{6, 0, 3})) << "in any order";
  EXPECT_EQ(in_utf16(text, {99}), (std::vector<std::uint64_t>{6})) << "not behind the end";
}

TEST(PageLines, AByteThatIsNoUtf8IsShownAsOneUnit) {
  EXPECT_EQ(in_utf16("a\xFF\xFE"
                     "b",
                     {1, 2, 3, 4}),
            (std::vector<std::uint64_t>{1, 2, 3, 4}));
}

TEST(PageLines, DocumentIsGolden) {
  Document document;
  document.id = DocId{7};
  document.name = "n\"1";
  document.text = "\n  The first line. \nThe second.";
  document.date = "2024-05-03T06:30:00Z";
  document.source = "Post";
  std::string line;
  PageLines().document(document, 31, true, line);
  EXPECT_EQ(line,
            "{\"d\":7,\"n\":\"n\\\"1\",\"s\":\"Post\",\"t\":\"2024-05-03T06:30:00Z\","
            "\"a\":[19846,23400],\"h\":\"The first line.\",\"z\":31,\"x\":1}");
}

TEST(PageLines, ALongTitleEndsWithAWholeCharacter) {
  Document document;
  std::string title;
  while (title.size() < 1000) title += "\xE5\x8C\x97";
  document.title = title;
  std::string line;
  PageLines().document(document, 0, false, line);
  EXPECT_EQ(line.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_LT(line.size(), 300u);
}

TEST(PageLines, TextIsGolden) {
  TextCut cut;
  cut.span = {3, 5};
  cut.kept = {7, 9};
  cut.kind = RepeatKind::kNear;
  cut.resemblance = 0.9;
  TextCut elsewhere;
  elsewhere.span = {10, 11};
  elsewhere.reason = Reason::kBoilerplate;
  elsewhere.kept_document = DocId{4};
  const std::array<TextCut, 2> cuts = {cut, elsewhere};
  const std::array<PageText::Change, 1> changes = {
      PageText::Change{.span = {3, 6}, .replacement = " "}};
  const std::array<PageStretch, 1> stretches = {PageStretch{.passage = 2, .span = {0, 3}}};
  std::string line;
  PageLines().text({.document = DocId{1},
                    .text = "\xC3\xA9 23456789abc",
                    .cuts = cuts,
                    .changes = changes,
                    .stretches = stretches},
                   line);
  EXPECT_EQ(line,
            "{\"d\":1,\"x\":\"\xC3\xA9 23456789abc\",\"c\":[[2,4,\"repeat\",\"near\",0.9,6,8],"
            "[9,10,\"boilerplate\",\"exact\",1.0,4]],\"e\":[[2,5,\" \"]],\"p\":[[2,0,2]]}");
}

}  // namespace
}  // namespace dittograph

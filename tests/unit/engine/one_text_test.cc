// clean_text(): one text in memory.
#include <string>

#include "gtest/gtest.h"

#include "support/cleaning.h"

namespace dittograph {
namespace {

using testing_support::cleaned;
using testing_support::read_groups;

const std::string kParagraph =
    "The council of the small town met in the old hall on the hill and talked about the bridge.";
const std::string kOther =
    "Nobody had thought that so many of its members would come together on such a cold evening.";

TEST(OneText, AnEmptyTextIsAnEmptyText) {
  EXPECT_EQ(cleaned("").text, "");
  EXPECT_EQ(cleaned("").repeats, "");
  EXPECT_EQ(cleaned("").summary.documents, 1u);
}

TEST(OneText, TextsWithoutWordsComeBackAsTheyAre) {
  for (const std::string text : {"\n", "\r\n\r\n", " ", "----\n----\n", "\xFF\xFE\x80"}) {
    EXPECT_EQ(cleaned(text).text, text) << testing::PrintToString(text);
  }
  const std::string nul("\0\0\0\n\0", 5);
  EXPECT_EQ(cleaned(nul).text, nul);
}

TEST(OneText, TheHeaderLineStaysAndPlacesCountFromTheFilesBeginning) {
  const std::string header = " date 2023-09-11 https://example.com/a\n";
  const std::string body = kParagraph + "\n" + kOther + "\n" + kParagraph + "\n";
  const CleanedText with = cleaned(header + body);
  const CleanedText without = cleaned(body);
  EXPECT_EQ(with.text, header + without.text);
  const auto shifted = read_groups(with.repeats);
  const auto plain = read_groups(without.repeats);
  ASSERT_EQ(shifted.size(), 1u);
  ASSERT_EQ(plain.size(), 1u);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(shifted[0].copies[i].begin, plain[0].copies[i].begin + header.size());
    EXPECT_EQ(shifted[0].copies[i].cp_end, plain[0].copies[i].cp_end + header.size());
  }
}

TEST(OneText, TheSummaryCountsWhatWasFound) {
  const CleanedText result = cleaned(kParagraph + "\n\n" + kOther + "\n\n" + kParagraph + "\n");
  EXPECT_EQ(result.text, kParagraph + "\n\n" + kOther + "\n");
  EXPECT_EQ(result.summary.documents_changed, 1u);
  EXPECT_EQ(result.summary.repeats.at("exact").groups, 1u);
  EXPECT_EQ(result.summary.repeats.at("exact").cuts, 1u);
  EXPECT_EQ(result.summary.repeats.at("exact").bytes, kParagraph.size());
  EXPECT_EQ(result.summary.repeats.at("near").groups, 0u);
}

// A copy that goes says each sentence unbroken.
TEST(OneText, ABrokenLineIsMendedAsTheCopyHasIt) {
  const std::string rest =
      kOther + "\n" + "Most of them had brought a lamp, and some of them a chair to sit on.\n" +
      "In the end the mayor asked for a vote by hand, and most were for it.\n";
  const std::string head =
      "A man who had walked all the way from the mill told them that he had seen the river rise by "
      "two feet since the bells were rung at noon and that no cart could cross";
  const std::string tail = "Gull Bridge before the morning came.";
  // The line before is too long for a title.
  EXPECT_EQ(
      cleaned(head + " " + tail + "\n" + kOther + "\n" + head + "\n" + tail + "\n" + rest).text,
      head + " " + tail + "\n" + rest);
  // A short one may be one, unless a small letter follows.
  const std::string title = "The mayor of Gull Bridge asks for a vote";
  EXPECT_EQ(cleaned(title + " " + kParagraph + "\n" + title + "\n" + kParagraph + "\n" + rest).text,
            title + "\n" + kParagraph + "\n" + rest);
  const std::string begun = "The council of the small town met in the old hall on";
  const std::string ended = "the hill and talked about the bridge.";
  EXPECT_EQ(cleaned(kParagraph + "\n" + kOther + "\n" + begun + "\n" + ended + "\n" + rest).text,
            kParagraph + "\n" + rest);
}

TEST(OneText, BetweenChineseCharactersABrokenLineLeavesNoSpace) {
  const std::string head =
      "市议会星期二晚上在旧市政厅举行会议并且以三十一票赞成十二票反对的多数通过了把电车四号线"
      "从火车站一直延长到港口的计划市长在会议结束以后对记者们宣布说这一项工程将";
  const std::string tail = "在明年春天开始动工并且由国家承担三分之二的费用。";
  const std::string rest =
      "老城区的商店主们担心夏天封路的时候顾客会越来越少。\n"
      "居民代表说大家为这件事情已经争论了整整十年。\n"
      "市政府将在十一月底以前提出和居民商量过的时间表。\n";
  const std::string other = "今天的会议持续了三个多小时，许多居民在场旁听。\n";
  EXPECT_EQ(cleaned(head + tail + "\n" + other + head + "\n" + tail + "\n" + other + rest).text,
            head + tail + "\n" + other + rest);
}

TEST(OneText, SettingsThatMakeNoSenseAreRefused) {
  Params params;
  params.shingle_size = 1;
  EXPECT_EQ(clean_text("text", params).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(OneText, CodePointsAreCountedNotBytes) {
  const std::string greek =
      "Το δημοτικό συμβούλιο της μικρής πόλης συνεδρίασε χθες το βράδυ στην παλιά αίθουσα.";
  const auto groups = read_groups(cleaned(greek + "\n" + kOther + "\n" + greek + "\n").repeats);
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].copies[0].cp_begin, 0u);
  EXPECT_EQ(groups[0].copies[0].end, greek.size());
  EXPECT_EQ(groups[0].copies[0].cp_end, 83u);
  EXPECT_EQ(groups[0].copies[1].cp_begin, 83u + 1 + kOther.size() + 1);
}

}  // namespace
}  // namespace dittograph

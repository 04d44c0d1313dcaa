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

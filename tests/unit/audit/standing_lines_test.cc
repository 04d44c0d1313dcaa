#include "audit/standing_lines.h"

#include <vector>

#include "gtest/gtest.h"

#include "dittograph/audit.h"

namespace dittograph {
namespace {

// Each document is two sentences: one of five tokens that says `line`, one of its own.
class StandingLines : public testing::Test {
 protected:
  void document(std::uint32_t outlet, StoredToken line, std::uint32_t story = kNoIndex) {
    const auto own = static_cast<StoredToken>(1000 * (outlets_.size() + 1));
    tokens_.push_back(
        {line, line + 1, line + 2, line + 3, line + 4, own, own + 1, own + 2, own + 3});
    outlets_.push_back(outlet);
    stories_.push_back(story);
  }
  std::vector<StandingLine> found() {
    Parallel parallel(2);
    return find_standing_lines(
        {.outlet = outlets_,
         .story = stories_,
         .tokens = [&](DocId d) { return std::span<const StoredToken>(tokens_[index(d)]); },
         .sentences = [](DocId, std::vector<std::uint32_t>& begins) { begins = {0, 5}; }},
        {}, parallel);
  }
  static std::size_t index(DocId document) { return static_cast<std::size_t>(document); }

  std::vector<std::vector<StoredToken>> tokens_;
  std::vector<std::uint32_t> outlets_;
  std::vector<std::uint32_t> stories_;
};

TEST_F(StandingLines, AreWhatAnOutletRepeatsInFiveDocuments) {
  for (int i = 0; i < 5; ++i) document(0, 7);
  for (int i = 0; i < 4; ++i) document(1, 7);
  const auto lines = found();
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0].tokens, (TokenRange{0, 5}));
  EXPECT_EQ(lines[0].text, lines[4].text);
}

TEST_F(StandingLines, CopiesOfOneDocumentCountOnce) {
  for (int i = 0; i < 9; ++i) document(0, 7, 3);
  EXPECT_TRUE(found().empty());
}

TEST_F(StandingLines, ManyOtherDocumentsMakeItRare) {
  for (int i = 0; i < 5; ++i) document(0, 7);
  for (int i = 0; i < 300; ++i) document(0, 500000 + 10 * static_cast<StoredToken>(i));
  EXPECT_TRUE(found().empty());
}

TEST_F(StandingLines, DocumentsWithoutAnOutletHaveNone) {
  for (int i = 0; i < 9; ++i) document(kNoIndex, 7);
  EXPECT_TRUE(found().empty());
}

}  // namespace
}  // namespace dittograph

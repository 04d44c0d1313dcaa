#include "audit/stories.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

class Stories : public testing::Test {
 protected:
  void documents(std::initializer_list<std::uint32_t> n_tokens) {
    n_tokens_ = n_tokens;
    for (std::uint32_t i = 0; i < n_tokens_.size(); ++i) order_.push_back(i);
  }
  void pair(std::uint32_t a, std::uint32_t b, std::initializer_list<TokenSpan> spans) {
    const std::uint64_t begin = spans_.size();
    spans_.insert(spans_.end(), spans);
    pairs_.push_back(
        {.a = DocId{a}, .b = DocId{b}, .spans_begin = begin, .spans_end = spans_.size()});
  }
  // "0[0,100) 1[0,100) | ..."
  std::string found() {
    std::string out;
    for (const Story& story : find_stories({.pairs = pairs_,
                                            .spans = spans_,
                                            .order = order_,
                                            .n_tokens = n_tokens_,
                                            .min_passage = 20})) {
      if (!out.empty()) out += "| ";
      for (const StoryMember& member : story.members) {
        out += std::to_string(static_cast<std::uint32_t>(member.document));
        for (const TokenRange& range : member.part) {
          out += "[" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
        }
        out += " ";
      }
    }
    return out;
  }

  std::vector<StoryPair> pairs_;
  std::vector<TokenSpan> spans_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> n_tokens_;
};

TEST_F(Stories, OneTextInThreeDocumentsIsOneCluster) {
  documents({100, 100, 60});
  pair(0, 1, {{{0, 100}, {0, 100}}});
  pair(0, 2, {{{0, 60}, {0, 60}}});
  pair(1, 2, {{{0, 60}, {0, 60}}});
  EXPECT_EQ(found(), "0[0,100) 1[0,100) 2[0,60) ");
}

TEST_F(Stories, AnArticleThatGluesTwoStoriesMergesNothing) {
  // 0 and 1 are two stories, 2 is both, 3 and 4 copies of each.
  documents({100, 80, 180, 100, 80});
  pair(0, 2, {{{0, 100}, {0, 100}}});
  pair(1, 2, {{{0, 80}, {100, 180}}});
  pair(0, 3, {{{0, 100}, {0, 100}}});
  pair(1, 4, {{{0, 80}, {0, 80}}});
  pair(2, 3, {{{0, 100}, {0, 100}}});
  pair(2, 4, {{{100, 180}, {0, 80}}});
  EXPECT_EQ(found(), "0[0,100) 2[0,100) 3[0,100) | 1[0,80) 2[100,180) 4[0,80) ");
}

TEST_F(Stories, ThatHoldsIfTheGluedOneComesFirst) {
  documents({180, 100, 80});
  pair(0, 1, {{{0, 100}, {0, 100}}});
  pair(0, 2, {{{100, 180}, {0, 80}}});
  EXPECT_EQ(found(), "0[0,100) 1[0,100) | 0[100,180) 2[0,80) ");
}

TEST_F(Stories, QuotationsOfOneTextStayInItsCluster) {
  // Two reports of their own that quote different sentences.
  documents({400, 300, 300});
  pair(0, 1, {{{100, 130}, {200, 230}}});
  pair(0, 2, {{{300, 340}, {50, 90}}});
  EXPECT_EQ(found(), "0[100,130)[300,340) 1[200,230) 2[50,90) ");
}

TEST_F(Stories, ClustersDoNotChain) {
  // 0 shares its end with 1, and 1 its other half with 2.
  documents({100, 100, 100});
  pair(0, 1, {{{50, 100}, {0, 50}}});
  pair(1, 2, {{{50, 100}, {0, 50}}});
  EXPECT_EQ(found(), "0[50,100) 1[0,50) | 1[50,100) 2[0,50) ");
}

}  // namespace
}  // namespace dittograph

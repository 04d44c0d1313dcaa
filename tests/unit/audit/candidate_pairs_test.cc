#include "audit/candidate_pairs.h"

#include <set>
#include <utility>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

class Candidates : public testing::Test {
 protected:
  explicit Candidates(std::size_t n = 0) { fit(n); }
  void fit(std::size_t n) {
    outlets_.resize(n);
    stamps_.resize(n);
    order_.resize(n);
    left_out_.assign(n, false);
    for (std::uint32_t i = 0; i < n; ++i) {
      outlets_[i] = i;
      order_[i] = i;
      stamps_[i] = {.unit = StampUnit::kDay, .day = i, .seconds = i * 86400, .from_url = false};
    }
  }
  void group(std::initializer_list<std::uint32_t> documents, bool near = false) {
    for (const std::uint32_t document : documents) groups_.add(DocId{document});
    groups_.end(near);
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs() {
    Parallel parallel(2);
    found_ = candidate_pairs(groups_,
                             {.outlet = outlets_,
                              .stamp = stamps_,
                              .order = order_,
                              .left_out = left_out_,
                              .window = window_},
                             parallel);
    std::set<std::pair<std::uint32_t, std::uint32_t>> out;
    for (const DocumentPair& pair : found_.pairs) {
      out.emplace(static_cast<std::uint32_t>(pair.a), static_cast<std::uint32_t>(pair.b));
    }
    EXPECT_EQ(out.size(), found_.pairs.size()) << "a pair stands twice";
    return out;
  }

  DocumentGroups groups_;
  std::vector<std::uint32_t> outlets_;
  std::vector<Stamp> stamps_;
  std::vector<std::uint32_t> order_;
  std::vector<bool> left_out_;
  std::uint32_t window_ = 0;
  CandidatePairs found_;
};

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

TEST_F(Candidates, AreAllPairsOfEachGroupOnce) {
  fit(4);
  group({2, 0, 1});
  group({1, 2});
  EXPECT_EQ(pairs(), (Pairs{{0, 1}, {0, 2}, {1, 2}}));
}

TEST_F(Candidates, TheFirstByOrderIsA) {
  fit(2);
  order_ = {1, 0};
  group({0, 1});
  EXPECT_EQ(pairs(), (Pairs{{1, 0}}));
}

TEST_F(Candidates, AWindowRulesOutWhatIsTooFarApartButNotWhatHasNoDate) {
  fit(4);
  window_ = 1;
  stamps_[3] = {};
  group({0, 1, 2, 3});
  EXPECT_EQ(pairs(), (Pairs{{0, 1}, {1, 2}, {0, 3}, {1, 3}, {2, 3}}));
  EXPECT_EQ(found_.outside_window, 1U);
}

TEST_F(Candidates, DocumentsOutsideTheDatesAreInNone) {
  fit(3);
  left_out_[1] = true;
  group({0, 1, 2});
  EXPECT_EQ(pairs(), (Pairs{{0, 2}}));
}

TEST_F(Candidates, LargeGroupsKeepNeighboursAndFirstOnes) {
  const std::uint32_t n = 500;
  fit(n);
  for (std::uint32_t i = 0; i < n; ++i) groups_.add(DocId{i});
  groups_.end(false);
  const Pairs found = pairs();
  EXPECT_TRUE(found.contains({0, 499}));
  EXPECT_TRUE(found.contains({100, 101}));
  EXPECT_FALSE(found.contains({100, 400}));
  EXPECT_GT(found_.left_out, 0U);
  EXPECT_LT(found.size(), n * (kNeighbours + kFirsts));
}

TEST_F(Candidates, OneOutletsPairsComeOfNearOrSmallGroups) {
  fit(60);
  std::fill(outlets_.begin(), outlets_.end(), 7U);
  for (std::uint32_t i = 0; i < 60; ++i) groups_.add(DocId{i});
  groups_.end(false);
  EXPECT_TRUE(pairs().empty());
  group({0, 1}, true);
  EXPECT_EQ(pairs(), (Pairs{{0, 1}}));
}

}  // namespace
}  // namespace dittograph

#include "evaluate/member_pairs.h"

#include <set>

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"

namespace dittograph {
namespace {

using Places = std::vector<MemberPairs::Place>;

TEST(MemberPairs, AreRankedClusterByClusterBySecondThenFirst) {
  const std::vector<std::uint32_t> n_members = {1, 3, 0, 2};
  const MemberPairs pairs(n_members);
  ASSERT_EQ(pairs.total(), 4U);
  EXPECT_EQ((Places{pairs.at(0), pairs.at(1), pairs.at(2), pairs.at(3)}),
            (Places{{1, 0, 1}, {1, 0, 2}, {1, 1, 2}, {3, 0, 1}}));
}

TEST(MemberPairs, AgreeWithTwoNestedLoops) {
  Draw draw(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> n_members(draw.below(6));
    for (std::uint32_t& n : n_members) n = draw.below(9);
    Places want;
    for (std::uint32_t cluster = 0; cluster < n_members.size(); ++cluster) {
      for (std::uint32_t second = 1; second < n_members[cluster]; ++second) {
        for (std::uint32_t first = 0; first < second; ++first) {
          want.push_back({cluster, first, second});
        }
      }
    }
    const MemberPairs pairs(n_members);
    ASSERT_EQ(pairs.total(), want.size());
    for (std::uint64_t rank = 0; rank < want.size(); ++rank) {
      EXPECT_EQ(pairs.at(rank), want[rank]);
    }
  }
}

TEST(MemberPairs, RanksOfClustersBeyondTheReachOfADoubleAreRight) {
  const std::vector<std::uint32_t> n_members = {4'294'967'295};
  const MemberPairs pairs(n_members);
  const std::uint64_t n = n_members[0];
  ASSERT_EQ(pairs.total(), n * (n - 1) / 2);
  for (const std::uint64_t second : {n - 1, n - 2, n / 2, std::uint64_t{94'906'267}}) {
    const std::uint64_t begin = n_pairs_of(second);
    const auto as_place = static_cast<std::uint32_t>(second);
    EXPECT_EQ(pairs.at(begin), (MemberPairs::Place{0, 0, as_place}));
    EXPECT_EQ(pairs.at(begin - 1), (MemberPairs::Place{0, as_place - 2, as_place - 1}));
    EXPECT_EQ(pairs.at(begin + second - 1), (MemberPairs::Place{0, as_place - 1, as_place}));
  }
}

TEST(DrawRanks, AreAllWhereThereAreNoMoreAndElseOneOfEachStretch) {
  EXPECT_TRUE(draw_ranks(0, 5).empty());
  EXPECT_TRUE(draw_ranks(5, 0).empty());
  EXPECT_EQ(draw_ranks(4, 5), (std::vector<std::uint64_t>{0, 1, 2, 3}));
  EXPECT_EQ(draw_ranks(4, 4), (std::vector<std::uint64_t>{0, 1, 2, 3}));
  const std::vector<std::uint64_t> drawn = draw_ranks(23, 5);  // stretches of 5 5 5 4 4
  const std::uint64_t begins[] = {0, 5, 10, 15, 19, 23};
  ASSERT_EQ(drawn.size(), 5U);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    EXPECT_GE(drawn[i], begins[i]);
    EXPECT_LT(drawn[i], begins[i + 1]);
  }
  EXPECT_EQ(drawn, draw_ranks(23, 5));
}

TEST(DrawRanks, EveryPlaceOfAStretchIsDrawnAboutAsOften) {
  // 40,000 draws of one in ten: 4000 each, standard deviation 60; eight of them are passed by
  // chance once in 10^14.
  std::vector<std::uint64_t> n_drawn(10);
  for (const std::uint64_t rank : draw_ranks(400'000, 40'000)) ++n_drawn[rank % 10];
  for (const std::uint64_t n : n_drawn) {
    EXPECT_GT(n, 3520U);
    EXPECT_LT(n, 4480U);
  }
}

TEST(CrossSourcePairs, AgreeWithTwoNestedLoops) {
  Draw draw(2);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint32_t> left(draw.below(9));
    std::vector<std::uint32_t> right(draw.below(9));
    for (std::uint32_t& source : left) source = draw.below(4);
    for (std::uint32_t& source : right) source = draw.below(4);
    const auto crosses = [](std::uint32_t a, std::uint32_t b) {
      return a != 0 && b != 0 && a != b ? std::uint64_t{1} : std::uint64_t{0};
    };
    std::uint64_t within = 0;
    std::uint64_t between = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) within += crosses(left[i], left[k]);
      for (const std::uint32_t other : right) between += crosses(left[i], other);
    }
    EXPECT_EQ(n_cross_source_pairs(left), within);
    EXPECT_EQ(n_cross_source_pairs(left, right), between);
  }
}

}  // namespace
}  // namespace dittograph

#include "audit/versions.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

AuditPair pair(std::uint32_t a, std::uint32_t b, bool same_outlet, double share,
               Direction direction = Direction::kFirst) {
  AuditPair out;
  out.a = DocId{a};
  out.b = DocId{b};
  out.same_outlet = same_outlet;
  out.share_a = out.share_b = share;
  out.direction = direction;
  return out;
}

Stamp day(std::int64_t d) {
  return {.unit = StampUnit::kDay, .day = d, .seconds = d * 86400, .from_url = false};
}

TEST(FindVersions, ChainsStandInTimeOrderWithTheirPairs) {
  const std::vector<AuditPair> pairs = {pair(2, 0, true, 0.9), pair(0, 1, true, 0.8),
                                        pair(3, 4, false, 0.9), pair(3, 5, true, 0.2)};
  const std::vector<std::uint32_t> order = {1, 2, 0, 3, 4, 5};
  const std::vector<std::uint64_t> digest = {7, 8, 7, 1, 2, 3};
  const std::vector<Stamp> stamps = {day(2), day(3), day(1), day(4), day(5), day(6)};
  const auto chains =
      find_versions({.pairs = pairs, .order = order, .digest = digest, .stamp = stamps});
  ASSERT_EQ(chains.size(), 1U);
  ASSERT_EQ(chains[0].steps.size(), 3U);
  EXPECT_EQ(chains[0].steps[0].document, DocId{2});
  EXPECT_EQ(chains[0].steps[1].document, DocId{0});
  EXPECT_EQ(chains[0].steps[1].pair, 0U);
  EXPECT_TRUE(chains[0].steps[1].same_text);
  EXPECT_EQ(chains[0].steps[2].pair, 1U);
  EXPECT_FALSE(chains[0].steps[2].same_text);
  EXPECT_TRUE(chains[0].ordered);

  const auto states = find_states(6, pairs, chains);
  EXPECT_EQ(states[2], DocumentState::kUnique);
  EXPECT_EQ(states[0], DocumentState::kSelfDuplicate);
  EXPECT_EQ(states[1], DocumentState::kSelfUpdate);
  EXPECT_EQ(states[3], DocumentState::kSyndicatedOut);
  EXPECT_EQ(states[4], DocumentState::kSyndicatedIn);
  EXPECT_EQ(states[5], DocumentState::kUnique);
}

TEST(FindVersions, ATieIsNoOrder) {
  const std::vector<AuditPair> pairs = {pair(0, 1, true, 0.9, Direction::kTie)};
  const std::vector<std::uint32_t> order = {0, 1};
  const std::vector<std::uint64_t> digest = {1, 2};
  const std::vector<Stamp> stamps = {day(1), day(1)};
  const auto chains =
      find_versions({.pairs = pairs, .order = order, .digest = digest, .stamp = stamps});
  ASSERT_EQ(chains.size(), 1U);
  EXPECT_FALSE(chains[0].ordered);
}

TEST(FindStates, ATieAcrossOutletsIsSoldByNobody) {
  const std::vector<AuditPair> pairs = {pair(0, 1, false, 0.9, Direction::kTie)};
  const auto states = find_states(2, pairs, {});
  EXPECT_EQ(states[0], DocumentState::kSyndicatedTie);
  EXPECT_EQ(states[1], DocumentState::kSyndicatedTie);
}

}  // namespace
}  // namespace dittograph

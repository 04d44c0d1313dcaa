#include "audit/flows.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

class Flows : public testing::Test {
 protected:
  Flows() {
    for (const std::uint32_t outlet : {0U, 0U, 1U, 1U, 2U}) {
      AuditDocument& document = documents_.emplace_back();
      document.id = DocId{static_cast<std::uint32_t>(documents_.size() - 1)};
      document.outlet = outlet;
    }
    outlets_.resize(3);
    outlets_[0].documents = 4;
    outlets_[1].documents = 2;
  }
  AuditPair& pair(std::uint32_t a, std::uint32_t b, Direction direction, std::int64_t seconds,
                  std::uint64_t chars) {
    AuditPair& out = pairs_.emplace_back();
    out.a = DocId{a};
    out.b = DocId{b};
    out.direction = direction;
    out.lag = {.unit = StampUnit::kTime, .seconds = seconds};
    out.chars_b = chars;
    out.chars_a = chars + 1;
    return out;
  }

  std::vector<AuditDocument> documents_;
  std::vector<AuditOutlet> outlets_;
  std::vector<AuditPair> pairs_;
};

TEST_F(Flows, CountDocumentsOnceAndWireCopyApart) {
  pair(0, 2, Direction::kFirst, 3600, 100);
  pair(1, 2, Direction::kFirst, 7200, 60);
  pair(1, 3, Direction::kFirst, 600, 50).wire = Wire::kCredited;
  const auto flows = find_flows(pairs_, {true, false, true}, documents_, outlets_);
  ASSERT_EQ(flows.size(), 1U);
  const FlowFigures& all = flows[0].all;
  EXPECT_EQ(flows[0].sender, 0U);
  EXPECT_EQ(flows[0].receiver, 1U);
  EXPECT_EQ(all.pairs, 3U);
  EXPECT_EQ(all.edges, 2U);
  EXPECT_EQ(all.sender_documents, 2U);
  EXPECT_EQ(all.receiver_documents, 2U);
  EXPECT_DOUBLE_EQ(all.sender_share, 0.5);
  EXPECT_DOUBLE_EQ(all.receiver_share, 1.0);
  EXPECT_EQ(all.chars, 150U);
  EXPECT_EQ(all.lag.n, 3U);
  EXPECT_EQ(all.lag.median, 3600);
  EXPECT_EQ(flows[0].without_wire.pairs, 2U);
  EXPECT_EQ(flows[0].without_wire.chars, 100U);
}

TEST_F(Flows, TiesStandOnceUnderTheFirstName) {
  pair(2, 0, Direction::kTie, 0, 10);
  pair(1, 3, Direction::kTie, 0, 10);
  const auto flows = find_flows(pairs_, {false, false}, documents_, outlets_);
  ASSERT_EQ(flows.size(), 1U);
  EXPECT_EQ(flows[0].direction, Direction::kTie);
  EXPECT_EQ(flows[0].all.pairs, 2U);
  EXPECT_EQ(flows[0].all.chars, 21U);
  EXPECT_EQ(flows[0].all.lag.n, 0U);
}

TEST_F(Flows, LagsFallIntoClassesAndTiesAside) {
  pair(0, 2, Direction::kFirst, 3600, 1);
  pair(0, 3, Direction::kFirst, 3599, 1);
  pair(1, 4, Direction::kTie, 0, 1);
  pair(1, 2, Direction::kUnknown, 5, 1);
  const auto lags = find_lags(pairs_, documents_);
  ASSERT_EQ(lags.size(), 3U);
  EXPECT_EQ(lags[0].sender, kNoIndex);
  EXPECT_EQ(lags[0].ties, 1U);
  EXPECT_EQ(lags[0].counts[1], 1U);
  EXPECT_EQ(lags[0].counts[2], 1U);
}

}  // namespace
}  // namespace dittograph

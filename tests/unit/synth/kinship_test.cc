#include "synth/kinship.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "synth/calendar.h"

namespace dittograph::synth {
namespace {

Body body_of(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& origins_and_wordings) {
  Body body;
  for (const auto& [origin, wording] : origins_and_wordings) {
    body.push_back(
        {.wording = wording, .origin = origin, .opens_paragraph = false, .is_line = false});
  }
  return body;
}

// "= ~ + - m": the classes in the order of align().
std::string classes(const std::vector<Aligned>& aligned) {
  std::string text;
  for (const Aligned& line : aligned) text += "=~+-m"[static_cast<std::size_t>(line.change)];
  return text;
}

TEST(Kinship, SentencesAreSetAgainstEachOtherByTheirOrigin) {
  const Body a = body_of({{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}});
  EXPECT_EQ(classes(align(a, a)), "=====");
  EXPECT_EQ(classes(align(a, body_of({{0, 0}, {1, 9}, {2, 2}, {3, 3}, {4, 4}}))), "=~===");
  EXPECT_EQ(classes(align(a, body_of({{0, 0}, {7, 9}, {1, 1}, {2, 2}, {4, 4}}))), "=+===-");
  EXPECT_EQ(classes(align(a, body_of({{0, 0}, {2, 2}, {3, 3}, {4, 4}, {1, 1}}))), "====m");
}

TEST(Kinship, SharedRunsEndWhereAnythingStandsBetween) {
  const Body a = body_of({{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}});
  const auto runs = shared_runs(align(a, body_of({{0, 0}, {1, 8}, {7, 9}, {2, 2}, {4, 4}})));
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].a_end, 2U);
  EXPECT_EQ(runs[1].b_begin, 3U);
  EXPECT_EQ(runs[2].a_begin, 4U);
}

TEST(Kinship, OneDayIsATieIfEitherHasNoMore) {
  Article a;
  Article b;
  a.time = kFirstSecond + 100;
  b.time = kFirstSecond + 5000;
  EXPECT_EQ(lag_between(a, b).direction, Direction::kFirst);
  EXPECT_EQ(lag_between(b, a).size, -4900);
  b.has_stamp_of_day = true;
  EXPECT_EQ(lag_between(a, b).direction, Direction::kTie);
  b.time += 2 * kSecondsOfDay;
  EXPECT_EQ(lag_between(b, a).direction, Direction::kLater);
  EXPECT_EQ(lag_between(b, a).size, -2);
  EXPECT_TRUE(lag_between(b, a).in_days);
}

TEST(Kinship, CreditsAreComparedFromEarlierToLater) {
  EXPECT_EQ(credit_change(kNoAgency, kNoAgency), CreditChange::kNone);
  EXPECT_EQ(credit_change(2, 2), CreditChange::kKept);
  EXPECT_EQ(credit_change(2, kNoAgency), CreditChange::kStripped);
  EXPECT_EQ(credit_change(kNoAgency, 2), CreditChange::kAdded);
  EXPECT_EQ(credit_change(2, 3), CreditChange::kReplaced);
}

}  // namespace
}  // namespace dittograph::synth

#include "audit/direction.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

Stamp day(std::int64_t d) {
  return {.unit = StampUnit::kDay, .day = d, .seconds = d * 86400, .from_url = false};
}
Stamp time(std::int64_t seconds) {
  return {.unit = StampUnit::kTime, .day = seconds / 86400, .seconds = seconds, .from_url = false};
}

DirectionFacts dated(const Stamp& a, const Stamp& b) {
  DirectionFacts facts;
  facts.a = a;
  facts.b = b;
  return facts;
}

TEST(FindDirection, TheEarlierStampIsFirst) {
  EXPECT_EQ(find_direction(dated(day(1), day(2))).direction, Direction::kFirst);
  EXPECT_EQ(find_direction(dated(day(2), day(1))).direction, Direction::kLater);
  EXPECT_EQ(find_direction(dated(time(100), time(101))).direction, Direction::kFirst);
}

TEST(FindDirection, EqualStampsAreATieWhateverElseSays) {
  DirectionFacts facts = dated(day(1), time(86400 + 7200));
  EXPECT_EQ(find_direction(facts).direction, Direction::kTie);
  facts.b_credits_a = true;
  facts.a_is_agency = true;
  EXPECT_EQ(find_direction(facts).direction, Direction::kTie);
  EXPECT_EQ(find_direction(facts).evidence[static_cast<std::size_t>(Evidence::kCredit)],
            Says::kAFirst);
}

TEST(FindDirection, WithoutDatesCreditsAndAgenciesDecideAndContainmentDoesNot) {
  DirectionFacts facts;
  EXPECT_EQ(find_direction(facts).direction, Direction::kUnknown);
  facts.share_b = 1.0;
  facts.share_a = 0.3;
  EXPECT_EQ(find_direction(facts).direction, Direction::kUnknown);
  facts.a_credits_b = true;
  EXPECT_EQ(find_direction(facts).direction, Direction::kLater);
  EXPECT_FALSE(find_direction(facts).disagreement);
  facts.b_canonical_is_a = true;
  EXPECT_EQ(find_direction(facts).direction, Direction::kUnknown);
  EXPECT_TRUE(find_direction(facts).disagreement);
}

TEST(FindDirection, ACreditAgainstTheDatesLeavesItUnknownAndIsTold) {
  DirectionFacts facts = dated(day(1), day(2));
  facts.a_credits_b = true;
  EXPECT_EQ(find_direction(facts).direction, Direction::kUnknown);
  EXPECT_TRUE(find_direction(facts).disagreement);
}

TEST(FindDirection, SwappedDocumentsSwapTheAnswer) {
  for (unsigned bits = 0; bits < 256; ++bits) {
    const auto bit = [&](unsigned i) { return (bits >> i & 1U) != 0; };
    DirectionFacts facts = dated(bit(6) ? day(1) : Stamp{}, bit(6) ? day(bit(7) ? 2 : 1) : Stamp{});
    facts.a_credits_b = bit(0);
    facts.b_credits_a = bit(1);
    facts.a_canonical_is_b = bit(2);
    facts.b_canonical_is_a = bit(3);
    facts.a_is_agency = bit(4);
    facts.b_is_agency = bit(5);
    DirectionFacts swapped = dated(facts.b, facts.a);
    swapped.a_credits_b = facts.b_credits_a;
    swapped.b_credits_a = facts.a_credits_b;
    swapped.a_canonical_is_b = facts.b_canonical_is_a;
    swapped.b_canonical_is_a = facts.a_canonical_is_b;
    swapped.a_is_agency = facts.b_is_agency;
    swapped.b_is_agency = facts.a_is_agency;
    const Direction direction = find_direction(facts).direction;
    const Direction expected = direction == Direction::kFirst   ? Direction::kLater
                               : direction == Direction::kLater ? Direction::kFirst
                                                                : direction;
    EXPECT_EQ(find_direction(swapped).direction, expected) << bits;
    EXPECT_EQ(find_direction(swapped).disagreement, find_direction(facts).disagreement) << bits;
  }
}

}  // namespace
}  // namespace dittograph

#include "synth/calendar.h"

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

TEST(SynthCalendar, StampsAreWrittenAsIsoSays) {
  EXPECT_EQ(iso_stamp(kFirstSecond), "2024-01-01T00:00:00Z");
  EXPECT_EQ(iso_stamp(kFirstSecond + 59 * kSecondsOfDay + 3661), "2024-02-29T01:01:01Z");
  EXPECT_EQ(iso_stamp(kFirstSecond + 59 * kSecondsOfDay + 3661, 3), "2024-02-29T04:01:01+03:00");
  EXPECT_EQ(iso_day(kFirstSecond + 366 * kSecondsOfDay), "2025-01-01");
  EXPECT_EQ(iso_day(0), "1970-01-01");
  EXPECT_EQ(iso_day(-1), "1969-12-31");
}

TEST(SynthCalendar, EveryDayFollowsTheOneBefore) {
  CivilDay last = civil_day(0);
  for (std::int64_t day = 1; day < 50'000; ++day) {
    const CivilDay next = civil_day(day * kSecondsOfDay);
    const bool same_month = next.month == last.month && next.year == last.year;
    EXPECT_EQ(next.day, same_month ? last.day + 1 : 1U);
    if (!same_month) {
      EXPECT_EQ(next.month, last.month % 12 + 1);
    }
    EXPECT_LE(next.day, 31U);
    last = next;
  }
  EXPECT_EQ(last.year, 2106);
}

}  // namespace
}  // namespace dittograph::synth

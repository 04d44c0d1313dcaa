#include "audit/stamps.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kSept11 = 19611;  // 2023-09-11

TEST(Stamps, AreAsFineAsWritten) {
  struct Case {
    const char* date;
    StampUnit unit;
    std::int64_t seconds;
  };
  const Case cases[] = {
      {"2023-09-11", StampUnit::kDay, kSept11 * kDay},
      {"2023-09-11T10:00:00Z", StampUnit::kTime, kSept11 * kDay + 36000},
      {"2023-09-11T10:00:00+03:00", StampUnit::kTime, kSept11 * kDay + 25200},
      {"2023-09-11 10:00:00 UTC", StampUnit::kTime, kSept11 * kDay + 36000},
      {"1694426400", StampUnit::kTime, 1694426400},
      {"1694426400123", StampUnit::kTime, 1694426400},
      {"Mon, 11 Sep 2023 10:00:00 GMT", StampUnit::kTime, kSept11 * kDay + 36000},
      {"2023-09", StampUnit::kNone, 0},
      {"2023", StampUnit::kNone, 0},
      {"yesterday", StampUnit::kNone, 0},
      {"", StampUnit::kNone, 0},
  };
  for (const Case& c : cases) {
    const ReadStamp read = read_stamp(c.date, "", {});
    EXPECT_EQ(read.stamp.unit, c.unit) << c.date;
    if (c.unit == StampUnit::kNone) continue;
    EXPECT_EQ(read.stamp.seconds, c.seconds) << c.date;
  }
}

TEST(Stamps, TellWhatWasWrong) {
  EXPECT_TRUE(read_stamp("", "", {}).missing);
  EXPECT_TRUE(read_stamp("2023-09", "", {}).coarse);
  EXPECT_TRUE(read_stamp("yesterday", "", {}).broken);
  EXPECT_TRUE(read_stamp("2023-09-11", "", {.zone = 0, .today = kSept11 - 1}).future);
  EXPECT_EQ(read_stamp("2023-09-11", "", {.zone = 0, .today = kSept11 - 1}).stamp.unit,
            StampUnit::kNone);
  EXPECT_TRUE(read_stamp("2023-09-11 10:00", "", {}).without_zone);
  EXPECT_FALSE(read_stamp("2023-09-11T10:00:00-05:00", "", {}).without_zone);
  EXPECT_FALSE(read_stamp("Mon, 11 Sep 2023 10:00:00 EST", "", {}).without_zone);
}

TEST(Stamps, ATimeWithoutAZoneIsInTheZoneGiven) {
  const StampRule rule = {.zone = 3 * 3600};
  EXPECT_EQ(read_stamp("2023-09-11 01:00:00", "", rule).stamp.seconds, kSept11 * kDay - 2 * 3600);
  EXPECT_EQ(read_stamp("2023-09-11 01:00:00", "", rule).stamp.day, kSept11);
  EXPECT_EQ(read_stamp("2023-09-10T23:00:00Z", "", rule).stamp.day, kSept11);
}

TEST(Stamps, TheAddressHasADateToo) {
  for (const char* url :
       {"https://a.example/2023/09/11/story", "https://a.example/2023-09-11-story",
        "https://a.example/20230911/story", "https://a.example/2023/0911/story"}) {
    const ReadStamp read = read_stamp("", url, {});
    EXPECT_EQ(read.stamp.day, kSept11) << url;
    EXPECT_TRUE(read.stamp.from_url) << url;
  }
  EXPECT_EQ(read_stamp("", "https://a.example/story-120230911555", {}).stamp.unit,
            StampUnit::kNone);
  const ReadStamp both = read_stamp("2023-09-12", "https://a.example/2023/09/11/story", {});
  EXPECT_EQ(both.stamp.day, kSept11 + 1);
  EXPECT_EQ(both.url_day, kSept11);
}

TEST(Stamps, MidnightIsADateForOutletsThatHaveNothingElse) {
  const ReadStamp read = read_stamp("2023-09-11T00:00:00+03:00", "", {});
  EXPECT_TRUE(read.midnight);
  EXPECT_EQ(without_time(read).unit, StampUnit::kDay);
  EXPECT_EQ(without_time(read).day, kSept11);
  EXPECT_FALSE(writes_midnight(2, 2));
  EXPECT_TRUE(writes_midnight(10, 9));
  EXPECT_FALSE(writes_midnight(10, 8));
}

TEST(Lag, IsNeverFinerThanTheStamps) {
  const auto stamp = [](const char* date) { return read_stamp(date, "", {}).stamp; };
  const Lag hours = lag_between(stamp("2023-09-11T10:00:00Z"), stamp("2023-09-11T12:30:00Z"));
  EXPECT_EQ(hours.unit, StampUnit::kTime);
  EXPECT_EQ(hours.seconds, 9000);
  const Lag days = lag_between(stamp("2023-09-10"), stamp("2023-09-11T12:30:00Z"));
  EXPECT_EQ(days.unit, StampUnit::kDay);
  EXPECT_EQ(days.seconds, kDay);
  EXPECT_EQ(lag_between(stamp("2023-09-11"), stamp("2023-09-11T12:30:00Z")).seconds, 0);
  EXPECT_EQ(lag_between(stamp(""), stamp("2023-09-11")).unit, StampUnit::kNone);
}

TEST(TimeZone, IsUtcOrAnOffset) {
  EXPECT_EQ(*parse_time_zone("UTC"), 0);
  EXPECT_EQ(*parse_time_zone("+03:00"), 10800);
  EXPECT_EQ(*parse_time_zone("-0530"), -19800);
  EXPECT_EQ(*parse_time_zone("+3"), 10800);
  for (const char* wrong : {"", "Moscow", "03:00", "+19:00", "+3x"}) {
    EXPECT_FALSE(parse_time_zone(wrong).ok()) << wrong;
  }
}

}  // namespace
}  // namespace dittograph

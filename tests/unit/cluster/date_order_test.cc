#include "cluster/date_order.h"

#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(ParseDate, OrdersDatesByWhatTheySay) {
  // Each row earlier than the next.
  const std::vector<std::string_view> ascending = {
      "1987-02-26",
      "2023-08-31T23:59:59Z",
      "2023-09-01",
      "2023-09-11T00:30:00+02:00",  // 22:30 on the tenth
      "2023-09-10T22:31Z",
      "2023-09-11T08:00:00",
      "2023-09-11 08:00:00.25",
      "2023-09-11T08:00:00.250001",
      "2023-09-11T10:00:00+01:00",
      "2023-09-11T09:00:01Z",
      "2023-09-11",  // a day without a time, after those with one
      "20230912",
      "2023-09-11T23:00:00-0500",  // 04:00 on the twelfth, but it says when
      "2023-10",
      "2023-11-01",
      "2023",
      "2024-02-29T240000",
      "2024-03-02",
  };
  // The twelfth as a day stands behind the time on the twelfth.
  std::vector<std::string_view> order = ascending;
  std::swap(order[11], order[12]);
  for (std::size_t i = 1; i < order.size(); ++i) {
    EXPECT_LT(parse_date(order[i - 1]), parse_date(order[i])) << order[i - 1] << " " << order[i];
  }
}

TEST(ParseDate, TheSameMomentInOtherWordsIsTheSame) {
  EXPECT_EQ(parse_date("2023-09-11T10:00:00+02:00"), parse_date("2023-09-11 08:00Z"));
  EXPECT_EQ(parse_date("20230911T080000Z"), parse_date("2023-09-11T08:00:00.000Z"));
  EXPECT_EQ(parse_date(" 2023-09-11 "), parse_date("20230911"));
  EXPECT_EQ(parse_date("2023-09-11T08:00:00 +0000"), parse_date("2023-09-11t08:00:00z"));
  EXPECT_EQ(parse_date("1970-01-01T00:00Z"), (DateOrder{.day = 0, .nanosecond = 0}));
  EXPECT_EQ(parse_date("1969-12-31T23:59:59Z").day, -1);
}

TEST(ParseDate, MonthsMayBeWords) {
  EXPECT_EQ(parse_date("January 22, 2016"), parse_date("2016-01-22"));
  EXPECT_EQ(parse_date("22 Jan 2016"), parse_date("2016-01-22"));
  EXPECT_EQ(parse_date("Friday, 22 JANUARY 2016"), parse_date("2016-01-22"));
  EXPECT_EQ(parse_date("Sept. 5, 2016"), parse_date("2016-09-05"));
  EXPECT_EQ(parse_date("Mon, 29 Mar 1993 11:57:19 GMT"), parse_date("1993-03-29T11:57:19Z"));
  EXPECT_EQ(parse_date("29 Mar 93 11:57:19 GMT"), parse_date("1993-03-29T11:57:19Z"));
  EXPECT_EQ(parse_date("5 Apr 23 11:57:19 GMT"), parse_date("2023-04-05T11:57:19Z"));
  EXPECT_EQ(parse_date("5 Apr 1993 12:22:45 -0400"), parse_date("1993-04-05T16:22:45Z"));
  EXPECT_EQ(parse_date("5 Apr 1993 22:22 EDT"), parse_date("1993-04-06T02:22:00Z"));
  EXPECT_EQ(parse_date("26-FEB-1987 15:01:01.79"), parse_date("1987-02-26 15:01:01.79"));
  EXPECT_EQ(parse_date("May 11, 2026, 3:05 PM"), parse_date("2026-05-11T15:05"));
  EXPECT_EQ(parse_date("May 11, 2026 12:05 am"), parse_date("2026-05-11T00:05"));
}

TEST(ParseDate, WhatIsNoDateIsMissingAndLast) {
  for (const std::string_view text : {"",
                                      " ",
                                      "yesterday",
                                      "11/09/2023",
                                      "2023-13-01",
                                      "2023-02-30",
                                      "202309",
                                      "2023-9-1",
                                      "2023-09-11T",
                                      "2023-09-11T25:00",
                                      "2023-09-11T10:61",
                                      "2023-09-11T10:00+",
                                      "2023-09-11x",
                                      "2023-09-11T10:00:00+02:00x",
                                      "2023-09/11",
                                      "May",
                                      "May 2026",
                                      "May 32, 2026",
                                      "31 Jun 2016",
                                      "5 Foo 2016",
                                      "Monday",
                                      "5 Apr 16",
                                      "5 Apr 2016 noon",
                                      "Ma 5, 2016",
                                      "May 11, 2026 13:05 PM"}) {
    EXPECT_EQ(parse_date(text), DateOrder{}) << text;
  }
  EXPECT_LT(parse_date("9999"), DateOrder{});
}

}  // namespace
}  // namespace dittograph

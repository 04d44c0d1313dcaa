// Dates as scraped records write them, put in order by what they say.
//
// ISO 8601: 2023, 2023-09, 2023-09-11, 20230911, each day with or without a time (T or a space,
// hours, minutes, seconds, fractions) and a zone (Z, +02:00, +0200, +02). A time with a zone is
// taken to UTC; without one it is taken as it stands. And with the month in English words, whole or
// its first three letters, with or without a day of the week and a time: January 22, 2016;
// 22 Jan 2016; Mon, 29 Mar 1993 11:57:19 GMT (RFC 2822, also with the year 93); 26-FEB-1987
// 15:01:01.79. Tested in tests/unit/cluster/date_order_test.cc.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>

namespace dittograph {

// The default is the missing date, after all others. Where one date says more than another that it
// begins like (a day, and a time on that day), the one that says more comes first: a total order
// needs a rule, and the vaguer date may mean any later moment too.
struct DateOrder {
  static constexpr std::int64_t kMissing = std::numeric_limits<std::int64_t>::max();
  std::int64_t day = kMissing;  // since 1970-01-01; of a month or year that names no day: its last
  std::int64_t nanosecond = kMissing;  // of the day
  friend constexpr auto operator<=>(const DateOrder&, const DateOrder&) = default;
};

// What is not such a date is missing.
DateOrder parse_date(std::string_view text);

}  // namespace dittograph

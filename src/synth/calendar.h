// Days and stamps, UTC, in integers (Howard Hinnant's algorithm for civil dates).
// Thread-safe. Tested in tests/unit/synth/calendar_test.cc.
#pragma once

#include <cstdint>
#include <string>

namespace dittograph::synth {

inline constexpr std::int64_t kSecondsOfDay = 86400;
inline constexpr std::int64_t kFirstSecond = 1704067200;  // 2024-01-01T00:00:00Z

struct CivilDay {
  std::int64_t year = 1970;
  std::uint32_t month = 1;
  std::uint32_t day = 1;
};
constexpr std::int64_t day_of(std::int64_t time) {
  return (time >= 0 ? time : time - (kSecondsOfDay - 1)) / kSecondsOfDay;
}
CivilDay civil_day(std::int64_t time);

std::string iso_day(std::int64_t time);  // 2024-03-05
// 2024-03-05T14:30:00Z, or with an offset 2024-03-05T17:30:00+03:00.
std::string iso_stamp(std::int64_t time, std::int32_t utc_hours = 0);

}  // namespace dittograph::synth

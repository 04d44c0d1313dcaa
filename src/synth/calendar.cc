#include "synth/calendar.h"

#include "absl/strings/str_format.h"

namespace dittograph::synth {

CivilDay civil_day(std::int64_t time) {
  // Eras of 400 years that begin on 1 March.
  constexpr std::int64_t kDaysOfEra = 146097;
  const std::int64_t z = day_of(time) + 719468;
  const std::int64_t era = (z >= 0 ? z : z - (kDaysOfEra - 1)) / kDaysOfEra;
  const std::int64_t day_of_era = z - era * kDaysOfEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t m = (5 * day_of_year + 2) / 153;
  const std::int64_t month = m < 10 ? m + 3 : m - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = static_cast<std::uint32_t>(month),
          .day = static_cast<std::uint32_t>(day_of_year - (153 * m + 2) / 5 + 1)};
}

std::string iso_day(std::int64_t time) {
  const CivilDay d = civil_day(time);
  return absl::StrFormat("%04d-%02d-%02d", d.year, d.month, d.day);
}

std::string iso_stamp(std::int64_t time, std::int32_t utc_hours) {
  const std::int64_t local = time + utc_hours * 3600;
  const std::int64_t second = local - day_of(local) * kSecondsOfDay;
  const std::string zone = utc_hours == 0 ? "Z" : absl::StrFormat("+%02d:00", utc_hours);
  return absl::StrFormat("%sT%02d:%02d:%02d%s", iso_day(local), second / 3600, second / 60 % 60,
                         second % 60, zone);
}

}  // namespace dittograph::synth

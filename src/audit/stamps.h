// When did a document appear, and how exactly do we know?
//
// The date as written is read by cluster/date_order.h, and by its rules a few more forms: seconds
// since 1970 (10 digits, or 13 for milliseconds) and a zone written UTC or GMT. A time without a
// zone is in StampRule::zone. A date that names no day, is not understood or lies after
// StampRule::today is no date; a record without one takes the date in its address.
// An outlet that writes 00:00 for nearly all its stamps has dates and no times: see
// without_midnights().
// Promises: depends on the record and the rule. Thread-safe. Tested in
// tests/unit/audit/stamps_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/audit.h"

namespace dittograph {

struct StampRule {
  std::int64_t zone = 0;  // seconds east of UTC, of times that name none and of days
  std::int64_t today = std::numeric_limits<std::int64_t>::max();  // day since 1970-01-01
};

// A document's stamp, and what had to be done for it.
struct ReadStamp {
  Stamp stamp;
  bool missing = false;  // no date was written; the others say what was wrong with it
  bool coarse = false;   // names no day
  bool broken = false;
  bool future = false;
  bool without_zone = false;
  bool midnight = false;                // a time, and it is 00:00 as written
  std::int64_t written_day = 0;         // of a time: the day as written
  std::optional<std::int64_t> url_day;  // the day in the address
};

ReadStamp read_stamp(std::string_view date, std::string_view url, const StampRule& rule);

// The stamp of a document of an outlet that writes midnight for "no time".
Stamp without_time(const ReadStamp& read);

// Whether so many of an outlet's times being midnight means that it has none.
inline bool writes_midnight(std::uint64_t n_times, std::uint64_t n_midnights) {
  return n_times >= 3 && 10 * n_midnights >= 9 * n_times;
}

// UTC, +03:00, -0530, +3 as seconds east of UTC.
absl::StatusOr<std::int64_t> parse_time_zone(std::string_view text);

// A day, as since, until and today name it.
absl::StatusOr<std::int64_t> parse_day(std::string_view text);

// How much later b is than a.
Lag lag_between(const Stamp& a, const Stamp& b);

}  // namespace dittograph

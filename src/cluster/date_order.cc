#include "cluster/date_order.h"

#include <chrono>
#include <cstddef>
#include <optional>

namespace dittograph {
namespace {

constexpr std::int64_t kSecondsADay = 86400;
constexpr std::int64_t kNanoseconds = 1000000000;

// Reads a date from left to right.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }

  // A number of exactly n_digits.
  std::optional<int> digits(std::size_t n_digits) {
    if (text_.size() < n_digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < n_digits; ++i) {
      if (!is_digit(text_[i])) return std::nullopt;
      value = value * 10 + (text_[i] - '0');
    }
    text_.remove_prefix(n_digits);
    return value;
  }

  bool take(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  // Digits of a fraction as nanoseconds; what lies below is dropped.
  std::int64_t fraction() {
    std::int64_t value = 0;
    std::int64_t unit = kNanoseconds;
    while (!text_.empty() && is_digit(text_.front())) {
      unit /= 10;
      value += unit * (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }

  void skip_spaces() {
    while (!text_.empty() && text_.front() == ' ') text_.remove_prefix(1);
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
};

struct Time {
  std::int64_t seconds = 0;  // of the day, in UTC if a zone was named; may leave the day
  std::int64_t nanoseconds = 0;
};

// Z, +02, +0200 or +02:00 as seconds east of UTC; none is 0.
std::optional<std::int64_t> zone(Reader& reader) {
  reader.skip_spaces();
  if (reader.at_end() || reader.take('Z') || reader.take('z')) return 0;
  const bool east = reader.take('+');
  if (!east && !reader.take('-')) return std::nullopt;
  const auto hours = reader.digits(2);
  if (!hours) return std::nullopt;
  int minutes = 0;
  if (!reader.at_end()) {
    reader.take(':');
    const auto named = reader.digits(2);
    if (!named) return std::nullopt;
    minutes = *named;
  }
  const std::int64_t offset = (*hours * 60 + minutes) * std::int64_t{60};
  return east ? offset : -offset;
}

std::optional<Time> time_of_day(Reader& reader) {
  const auto hours = reader.digits(2);
  if (!hours || *hours > 24) return std::nullopt;
  const bool colons = reader.take(':');
  Time time{.seconds = *hours * std::int64_t{3600}};
  if (const auto minutes = reader.digits(2)) {
    if (*minutes > 59) return std::nullopt;
    time.seconds += *minutes * std::int64_t{60};
    if (!colons || reader.take(':')) {
      if (const auto seconds = reader.digits(2)) {
        if (*seconds > 60) return std::nullopt;
        time.seconds += *seconds;
        if (reader.take('.') || reader.take(',')) time.nanoseconds = reader.fraction();
      }
    }
  }
  const auto offset = zone(reader);
  if (!offset || !reader.at_end()) return std::nullopt;
  time.seconds -= *offset;
  return time;
}

std::int64_t days_since_epoch(std::chrono::year_month_day date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

DateOrder last_day_of(std::chrono::year_month month) {
  return {.day = std::chrono::sys_days(month / std::chrono::last).time_since_epoch().count()};
}

}  // namespace

DateOrder parse_date(std::string_view text) {
  Reader reader(text);
  reader.skip_spaces();
  const auto year = reader.digits(4);
  if (!year) return {};
  const std::chrono::year y(*year);
  if (reader.at_end()) return last_day_of(y / std::chrono::December);
  const bool dashes = reader.take('-');
  const auto month = reader.digits(2);
  if (!month || *month < 1 || *month > 12) return {};
  const auto ym = y / std::chrono::month(static_cast<unsigned>(*month));
  if (reader.at_end()) return dashes ? last_day_of(ym) : DateOrder{};
  if (dashes && !reader.take('-')) return {};
  const auto day = reader.digits(2);
  if (!day) return {};
  const auto date = ym / std::chrono::day(static_cast<unsigned>(*day));
  if (!date.ok()) return {};
  DateOrder order{.day = days_since_epoch(date)};
  if (reader.take('T') || reader.take('t')) {
  } else {
    reader.skip_spaces();
    if (reader.at_end()) return order;
  }
  const auto time = time_of_day(reader);
  if (!time) return {};
  std::int64_t seconds = time->seconds;
  while (seconds < 0) {
    seconds += kSecondsADay;
    --order.day;
  }
  order.day += seconds / kSecondsADay;
  order.nanosecond = seconds % kSecondsADay * kNanoseconds + time->nanoseconds;
  return order;
}

}  // namespace dittograph

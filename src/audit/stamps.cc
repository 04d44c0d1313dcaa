#include "audit/stamps.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

#include "cluster/date_order.h"

namespace dittograph {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
constexpr std::int64_t kNanoseconds = 1000000000;
// The years that a date in an address may name.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

std::int64_t floor_day(std::int64_t seconds) {
  const std::int64_t day = seconds / kDaySeconds;
  return seconds % kDaySeconds < 0 ? day - 1 : day;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// 2023, 2023-09: a year or a month.
bool names_no_day(std::string_view text) {
  if (text.size() != 4 && text.size() != 7) return false;
  if (!std::all_of(text.begin(), text.begin() + 4, is_digit)) return false;
  return text.size() == 4 || (text[4] == '-' && is_digit(text[5]) && is_digit(text[6]));
}

// Z, +02:00, GMT behind a time.
bool names_zone(std::string_view text) {
  if (text.empty()) return false;
  if (is_letter(text.back())) {
    std::size_t begin = text.size();
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    const std::string_view word = text.substr(begin);
    return !(word.size() == 2 && (word[1] | 0x20) == 'm');  // am, pm
  }
  const std::size_t sign = text.find_last_of("+-");
  return sign != std::string_view::npos && text.find(':') < sign;
}

// Seconds since 1970 as a number.
std::optional<std::int64_t> epoch_seconds(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.size() == 13 ? value / 1000 : value;
}

// The day in an address: /2023/09/11/, 2023-09-11, /20230911, /2024/0308/.
std::optional<std::int64_t> day_in_url(std::string_view url) {
  const auto number = [&](std::size_t at, std::size_t n) -> int {
    if (at + n > url.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (!is_digit(url[i])) return -1;
      value = value * 10 + (url[i] - '0');
    }
    return value;
  };
  const auto parts = [](char c) { return c == '/' || c == '-' || c == '_' || c == '.'; };
  for (std::size_t i = 1; i + 8 <= url.size(); ++i) {
    if (is_digit(url[i - 1])) continue;
    const int year = number(i, 4);
    if (year < kFirstYear || year > kLastYear) continue;
    std::size_t at = i + 4;
    if (at < url.size() && parts(url[at])) ++at;
    const int month = number(at, 2);
    at += 2;
    if (at < url.size() && parts(url[at])) ++at;
    const int day = number(at, 2);
    at += 2;
    if (month < 1 || day < 1 || (at < url.size() && is_digit(url[at]))) continue;
    const auto date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                      std::chrono::day(static_cast<unsigned>(day));
    if (date.ok()) return std::chrono::sys_days(date).time_since_epoch().count();
  }
  return std::nullopt;
}

Stamp stamp_of_day(std::int64_t day, const StampRule& rule) {
  return {.unit = StampUnit::kDay,
          .day = day,
          .seconds = day * kDaySeconds - rule.zone,
          .from_url = false};
}

Stamp stamp_of_time(std::int64_t seconds, const StampRule& rule) {
  return {.unit = StampUnit::kTime,
          .day = floor_day(seconds + rule.zone),
          .seconds = seconds,
          .from_url = false};
}

void read_date(std::string_view text, const StampRule& rule, ReadStamp& read) {
  if (const auto seconds = epoch_seconds(text)) {
    read.stamp = stamp_of_time(*seconds, rule);
    read.written_day = read.stamp.day;
    return;
  }
  std::string rewritten;
  for (const std::string_view zone : {" UTC", " GMT"}) {
    if (text.size() > 10 && text.ends_with(zone) && is_digit(text.front())) {
      rewritten = std::string(text.substr(0, text.size() - zone.size()));
      rewritten.push_back('Z');
      text = rewritten;
    }
  }
  if (names_no_day(text)) {
    read.coarse = true;
    return;
  }
  const DateOrder order = parse_date(text);
  if (order.day == DateOrder::kMissing) {
    read.broken = true;
    return;
  }
  if (order.nanosecond == DateOrder::kMissing) {
    read.stamp = stamp_of_day(order.day, rule);
    return;
  }
  read.without_zone = !names_zone(text);
  const std::int64_t seconds = order.day * kDaySeconds + order.nanosecond / kNanoseconds -
                               (read.without_zone ? rule.zone : 0);
  read.stamp = stamp_of_time(seconds, rule);
  read.midnight = text.find("T00:00") != std::string_view::npos ||
                  text.find(" 00:00") != std::string_view::npos;
  const DateOrder written = parse_date(text.substr(0, 10));
  read.written_day = written.day == DateOrder::kMissing ? read.stamp.day : written.day;
}

}  // namespace

ReadStamp read_stamp(std::string_view date, std::string_view url, const StampRule& rule) {
  ReadStamp read;
  const std::string_view text = trimmed(date);
  read.missing = text.empty();
  read.url_day = day_in_url(url);
  if (!read.missing) read_date(text, rule, read);
  if (read.stamp.unit != StampUnit::kNone && read.stamp.day > rule.today) {
    read.future = true;
    read.stamp = {};
  }
  if (read.stamp.unit == StampUnit::kNone && read.url_day && *read.url_day <= rule.today) {
    read.stamp = stamp_of_day(*read.url_day, rule);
    read.stamp.from_url = true;
  }
  return read;
}

Stamp without_time(const ReadStamp& read) {
  if (read.stamp.unit != StampUnit::kTime || !read.midnight) return read.stamp;
  return {.unit = StampUnit::kDay,
          .day = read.written_day,
          .seconds = read.stamp.seconds,
          .from_url = false};
}

absl::StatusOr<std::int64_t> parse_time_zone(std::string_view text) {
  if (text == "UTC" || text == "GMT" || text == "Z") return 0;
  std::string digits;
  for (const char c : text.substr(std::min<std::size_t>(1, text.size()))) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != ':') {
      digits.clear();
      break;
    }
  }
  const bool signed_ = !text.empty() && (text[0] == '+' || text[0] == '-');
  if (!signed_ || digits.empty() || digits.size() > 4) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--time-zone: '%s' is not UTC or an offset such as +03:00", text));
  }
  // One or two digits are hours, three or four hours and minutes.
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  if (digits.size() <= 2) number *= 100;
  const std::int64_t hours = number / 100;
  const std::int64_t minutes = number % 100;
  if (hours > 18 || minutes > 59) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--time-zone: '%s' lies beyond +-18:00", text));
  }
  const std::int64_t seconds = hours * 3600 + minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

absl::StatusOr<std::int64_t> parse_day(std::string_view text) {
  const DateOrder order = parse_date(text);
  if (order.day == DateOrder::kMissing || names_no_day(text)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("'%s' is not a day (write it as 2023-09-11)", text));
  }
  return order.day;
}

Lag lag_between(const Stamp& a, const Stamp& b) {
  if (a.unit == StampUnit::kNone || b.unit == StampUnit::kNone) return {};
  if (a.unit == StampUnit::kTime && b.unit == StampUnit::kTime) {
    return {.unit = StampUnit::kTime, .seconds = b.seconds - a.seconds};
  }
  return {.unit = StampUnit::kDay, .seconds = (b.day - a.day) * kDaySeconds};
}

}  // namespace dittograph

#include "cluster/date_order.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

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

  void skip_spaces() { skip(" "); }
  // Any of these characters, any number of them.
  void skip(std::string_view characters) {
    while (!text_.empty() && characters.find(text_.front()) != std::string_view::npos) {
      text_.remove_prefix(1);
    }
  }

  // A number of one digit up to n_digits, and no more of them behind it.
  std::optional<int> number(std::size_t n_digits) {
    std::size_t n = 0;
    while (n < text_.size() && is_digit(text_[n])) ++n;
    return n == 0 || n > n_digits ? std::nullopt : digits(n);
  }

  // The letters that come next.
  std::string_view word() {
    std::size_t n = 0;
    while (n < text_.size() && is_letter(text_[n])) ++n;
    const std::string_view letters = text_.substr(0, n);
    text_.remove_prefix(n);
    return letters;
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
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

// Whether word is name, or an abbreviation of it of three letters or more, in any case.
bool names(std::string_view word, std::string_view name) {
  if (word.size() < 3 || word.size() > name.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((word[i] | 0x20) != name[i]) return false;
  }
  return true;
}

std::optional<std::chrono::month> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (names(word, kMonths[i])) return std::chrono::month(i + 1);
  }
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return std::any_of(kDays.begin(), kDays.end(),
                     [&](std::string_view day) { return names(word, day); });
}

// Seconds east of UTC of the zones of RFC 2822; of others, and of none, 0.
std::int64_t named_zone(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 8> kZones = {{{"edt", -4},
                                                                              {"est", -5},
                                                                              {"cdt", -5},
                                                                              {"cst", -6},
                                                                              {"mdt", -6},
                                                                              {"mst", -7},
                                                                              {"pdt", -7},
                                                                              {"pst", -8}}};
  for (const auto& [name, hours] : kZones) {
    if (word.size() == name.size() && names(word, name)) return hours * std::int64_t{3600};
  }
  return 0;
}

// 11:57, 11:57:19.5, 3:05 PM, each with a zone or without.
std::optional<Time> worded_time(Reader& reader) {
  const auto hours = reader.number(2);
  if (!hours || *hours > 23 || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  Time time{.seconds = *hours * std::int64_t{3600} + *minutes * std::int64_t{60}};
  if (reader.take(':')) {
    const auto seconds = reader.digits(2);
    if (!seconds || *seconds > 60) return std::nullopt;
    time.seconds += *seconds;
    if (reader.take('.')) time.nanoseconds = reader.fraction();
  }
  reader.skip_spaces();
  std::string_view word = reader.word();
  if (word.size() == 2 && (word[1] | 0x20) == 'm') {
    const bool afternoon = (word[0] | 0x20) == 'p';
    if (*hours < 1 || *hours > 12) return std::nullopt;
    time.seconds += ((afternoon ? 12 : 0) - (*hours == 12 ? 12 : 0)) * std::int64_t{3600};
    reader.skip_spaces();
    word = reader.word();
  }
  if (!word.empty()) {
    time.seconds -= named_zone(word);
    return time;
  }
  const auto offset = zone(reader);
  if (!offset) return std::nullopt;
  time.seconds -= *offset;
  return time;
}

std::int64_t days_since_epoch(std::chrono::year_month_day date) {
  return std::chrono::sys_days(date).time_since_epoch().count();
}

DateOrder last_day_of(std::chrono::year_month month) {
  return {.day = std::chrono::sys_days(month / std::chrono::last).time_since_epoch().count()};
}

// The moment as an order; the time may leave the day.
DateOrder moment(std::int64_t day, const Time& time) {
  std::int64_t seconds = time.seconds;
  while (seconds < 0) {
    seconds += kSecondsADay;
    --day;
  }
  return {.day = day + seconds / kSecondsADay,
          .nanosecond = seconds % kSecondsADay * kNanoseconds + time.nanoseconds};
}

// A date with its month in words.
DateOrder parse_worded(Reader reader) {
  constexpr std::string_view kBetween = " ,-/.";
  std::string_view word = reader.word();
  if (is_weekday(word)) {
    reader.skip(kBetween);
    word = reader.word();
  }
  std::optional<int> day;
  if (word.empty()) {
    day = reader.number(2);
    reader.skip(kBetween);
    word = reader.word();
  }
  const auto month = month_of(word);
  if (!month) return {};
  reader.skip(kBetween);
  if (!day) day = reader.number(2);
  reader.skip(kBetween);
  auto year = reader.digits(4);
  if (!year) {
    // RFC 5322's old form: 50 to 99 are of the last century.
    constexpr int kTurn = 50;
    year = reader.digits(2);
    if (!year || reader.at_end()) return {};  // only beside a time is it surely a year
    *year += *year < kTurn ? 2000 : 1900;
  }
  if (!day || !year) return {};
  const auto date =
      std::chrono::year(*year) / *month / std::chrono::day(static_cast<unsigned>(*day));
  if (!date.ok()) return {};
  reader.skip(" ,");
  if (reader.at_end()) return {.day = days_since_epoch(date)};
  const auto time = worded_time(reader);
  return time ? moment(days_since_epoch(date), *time) : DateOrder{};
}

}  // namespace

DateOrder parse_date(std::string_view text) {
  Reader reader(text);
  reader.skip_spaces();
  if (const DateOrder worded = parse_worded(reader); worded != DateOrder{}) return worded;
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
  return moment(order.day, *time);
}

}  // namespace dittograph

#include "reader/csv_cutter.h"

#include <algorithm>
#include <cstring>

namespace dittograph {
namespace {

// Each recovery reads the rest of the file again; past this many the rest is one broken record.
constexpr std::size_t kMaxRecoveries = 64;

}  // namespace

Cut CsvCutter::next(std::string_view bytes, bool at_end) {
  if (at_start_) {
    if (bytes.size() < 3 && !at_end) return {};
    at_start_ = false;
    if (const std::size_t n = byte_order_mark(bytes)) return {.end = n, .is_record = false};
  }
  if (const std::size_t end = find_end(bytes)) return cut(bytes, end);
  if (!at_end) return {};
  const bool unclosed = state_ == State::kQuoted && first_line_end_ != 0;
  if (unclosed && recoveries_ < kMaxRecoveries) {
    ++recoveries_;
    return cut(bytes, first_line_end_);
  }
  return cut(bytes, bytes.size());
}

// Looks on from scanned_. Behind the record's line end, or 0.
std::size_t CsvCutter::find_end(std::string_view bytes) {
  std::size_t i = scanned_;
  while (i < bytes.size()) {
    if (state_ == State::kQuoted) {
      // Long quoted texts are most of a file: leap from quote to quote.
      const std::string_view rest = bytes.substr(i);
      const std::size_t quote = rest.find('"');
      if (first_line_end_ == 0) {
        const std::size_t newline = rest.substr(0, quote).find('\n');
        if (newline != std::string_view::npos) first_line_end_ = i + newline + 1;
      }
      if (quote == std::string_view::npos) {
        i = bytes.size();
        break;
      }
      i += quote + 1;
      state_ = State::kQuoteSeen;
      continue;
    }
    const char c = bytes[i++];
    if (c == '\n') {
      scanned_ = i;
      return i;
    }
    switch (state_) {
      case State::kFieldStart:
        state_ = c == '"' ? State::kQuoted : c == separator_ ? State::kFieldStart : State::kPlain;
        break;
      case State::kPlain:
        if (c == separator_) state_ = State::kFieldStart;
        break;
      case State::kQuoteSeen:
        if (c == '"') {
          state_ = State::kQuoted;
        } else if (c == separator_) {
          state_ = State::kFieldStart;
        } else {
          state_ = State::kBroken;  // also before \r\n, where it comes to the same
        }
        break;
      case State::kQuoted:
      case State::kBroken:
        break;
    }
  }
  scanned_ = i;
  return 0;
}

Cut CsvCutter::cut(std::string_view bytes, std::size_t end) {
  const std::string_view record = bytes.substr(0, end);
  Cut cut{.end = end,
          .lines = static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n')),
          .is_record = !is_blank(record)};
  if (cut.is_record && !header_seen_) {
    header_seen_ = true;
    cut.is_record = false;
  }
  state_ = State::kFieldStart;
  scanned_ = 0;
  first_line_end_ = 0;
  return cut;
}

void CsvCutter::forget(std::size_t n) {
  scanned_ -= n;
  first_line_end_ = 0;
}

}  // namespace dittograph

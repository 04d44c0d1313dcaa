// Record ends of CSV (RFC 4180): a line end inside quotes is text.
//
// A quote opens only at the start of a field; elsewhere it is a character like others. Where a
// closing quote is followed by anything but the separator or a line end, the record is broken and
// ends with its line. Where a quote is never closed, the record that it stands in is cut at its
// first line end, so that one lost quote does not swallow the rest of the file.
#pragma once

#include <cstddef>
#include <string_view>

#include "reader/record_cutter.h"

namespace dittograph {

class CsvCutter final : public RecordCutter {
 public:
  explicit CsvCutter(char separator) : separator_(separator) {}

  Cut next(std::string_view bytes, bool at_end) override;
  void forget(std::size_t n) override;

 private:
  enum class State : std::uint8_t { kFieldStart, kPlain, kQuoted, kQuoteSeen, kBroken };

  std::size_t find_end(std::string_view bytes);
  Cut cut(std::string_view bytes, std::size_t end);

  char separator_;
  State state_ = State::kFieldStart;
  std::size_t scanned_ = 0;
  std::size_t first_line_end_ = 0;  // behind the record's first line; 0: not seen yet
  std::size_t recoveries_ = 0;
  bool at_start_ = true;
  bool header_seen_ = false;
};

}  // namespace dittograph

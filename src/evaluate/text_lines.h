// The lines of a text file, packed or not: truths, and the JSONL files of a run.
//
// Promises: lines come in order, without their ends (LF or CR LF) and without a byte order mark,
// with their numbers from 1; blank lines are passed over; kLineSlack bytes behind a line can be
// read. NotFound: no such file. DataLoss: it was packed and ends early.
// Memory: the longest line. Not thread-safe. Tested in tests/unit/evaluate/text_lines_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace dittograph {

inline constexpr std::size_t kLineSlack = 64;

struct TextLine {
  std::uint64_t number = 0;
  std::string_view text;
};
// The line is valid during the call.
using LineSink = std::function<absl::Status(const TextLine& line)>;
absl::Status for_each_line(const std::string& path, const LineSink& sink);

// A line in front of a truth: a comment "# ...", or {"parameters": ...} as `dittograph synth`
// writes it.
bool is_preamble(std::string_view line);

// InvalidArgument "path:number: fault".
absl::Status broken_line(std::string_view path, std::uint64_t number, std::string_view fault);

}  // namespace dittograph

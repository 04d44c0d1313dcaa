// Where the command line talks: stderr, stdout, the progress line, signals.
//
// Not thread-safe. Tested in tests/unit/cli/console_test.cc and by tests/cli/.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "dittograph/engine.h"

namespace dittograph {

// Prints to stderr.
void say(std::string_view text);

// Writes to stdout, all of it.
absl::Status print(std::string_view text);

// Ends a verb: says what went wrong and gives the exit code. A closed pipe is no fault. After a
// signal the process dies by it, as its parent expects.
int exit_code(const absl::Status& status);

// Set by SIGINT and SIGTERM; a second signal kills at once.
const std::atomic<bool>& cancelled();

// Signals as a command-line tool wants them: SIGINT and SIGTERM set cancelled(), a closed pipe and
// a file limit are errors of write().
void set_up_signals();

// One line, redrawn in place; nothing unless stderr is a terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const Progress& progress);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool shown_ = false;
  std::string stage_;
  Clock::time_point stage_begin_ = Clock::now();
  Clock::time_point last_{};
};

// The text of the line, without escape sequences.
std::string progress_text(const Progress& progress, double seconds_in_stage);

}  // namespace dittograph

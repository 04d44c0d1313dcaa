#include "cli/console.h"

#include <csignal>
#include <cstdio>

#include "absl/strings/str_format.h"
#include <unistd.h>

#include "base/status.h"
#include "report/human_summary.h"
#include "report/output_file.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

// A signal handler can reach nothing but globals.
std::atomic<bool> cancelled_by_signal{false};
volatile std::sig_atomic_t signal_caught = 0;

extern "C" void on_signal(int number) {
  signal_caught = number;
  cancelled_by_signal.store(true, std::memory_order_relaxed);
}

constexpr std::chrono::milliseconds kRedraw{200};

}  // namespace

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

absl::Status print(std::string_view text) {
  const auto file = OutputFile::attach(STDOUT_FILENO, "standard output");
  DITTOGRAPH_RETURN_IF_ERROR(file->write(text));
  return file->close();
}

int exit_code(const absl::Status& status) {
  if (const int number = signal_caught; number != 0 && !status.ok()) {
    say(absl::StrFormat("dittograph: stopped by %s; nothing was written\n",
                        number == SIGINT ? "Ctrl-C" : "a signal"));
    std::signal(number, SIG_DFL);
    std::raise(number);
  }
  if (status.ok() || is_broken_pipe(status)) return 0;
  say(absl::StrFormat("dittograph: %s\n", status.message()));
  return 2;
}

const std::atomic<bool>& cancelled() { return cancelled_by_signal; }

void set_up_signals() {
  struct sigaction action{};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

ProgressLine::ProgressLine(bool wanted) : wanted_(wanted && ::isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(const Progress& progress) {
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (stage_ != progress.stage) {
    stage_ = progress.stage;
    stage_begin_ = now;
  } else if (now - last_ < kRedraw) {
    return;
  }
  last_ = now;
  shown_ = true;
  say("\r\x1b[K" +
      progress_text(progress, std::chrono::duration<double>(now - stage_begin_).count()));
}

void ProgressLine::clear() {
  if (shown_) say("\r\x1b[K");
  shown_ = false;
}

std::string progress_text(const Progress& progress, double seconds_in_stage) {
  std::string text =
      absl::StrFormat("%s: %s, %s", progress.stage, counted(progress.documents, "document"),
                      human_bytes(progress.bytes_done));
  if (progress.bytes_total > 0) text += " of " + human_bytes(progress.bytes_total);
  if (seconds_in_stage < 0.5 || progress.bytes_done == 0) return text;
  const double rate = static_cast<double>(progress.bytes_done) / seconds_in_stage;
  text += absl::StrFormat(", %.0f MB/s", rate / 1e6);
  if (progress.bytes_total > progress.bytes_done) {
    const auto left =
        static_cast<long>(static_cast<double>(progress.bytes_total - progress.bytes_done) / rate);
    text += absl::StrFormat(", %d:%02d left", left / 60, left % 60);
  }
  return text;
}

}  // namespace dittograph

#include "base/trace.h"

#include <algorithm>
#include <cstring>
#include <tuple>

namespace dittograph {
namespace {

// Ranges of one loop that follow each other within this are one event.
constexpr std::uint64_t kJoinNs = 50'000;

}  // namespace

std::uint64_t Trace::since_start(Clock::time_point time) const {
  const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(time - start_).count();
  return ns < 0 ? 0 : static_cast<std::uint64_t>(ns);
}

void Trace::add(const char* name, Clock::time_point begin, Clock::time_point end,
                std::uint64_t number) {
  const std::uint64_t begin_ns = since_start(begin);
  const std::uint64_t end_ns = since_start(end);
  const std::lock_guard<std::mutex> lock(mutex_);
  auto row = std::ranges::find(rows_, std::this_thread::get_id(), &Row::thread);
  if (row == rows_.end()) {
    row = rows_.insert(rows_.end(), {.thread = std::this_thread::get_id(), .last = events_.size()});
  } else if (TraceEvent& last = events_[row->last];
             number == TraceEvent::kNoNumber && last.number == number &&
             begin_ns <= last.end_ns + kJoinNs && std::strcmp(last.name, name) == 0) {
    last.end_ns = std::max(last.end_ns, end_ns);
    return;
  }
  row->last = events_.size();
  events_.push_back({.name = name,
                     .row = static_cast<std::uint32_t>(row - rows_.begin()) + 1,
                     .begin_ns = begin_ns,
                     .end_ns = end_ns,
                     .number = number});
}

void Trace::add_stage(const char* name, Clock::time_point begin, Clock::time_point end) {
  const std::lock_guard<std::mutex> lock(mutex_);
  events_.push_back({.name = name,
                     .row = 0,
                     .begin_ns = since_start(begin),
                     .end_ns = since_start(end),
                     .number = TraceEvent::kNoNumber});
}

std::vector<TraceEvent> Trace::events() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<TraceEvent> sorted = events_;
  std::ranges::stable_sort(sorted, [](const TraceEvent& x, const TraceEvent& y) {
    return std::tie(x.row, x.begin_ns, y.end_ns) < std::tie(y.row, y.begin_ns, x.end_ns);
  });
  return sorted;
}

std::uint32_t Trace::n_threads() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return static_cast<std::uint32_t>(rows_.size());
}

}  // namespace dittograph

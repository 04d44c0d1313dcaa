// A run's timeline: which thread did what, from when to when.
//
// Whoever is asked to record gets a pointer; nullptr means that nobody wants to know, and costs a
// comparison. An event is a name and two readings of the clock: some 100 ns, once for a batch and
// a stage, never for a document.
// Promises: events of one thread with the same name and no number that follow each other closely
// become one, so that loops in many small ranges stay short to tell. Thread-safe.
// Tested in tests/unit/base/trace_test.cc.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dittograph {

struct TraceEvent {
  static constexpr std::uint64_t kNoNumber = ~std::uint64_t{0};

  const char* name = "";  // a literal
  std::uint32_t row = 0;  // 0: the whole run's; 1 and more: a thread's
  std::uint64_t begin_ns = 0;
  std::uint64_t end_ns = 0;
  std::uint64_t number = kNoNumber;  // of the batch
};

class Trace {
 public:
  using Clock = std::chrono::steady_clock;

  Trace() : start_(Clock::now()) {}

  // On the calling thread's row.
  void add(const char* name, Clock::time_point begin, Clock::time_point end,
           std::uint64_t number = TraceEvent::kNoNumber);
  // On the whole run's row.
  void add_stage(const char* name, Clock::time_point begin, Clock::time_point end);

  // All events, by row and then by time; of two that begin together the longer one first.
  [[nodiscard]] std::vector<TraceEvent> events() const;
  [[nodiscard]] std::uint32_t n_threads() const;

 private:
  struct Row {
    std::thread::id thread;
    std::size_t last = 0;  // index of its newest event
  };
  std::uint64_t since_start(Clock::time_point time) const;

  const Clock::time_point start_;
  mutable std::mutex mutex_;
  std::vector<Row> rows_;  // of threads, in the order in which they came
  std::vector<TraceEvent> events_;
};

// Records from its making to its end.
class TraceScope {
 public:
  TraceScope(Trace* trace, const char* name, std::uint64_t number = TraceEvent::kNoNumber)
      : trace_(trace), name_(name), number_(number) {
    if (trace_ != nullptr) begin_ = Trace::Clock::now();
  }
  ~TraceScope() {
    if (trace_ != nullptr) trace_->add(name_, begin_, Trace::Clock::now(), number_);
  }
  TraceScope(const TraceScope&) = delete;
  TraceScope& operator=(const TraceScope&) = delete;

 private:
  Trace* trace_;
  const char* name_;
  std::uint64_t number_;
  Trace::Clock::time_point begin_;
};

}  // namespace dittograph

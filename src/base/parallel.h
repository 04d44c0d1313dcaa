// Threads: the only folder that knows oneTBB. Every result is the same at any number of threads.
//
// With DITTOGRAPH_PARALLEL=threads the same functions run on std::thread, because Debian's
// uninstrumented oneTBB blinds ThreadSanitizer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>

#ifndef DITTOGRAPH_PARALLEL_THREADS
#include <oneapi/tbb/parallel_sort.h>
#endif

#include "base/trace.h"

namespace dittograph {

// The steps of an ordered pipeline over numbered slots. A slot is the caller's own batch storage,
// used again and again; the pipeline only says which one.
struct PipelineSteps {
  // Fills the slot with the next batch; false when there is none. Serial, in order.
  std::function<bool(std::size_t slot)> read;
  // Works on the slot. Parallel; worker < n_threads() tells which scratch is ours meanwhile.
  std::function<void(std::size_t slot, std::size_t worker)> work;
  // Takes the slot's result. Serial, in the order of read.
  std::function<void(std::size_t slot)> write;
};

// A fixed number of threads. Not itself thread-safe: one caller at a time.
class Parallel {
 public:
  explicit Parallel(std::size_t n_threads);  // 0: all cores of the machine
  ~Parallel();
  Parallel(const Parallel&) = delete;
  Parallel& operator=(const Parallel&) = delete;

  [[nodiscard]] std::size_t n_threads() const;

  // What threads do in loops is recorded as name from now on; trace may be nullptr.
  void record(Trace* trace, const char* name) {
    trace_ = trace;
    trace_name_ = name;
  }

  // Reads, works and writes with at most n_slots batches in flight.
  void pipeline(std::size_t n_slots, const PipelineSteps& steps);

  using RangeBody = std::function<void(std::size_t begin, std::size_t end, std::size_t worker)>;
  // body(begin, end, worker) over [0, n) in ranges of at most grain items.
  void for_ranges(std::size_t n, std::size_t grain, const RangeBody& body);

  // Both at the same time, on threads of this one. Neither may call it.
  void both(const std::function<void()>& one, const std::function<void()>& other);

  // Sorts by <. Not stable: give a total order.
  template <class T>
  void sort(std::span<T> items) {
    const TraceScope scope(trace_, trace_name_);
#ifdef DITTOGRAPH_PARALLEL_THREADS
    std::sort(items.begin(), items.end());
#else
    run([&] { oneapi::tbb::parallel_sort(items.begin(), items.end()); });
#endif
  }

 private:
  void run(const std::function<void()>& body);
  struct State;
  std::unique_ptr<State> state_;
  Trace* trace_ = nullptr;
  const char* trace_name_ = "";
};

}  // namespace dittograph

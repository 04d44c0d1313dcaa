#include "base/parallel.h"

#include <thread>

#ifdef DITTOGRAPH_PARALLEL_THREADS
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>
#else
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace dittograph {
namespace {

std::size_t resolved(std::size_t n_threads) {
  return n_threads != 0 ? n_threads : std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

}  // namespace

#ifdef DITTOGRAPH_PARALLEL_THREADS

struct Parallel::State {
  std::size_t n_threads;
};

Parallel::Parallel(std::size_t n_threads) : state_(new State{resolved(n_threads)}) {}

void Parallel::run(const std::function<void()>& body) { body(); }

void Parallel::pipeline(std::size_t n_slots, const PipelineSteps& steps) {
  std::mutex reading;
  std::mutex writing;
  std::condition_variable turn;
  std::size_t n_read = 0;
  std::size_t n_written = 0;
  bool done = false;
  const auto loop = [&](std::size_t worker) {
    for (;;) {
      std::size_t sequence = 0;
      {
        const std::lock_guard<std::mutex> lock(reading);
        if (done) return;
        sequence = n_read;
        {
          std::unique_lock<std::mutex> slot_lock(writing);
          turn.wait(slot_lock, [&] { return sequence < n_written + n_slots; });
        }
        if (!steps.read(sequence % n_slots)) {
          done = true;
          return;
        }
        ++n_read;
      }
      steps.work(sequence % n_slots, worker);
      {
        std::unique_lock<std::mutex> lock(writing);
        turn.wait(lock, [&] { return n_written == sequence; });
        steps.write(sequence % n_slots);
        ++n_written;
      }
      turn.notify_all();
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t worker = 0; worker < state_->n_threads; ++worker) {
    workers.emplace_back(loop, worker);
  }
}

void Parallel::for_ranges(std::size_t n, std::size_t grain, const RangeBody& body) {
  std::atomic<std::size_t> next{0};
  const auto loop = [&](std::size_t worker) {
    for (std::size_t begin = next.fetch_add(grain); begin < n; begin = next.fetch_add(grain)) {
      const TraceScope scope(trace_, trace_name_);
      body(begin, std::min(n, begin + grain), worker);
    }
  };
  std::vector<std::jthread> workers;
  for (std::size_t worker = 0; worker < state_->n_threads; ++worker) {
    workers.emplace_back(loop, worker);
  }
}

void Parallel::both(const std::function<void()>& one, const std::function<void()>& other) {
  if (state_->n_threads == 1) {
    one();
    other();
    return;
  }
  const std::jthread beside(other);
  one();
}

#else

namespace tbb = oneapi::tbb;

struct Parallel::State {
  explicit State(std::size_t n)
      : limit(tbb::global_control::max_allowed_parallelism, n),
        arena(static_cast<int>(n)),
        n_threads(n) {}
  tbb::global_control limit;
  tbb::task_arena arena;
  std::size_t n_threads;
};

Parallel::Parallel(std::size_t n_threads) : state_(new State(resolved(n_threads))) {}

void Parallel::run(const std::function<void()>& body) { state_->arena.execute(body); }

namespace {
std::size_t current_worker() {
  return static_cast<std::size_t>(tbb::this_task_arena::current_thread_index());
}
}  // namespace

// At most n_slots tokens are in flight and the last filter is in order, so when token k starts,
// token k - n_slots has been written and its slot k % n_slots is free.
void Parallel::pipeline(std::size_t n_slots, const PipelineSteps& steps) {
  std::size_t n_read = 0;
  run([&] {
    tbb::parallel_pipeline(
        n_slots,
        tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order,
                                            [&](tbb::flow_control& control) -> std::size_t {
                                              const std::size_t slot = n_read % n_slots;
                                              if (!steps.read(slot)) {
                                                control.stop();
                                                return 0;
                                              }
                                              ++n_read;
                                              return slot;
                                            }) &
            tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel,
                                                       [&](std::size_t slot) {
                                                         steps.work(slot, current_worker());
                                                         return slot;
                                                       }) &
            tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order,
                                                [&](std::size_t slot) { steps.write(slot); }));
  });
}

void Parallel::for_ranges(std::size_t n, std::size_t grain, const RangeBody& body) {
  run([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, n, grain),
        [&](const tbb::blocked_range<std::size_t>& range) {
          const TraceScope scope(trace_, trace_name_);
          body(range.begin(), range.end(), current_worker());
        },
        tbb::simple_partitioner());
  });
}

void Parallel::both(const std::function<void()>& one, const std::function<void()>& other) {
  run([&] { tbb::parallel_invoke(one, other); });
}

#endif

Parallel::~Parallel() = default;

std::size_t Parallel::n_threads() const { return state_->n_threads; }

}  // namespace dittograph

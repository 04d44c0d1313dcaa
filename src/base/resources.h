// What a run costs: wall seconds, CPU seconds, peak memory.
#pragma once

#include <chrono>
#include <cstdint>

namespace dittograph {

struct Resources {
  double wall_seconds = 0;  // since the process started measuring
  double cpu_seconds = 0;   // user and system, all threads
  std::uint64_t peak_bytes = 0;
};

// Resources used by the process so far. The first call starts the wall clock.
Resources resources_now();

// Gives memory that was freed back to the system, where it would be kept for later.
void release_freed_memory();

// What is in memory now: heap, stacks and what is mapped. 0 where the system does not tell.
std::uint64_t resident_bytes();

// Adds the seconds of its life to a sum.
class StopWatch {
 public:
  explicit StopWatch(double& seconds) : seconds_(seconds), begin_(Clock::now()) {}
  ~StopWatch() { seconds_ += std::chrono::duration<double>(Clock::now() - begin_).count(); }
  StopWatch(const StopWatch&) = delete;
  StopWatch& operator=(const StopWatch&) = delete;

 private:
  using Clock = std::chrono::steady_clock;
  double& seconds_;
  Clock::time_point begin_;
};

}  // namespace dittograph

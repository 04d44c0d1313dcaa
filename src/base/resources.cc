#include "base/resources.h"

#include <chrono>

#include <sys/resource.h>

namespace dittograph {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

Resources resources_now() {
  using Clock = std::chrono::steady_clock;
  static const Clock::time_point start = Clock::now();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return {.wall_seconds = std::chrono::duration<double>(Clock::now() - start).count(),
          .cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
          .peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
}

}  // namespace dittograph

#include "base/resources.h"

#include <array>
#include <charconv>
#include <chrono>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

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

void release_freed_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

// The second word of /proc/self/statm, in pages.
std::uint64_t resident_bytes() {
  std::array<char, 128> text{};
  const int descriptor = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return 0;
  const ssize_t size = ::read(descriptor, text.data(), text.size());
  ::close(descriptor);
  const char* end = text.data() + (size > 0 ? size : 0);
  const char* at = text.data();
  while (at < end && *at != ' ') ++at;
  std::uint64_t pages = 0;
  if (at < end) std::from_chars(at + 1, end, pages);
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace dittograph

#include "base/resources.h"

#include <array>
#include <charconv>
#include <chrono>
#include <span>
#include <string_view>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace dittograph {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// The start of one of the system's small files about this process.
std::string_view read_start(const char* path, std::span<char> buffer) {
  const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  const ssize_t size = ::read(descriptor, buffer.data(), buffer.size());
  ::close(descriptor);
  return {buffer.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
}

// VmHWM of /proc/self/status, in KB. Unlike ru_maxrss it does not count the memory of a large
// parent, which a process inherits between fork and exec.
std::uint64_t peak_bytes(const rusage& usage) {
  std::array<char, 4096> buffer{};
  const std::string_view status = read_start("/proc/self/status", buffer);
  constexpr std::string_view kName = "VmHWM:";
  std::size_t at = status.find(kName);
  if (at == status.npos) return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  at = status.find_first_not_of(" \t", at + kName.size());
  std::uint64_t kilobytes = 0;
  std::from_chars(status.data() + at, status.data() + status.size(), kilobytes);
  return kilobytes * 1024;
}

}  // namespace

Resources resources_now() {
  using Clock = std::chrono::steady_clock;
  static const Clock::time_point start = Clock::now();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return {.wall_seconds = std::chrono::duration<double>(Clock::now() - start).count(),
          .cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
          .peak_bytes = peak_bytes(usage)};
}

void release_freed_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

// The second word of /proc/self/statm, in pages.
std::uint64_t resident_bytes() {
  std::array<char, 128> buffer{};
  const std::string_view text = read_start("/proc/self/statm", buffer);
  const std::size_t space = text.find(' ');
  std::uint64_t pages = 0;
  if (space != text.npos) {
    std::from_chars(text.data() + space + 1, text.data() + text.size(), pages);
  }
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace dittograph

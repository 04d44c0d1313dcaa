#include "reader/file_bytes.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"
#include <fcntl.h>
#include <unistd.h>

namespace dittograph {

absl::Status errno_status(int error, const std::string& name, const char* action) {
  return absl::ErrnoToStatus(error, absl::StrFormat("%s: cannot %s", name, action));
}

absl::StatusOr<FileBytes> FileBytes::open(const std::string& path, const std::string& name) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno_status(errno, name, "open");
  // Read-ahead of a whole stream is worth more than the pages of other files.
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return FileBytes(descriptor, name);
}

FileBytes::FileBytes(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      bytes_read_(other.bytes_read_) {}

FileBytes::~FileBytes() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

absl::StatusOr<std::size_t> FileBytes::read(std::span<char> out) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t n = ::read(descriptor_, out.data() + filled, out.size() - filled);
    if (n < 0) {
      if (errno == EINTR) continue;
      return errno_status(errno, name_, "read");
    }
    if (n == 0) break;
    filled += static_cast<std::size_t>(n);
  }
  bytes_read_ += filled;
  return filled;
}

}  // namespace dittograph

#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>

#include "absl/strings/str_cat.h"
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/status.h"
#include "reader/file_bytes.h"
#include "reader/input_files.h"

namespace dittograph {
namespace {

constexpr std::size_t kCopyBytes = 256 << 10;

absl::Status write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return errno_status(errno, path, "spool a pipe to this file");
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return absl::OkStatus();
}

absl::Status copy(FileBytes& from, int to, const std::string& path) {
  std::string buffer(kCopyBytes, '\0');
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, from.read(buffer));
    if (n == 0) return absl::OkStatus();
    DITTOGRAPH_RETURN_IF_ERROR(write_all(to, std::string_view(buffer).substr(0, n), path));
  }
}

}  // namespace

absl::StatusOr<std::string> spool(const std::string& name, const std::string& temp_dir) {
  const std::string folder =
      temp_dir.empty() ? std::filesystem::temp_directory_path().string() : temp_dir;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return errno_status(error.value(), folder, "make this folder for a pipe");
  DITTOGRAPH_ASSIGN_OR_RETURN(FileBytes pipe,
                              FileBytes::open(name == "-" ? "/dev/stdin" : name, name));
  std::string path = absl::StrCat(folder, "/pipe-XXXXXX");
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return errno_status(errno, path, "make");
  absl::Status copied = copy(pipe, descriptor, path);
  if (::close(descriptor) != 0 && copied.ok()) copied = errno_status(errno, path, "close");
  if (!copied.ok()) {
    ::unlink(path.c_str());
    return copied;
  }
  return path;
}

}  // namespace dittograph

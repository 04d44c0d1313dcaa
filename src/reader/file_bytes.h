// A file opened for reading, with errors that name it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace dittograph {

// "name: what went wrong" with the status code that fits errno.
absl::Status errno_status(int error, const std::string& name, const char* action);

class FileBytes {
 public:
  static absl::StatusOr<FileBytes> open(const std::string& path, const std::string& name);
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;
  ~FileBytes();

  // Fills out; less than out.size() only at the end of the file.
  absl::StatusOr<std::size_t> read(std::span<char> out);
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  FileBytes(int descriptor, std::string name);
  int descriptor_;
  std::string name_;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace dittograph

#include "report/scratch.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include <stdlib.h>

#include "report/system_error.h"

namespace dittograph {

absl::StatusOr<Scratch> Scratch::make(const std::string& temp_dir) {
  std::error_code error;
  const std::string below =
      temp_dir.empty() ? std::filesystem::temp_directory_path(error).string() : temp_dir;
  std::string name = (std::filesystem::path(below) / ".dittograph-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    return system_error(below, "cannot create a scratch folder", errno);
  }
  return Scratch(std::move(name));
}

Scratch::Scratch(Scratch&& other) noexcept : path_(std::exchange(other.path_, {})) {}

Scratch::~Scratch() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace dittograph

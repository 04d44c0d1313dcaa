// A folder for scratch files that goes when we go.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace dittograph {

class Scratch {
 public:
  // Below temp_dir, or the system's folder for such files if that is empty.
  static absl::StatusOr<Scratch> make(const std::string& temp_dir);
  Scratch(Scratch&& other) noexcept;
  Scratch& operator=(Scratch&&) = delete;
  ~Scratch();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit Scratch(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace dittograph

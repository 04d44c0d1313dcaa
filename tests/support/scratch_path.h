// Paths of scratch files, each new, and a guard that guards nothing.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

#include "base/resident_guard.h"

namespace dittograph::testing_support {

inline std::string scratch_path(const std::string& name) {
  static int n_made = 0;
  return std::filesystem::temp_directory_path().string() + "/dittograph-" + name + "-" + std::to_string(::getpid()) + "-" +
         std::to_string(n_made++);
}

inline ResidentGuard& no_guard() {
  static ResidentGuard guard;
  return guard;
}

}  // namespace dittograph::testing_support

// The one bridge between std::string_view and Debian's absl::string_view, which do not convert.
#pragma once

#include <string_view>

#include "absl/strings/string_view.h"

namespace dittograph {

inline absl::string_view to_absl(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view to_std(absl::string_view text) { return {text.data(), text.size()}; }

}  // namespace dittograph

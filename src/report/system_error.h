// An errno as a Status: the place, what was tried, the system's words, and what to do about it.
//
// Promises: place first, lower case, advice in brackets. A full disk, quota or file limit is
// ResourceExhausted; a reader that went away is Unavailable and nothing else is, so a door can tell
// a closed pipe from a fault. Thread-safe. Tested in tests/unit/report/output_file_test.cc.
#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace dittograph {

// "OUT/a: cannot write: No space left on device (free some space or choose another folder)"
absl::Status system_error(std::string_view place, std::string_view what, int error);

// True for what system_error() makes of EPIPE.
bool is_broken_pipe(const absl::Status& status);

}  // namespace dittograph

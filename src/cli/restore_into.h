// What restore and eval share.
#pragma once

#include <string>

#include "absl/status/status.h"

#include "report/restore.h"

namespace dittograph {

// Writes every input below the folder, which appears whole; an existing folder gets them beside
// what it holds.
absl::Status restore_into_folder(Restorer& restorer, const std::string& folder, bool force);

}  // namespace dittograph

// Summary as summary.json and back. docs/formats.md describes the fields.
//
// Promises: the same Summary gives the same bytes; reading what was written gives the same Summary
// (what a later schema_version adds is ignored, a later schema_version that changes meanings is
// refused). Thread-safe. Tested in tests/unit/report/summary_json_test.cc.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "dittograph/summary.h"

namespace dittograph {

// The whole file, pretty-printed, line end included.
std::string summary_to_json(const Summary& summary);

// place names the file in messages.
absl::StatusOr<Summary> summary_from_json(std::string_view json, std::string_view place);

// Reads OUT/summary.json.
absl::StatusOr<Summary> read_summary(const std::string& folder);

}  // namespace dittograph

// What a file of ours says of itself: a folder OUT, its summary.json, repeats.jsonl, removed.jsonl,
// skipped.jsonl or a cleaned file, packed or not.
//
// Cost: reads the file once. Thread-safe. Tested in tests/unit/report/info_test.cc.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace dittograph {

// Several lines: kind, schema version, counts, settings.
absl::StatusOr<std::string> describe(const std::string& path);

}  // namespace dittograph

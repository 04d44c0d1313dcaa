// The program's version and that of its files.
#pragma once

namespace dittograph {

inline constexpr const char* kVersion = "0.1.0";
// Raised when a field of summary.json, repeats.jsonl or removed.jsonl changes its meaning.
inline constexpr int kSchemaVersion = 1;

}  // namespace dittograph

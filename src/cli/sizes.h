// Sizes as people type them: 512M, 2G, 1500000.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace dittograph {

// Digits and one of K, M, G, T (powers of 1024; either case, an i or B behind it is let pass).
// Nothing if it is no such text, or beyond 64 bits.
std::optional<std::uint64_t> parse_size(std::string_view text);

// Of --memory: bytes, or what is wrong with the size.
absl::StatusOr<std::uint64_t> memory_of(const std::string& text);

}  // namespace dittograph

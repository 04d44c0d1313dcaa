// How like two texts' tokens are, whatever their order (Dice 1945): twice the common tokens by the
// tokens of both.
//
// Cost: linear. Thread-safe. Tested through tests/unit/audit/edits_test.cc and headlines_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dittograph {

// Of ascending token hashes, repeats counted. of_nothing: where neither has any.
inline double token_likeness(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b,
                             double of_nothing) {
  std::size_t common = 0;
  for (std::size_t x = 0, y = 0; x < a.size() && y < b.size();) {
    const bool step_a = a[x] <= b[y];
    const bool step_b = b[y] <= a[x];
    common += step_a && step_b ? 1 : 0;
    x += step_a ? 1 : 0;
    y += step_b ? 1 : 0;
  }
  const std::size_t both = a.size() + b.size();
  return both == 0 ? of_nothing : 2.0 * static_cast<double>(common) / static_cast<double>(both);
}

}  // namespace dittograph

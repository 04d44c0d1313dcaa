#include "verify/overlap.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "base/check.h"

namespace dittograph {
namespace {

// From this ratio of sizes on, seeking is faster than merging.
constexpr std::size_t kMuchSmaller = 16;

std::uint32_t shared_by_merging(std::span<const std::uint64_t> left,
                                std::span<const std::uint64_t> right) {
  std::size_t i = 0;
  std::size_t j = 0;
  std::uint32_t shared = 0;
  while (i < left.size() && j < right.size()) {
    const std::uint64_t a = left[i];
    const std::uint64_t b = right[j];
    shared += a == b ? 1U : 0U;  // three sums and no branch: what comes next cannot be foretold
    i += a <= b ? 1U : 0U;
    j += b <= a ? 1U : 0U;
  }
  return shared;
}

std::uint32_t shared_by_seeking(std::span<const std::uint64_t> small,
                                std::span<const std::uint64_t> large) {
  std::uint32_t shared = 0;
  std::size_t from = 0;
  for (const std::uint64_t fingerprint : small) {
    std::size_t step = 1;
    while (from + step < large.size() && large[from + step] < fingerprint) step *= 2;
    const auto begin = large.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end =
        large.begin() + static_cast<std::ptrdiff_t>(std::min(from + step + 1, large.size()));
    from = static_cast<std::size_t>(std::lower_bound(begin, end, fingerprint) - large.begin());
    if (from == large.size()) break;
    if (large[from] == fingerprint) ++shared;
  }
  return shared;
}

}  // namespace

SetOverlap overlap(std::span<const std::uint64_t> left, std::span<const std::uint64_t> right) {
  DITTOGRAPH_CHECK(std::max(left.size(), right.size()) <=
                   std::numeric_limits<std::uint32_t>::max());
  SetOverlap result{.left = static_cast<std::uint32_t>(left.size()),
                    .right = static_cast<std::uint32_t>(right.size())};
  if (left.size() / kMuchSmaller > right.size()) {
    result.shared = shared_by_seeking(right, left);
  } else if (right.size() / kMuchSmaller > left.size()) {
    result.shared = shared_by_seeking(left, right);
  } else {
    result.shared = shared_by_merging(left, right);
  }
  return result;
}

}  // namespace dittograph

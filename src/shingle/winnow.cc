#include "shingle/winnow.h"

#include <algorithm>
#include <cstddef>

#include "base/check.h"

namespace dittograph {
namespace {

// The rightmost least of fingerprints[begin, end), end > begin.
std::size_t rightmost_least(std::span<const std::uint64_t> fingerprints, std::size_t begin,
                            std::size_t end) {
  std::size_t least = begin;
  for (std::size_t i = begin + 1; i < end; ++i) {
    least = fingerprints[i] <= fingerprints[least] ? i : least;
  }
  return least;
}

}  // namespace

void winnow(std::span<const std::uint64_t> fingerprints, std::uint32_t window,
            std::vector<std::uint32_t>& positions) {
  DITTOGRAPH_CHECK(window >= 1);
  positions.clear();
  if (fingerprints.empty()) return;
  const std::size_t first_window = std::min<std::size_t>(window, fingerprints.size());
  std::size_t least = rightmost_least(fingerprints, 0, first_window);
  positions.push_back(static_cast<std::uint32_t>(least));
  for (std::size_t end = first_window + 1; end <= fingerprints.size(); ++end) {
    const std::size_t begin = end - window;
    if (fingerprints[end - 1] <= fingerprints[least]) {
      least = end - 1;
    } else if (least < begin) {
      least = rightmost_least(fingerprints, begin, end);
    } else {
      continue;
    }
    positions.push_back(static_cast<std::uint32_t>(least));
  }
}

}  // namespace dittograph

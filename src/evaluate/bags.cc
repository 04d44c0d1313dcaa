#include "evaluate/bags.h"

#include <algorithm>
#include <iterator>

namespace dittograph {

void bag_difference(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b, Bag& out) {
  out.clear();
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
}

std::uint64_t n_shared(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  std::uint64_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++shared;
    const bool a_is_low = a[i] <= b[k];
    const bool b_is_low = b[k] <= a[i];
    if (a_is_low) ++i;
    if (b_is_low) ++k;
  }
  return shared;
}

}  // namespace dittograph

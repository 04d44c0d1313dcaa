#include "verify/fingerprint_set.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "base/check.h"

namespace dittograph {

FingerprintSet::FingerprintSet(std::vector<std::uint64_t> fingerprints)
    : sorted_(std::move(fingerprints)) {
  std::sort(sorted_.begin(), sorted_.end());
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
  DITTOGRAPH_CHECK(sorted_.size() <= std::numeric_limits<std::uint32_t>::max());
  const int n_bits = std::clamp(static_cast<int>(std::bit_width(sorted_.size())) - 1, 1, 32);
  shift_ = 64 - n_bits;
  begins_.assign((std::size_t{1} << n_bits) + 1, 0);
  for (const std::uint64_t fingerprint : sorted_) ++begins_[(fingerprint >> shift_) + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
}

}  // namespace dittograph

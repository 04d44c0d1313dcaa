#include "synth/rank_law.h"

#include "base/check.h"

namespace dittograph::synth {

RankLaw::RankLaw(std::uint32_t log2_ranks) : mask_((std::uint32_t{1} << log2_ranks) - 1) {
  constexpr std::uint32_t kMostLog2Ranks = 16;
  DITTOGRAPH_CHECK(log2_ranks <= kMostLog2Ranks);
  const std::uint64_t n = std::uint64_t{1} << log2_ranks;
  // 2^30 / (rank + 2.7), so that weight * n * 2^16 stays below 2^62.
  constexpr std::uint64_t kScale = std::uint64_t{10} << 30;
  std::vector<std::uint64_t> shares(n);  // times n: their mean is total
  std::uint64_t total = 0;
  for (std::uint64_t rank = 0; rank < n; ++rank) {
    const std::uint64_t weight = kScale / (10 * rank + 27);
    shares[rank] = weight * n;
    total += weight;
  }
  slots_.resize(n);
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t rank = 0; rank < n; ++rank) {
    slots_[rank].alias = static_cast<std::uint16_t>(rank);
    (shares[rank] < total ? small : large).push_back(rank);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back();
    small.pop_back();
    const std::uint32_t rich = large.back();
    slots_[poor].threshold = static_cast<std::uint16_t>((shares[poor] << 16) / total);
    slots_[poor].alias = static_cast<std::uint16_t>(rich);
    shares[rich] -= total - shares[poor];
    if (shares[rich] < total) {
      large.pop_back();
      small.push_back(rich);
    }
  }
  // What is left has a full slot: its alias is itself, so any threshold does.
}

}  // namespace dittograph::synth

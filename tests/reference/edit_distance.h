// Levenshtein's whole table: the least number of words to insert, delete or change.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dittograph::reference {

inline std::uint32_t edit_distance(std::span<const std::uint64_t> a,
                                   std::span<const std::uint64_t> b) {
  std::vector<std::vector<std::uint32_t>> cost(a.size() + 1,
                                               std::vector<std::uint32_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<std::uint32_t>(i + j);
        continue;
      }
      const std::uint32_t changed = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({changed, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace dittograph::reference

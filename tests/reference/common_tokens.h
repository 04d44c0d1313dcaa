// The slowest honest answers about common tokens: quadratic, no seeds, no heuristics.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "shingle/stored_token.h"

namespace dittograph::reference {

// Length of the longest common subsequence.
inline std::uint32_t common_subsequence(std::span<const StoredToken> x,
                                        std::span<const StoredToken> y) {
  std::vector<std::uint32_t> row(y.size() + 1, 0);
  for (const StoredToken token : x) {
    std::uint32_t diagonal = 0;
    for (std::size_t j = 0; j < y.size(); ++j) {
      const std::uint32_t above = row[j + 1];
      row[j + 1] = token == y[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

// A run of equal tokens that cannot be made longer.
struct CommonRun {
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t length = 0;
};

inline std::vector<CommonRun> common_runs(std::span<const StoredToken> x,
                                          std::span<const StoredToken> y, std::size_t least) {
  std::vector<CommonRun> runs;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < y.size(); ++j) {
      if (i != 0 && j != 0 && x[i - 1] == y[j - 1]) continue;
      std::size_t n = 0;
      while (i + n < x.size() && j + n < y.size() && x[i + n] == y[j + n]) ++n;
      if (n >= least) runs.push_back({.x = i, .y = j, .length = n});
    }
  }
  return runs;
}

}  // namespace dittograph::reference

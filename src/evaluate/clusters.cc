#include "evaluate/clusters.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/check.h"

namespace dittograph {
namespace {

std::uint64_t n_pairs(std::uint64_t n) { return n * (n - (n > 0 ? 1 : 0)) / 2; }

// Sizes of runs of equal values, after sorting.
template <typename Value>
std::vector<std::pair<Value, std::uint64_t>> counted(std::vector<Value> values) {
  std::sort(values.begin(), values.end());
  std::vector<std::pair<Value, std::uint64_t>> counts;
  for (const Value& value : values) {
    if (counts.empty() || counts.back().first != value) counts.emplace_back(value, 0);
    ++counts.back().second;
  }
  return counts;
}

using Counts = std::vector<std::pair<std::uint32_t, std::uint64_t>>;

std::uint64_t count_of(const Counts& counts, std::uint32_t label) {
  const auto at =
      std::lower_bound(counts.begin(), counts.end(), std::pair(label, std::uint64_t{0}));
  return at->second;
}

std::uint64_t sum_of_pairs(const Counts& counts) {
  std::uint64_t sum = 0;
  for (const auto& [label, count] : counts) sum += n_pairs(count);
  return sum;
}

double adjusted_rand_index(const Rates& pairs, std::uint64_t n_documents) {
  const double all = static_cast<double>(n_pairs(n_documents));
  const double found = static_cast<double>(pairs.found);
  const double wanted = static_cast<double>(pairs.wanted);
  const double expected = all > 0 ? found * wanted / all : 0;
  const double maximum = (found + wanted) / 2;
  if (maximum == expected) return 1;
  return (static_cast<double>(pairs.right) - expected) / (maximum - expected);
}

}  // namespace

ClusterScore score_clusters(std::span<const std::uint32_t> found,
                            std::span<const std::uint32_t> wanted) {
  DITTOGRAPH_CHECK(found.size() == wanted.size());
  if (found.empty()) return {};
  const Counts found_counts = counted(std::vector(found.begin(), found.end()));
  const Counts wanted_counts = counted(std::vector(wanted.begin(), wanted.end()));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;
  cells.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) cells.emplace_back(found[i], wanted[i]);

  ClusterScore score;
  score.pairs.found = sum_of_pairs(found_counts);
  score.pairs.wanted = sum_of_pairs(wanted_counts);
  double precision = 0;
  double recall = 0;
  for (const auto& [cell, count] : counted(std::move(cells))) {
    score.pairs.right += n_pairs(count);
    // Each of the count documents of a cell adds count / size of its cluster.
    const double squared = static_cast<double>(count) * static_cast<double>(count);
    precision += squared / static_cast<double>(count_of(found_counts, cell.first));
    recall += squared / static_cast<double>(count_of(wanted_counts, cell.second));
  }
  score.b_cubed_precision = precision / static_cast<double>(found.size());
  score.b_cubed_recall = recall / static_cast<double>(found.size());
  score.adjusted_rand_index = adjusted_rand_index(score.pairs, found.size());
  return score;
}

}  // namespace dittograph

#include "index/pair_list.h"

#include <algorithm>

namespace dittograph {

void ListCounts::add(const ListCounts& other) {
  lists += other.lists;
  pairs_tested += other.pairs_tested;
  crowds += other.crowds;
  largest_crowd = std::max(largest_crowd, other.largest_crowd);
  pairs_left_out += other.pairs_left_out;
}

std::size_t largest_short_list(std::vector<std::size_t>& sizes, std::size_t n_documents,
                               const ListLimits& limits) {
  std::sort(sizes.begin(), sizes.end());
  const std::uint64_t budget = std::uint64_t{limits.pairs_per_document} * n_documents;
  std::size_t largest = limits.all_pairs;
  std::uint64_t n_pairs = 0;
  // Lists of one size are all short or all crowds.
  for (std::size_t begin = 0; begin < sizes.size();) {
    std::size_t end = begin;
    const std::uint64_t size = sizes[begin];
    while (end < sizes.size() && sizes[end] == size) ++end;
    n_pairs += (end - begin) * (size * (size - 1) / 2);
    if (n_pairs > budget) break;
    largest = sizes[begin];
    begin = end;
  }
  return largest;
}

void sort_unique_pairs(std::vector<RankPair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

void PairCollector::add(std::span<const RankPair> pairs) {
  constexpr std::size_t kRoom = std::size_t{1} << 20;
  pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
  if (pairs_.size() < 2 * n_different_ + kRoom) return;
  sort_unique_pairs(pairs_);
  n_different_ = pairs_.size();
}

}  // namespace dittograph

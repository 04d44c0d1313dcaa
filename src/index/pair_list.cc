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

void sort_unique_pairs(std::vector<RankPair>& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

}  // namespace dittograph

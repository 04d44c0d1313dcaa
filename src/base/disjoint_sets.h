// Sets that grow together: who is of one set, once some were joined (union by least number, paths
// halved: Tarjan, van Leeuwen 1984).
//
// Cost: nearly constant a call. Memory: 4 bytes a member. Not thread-safe.
// Tested in tests/unit/passage/copy_index_test.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace dittograph {

class DisjointSets {
 public:
  // n sets of one member each.
  explicit DisjointSets(std::size_t n) : parent_(n) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }

  // The least member of its set.
  std::uint32_t root(std::uint32_t member) {
    while (parent_[member] != member) {
      member = parent_[member] = parent_[parent_[member]];
    }
    return member;
  }
  void join(std::uint32_t one, std::uint32_t other) {
    one = root(one);
    other = root(other);
    parent_[std::max(one, other)] = std::min(one, other);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace dittograph

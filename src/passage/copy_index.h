// Copies by place, and by what can come to one cluster.
//
// Promises: depends on the graph only. Cost: a sort of the copies; to look up, a binary search and
// the copies that may cover the range. Memory: 8 bytes a copy. Thread-safe once built.
// Tested in tests/unit/passage/copy_index_test.cc.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "passage/copies.h"

namespace dittograph {

// Of the range, how much the other covers: at least four fifths?
inline bool covers(const TokenRange& other, const TokenRange& range) {
  const std::uint64_t begin = std::max(range.begin, other.begin);
  const std::uint64_t end = std::min(range.end, other.end);
  return end > begin && 5 * (end - begin) >= std::uint64_t{4} * range.size();
}

// A document's copies by their begins, with the largest end so far: what covers a range is found
// without looking at the copies that end before it.
class CopyIndex {
 public:
  CopyIndex(const CopyGraph& graph, std::size_t n_documents);

  // Takes the document's copies that cover the range.
  template <class Take>
  void for_covering(std::uint32_t document, const TokenRange& range, const Take& take) const {
    const auto first = by_begin_.begin() + begins_[document];
    const auto last = std::upper_bound(first, by_begin_.begin() + begins_[document + 1], range.end,
                                       [&](std::uint32_t end, std::uint32_t copy) {
                                         return end < graph_.copies[copy].range.begin;
                                       });
    for (auto at = last; at != first;) {
      --at;
      if (largest_end_[static_cast<std::size_t>(at - by_begin_.begin())] <= range.begin) break;
      if (covers(graph_.copies[*at].range, range)) take(*at);
    }
  }

  // The component of each copy. Copies that an alignment joins, and those of a document that touch,
  // are of one component, so nothing leads from one to another. Its number is its least copy's.
  [[nodiscard]] std::vector<std::uint32_t> components() const;

 private:
  const CopyGraph& graph_;
  std::vector<std::uint32_t> begins_;  // of each document's copies
  std::vector<std::uint32_t> by_begin_;
  std::vector<std::uint32_t> largest_end_;
};

}  // namespace dittograph

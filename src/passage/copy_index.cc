#include "passage/copy_index.h"

#include <numeric>

#include "base/disjoint_sets.h"

namespace dittograph {

CopyIndex::CopyIndex(const CopyGraph& graph, std::size_t n_documents)
    : graph_(graph),
      begins_(n_documents + 1, 0),
      by_begin_(graph.copies.size()),
      largest_end_(graph.copies.size()) {
  const std::vector<Copy>& copies = graph.copies;
  for (const Copy& copy : copies) ++begins_[copy.document + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  std::iota(by_begin_.begin(), by_begin_.end(), 0U);
  std::sort(by_begin_.begin(), by_begin_.end(), [&](std::uint32_t x, std::uint32_t y) {
    const Copy& first = copies[x];
    const Copy& second = copies[y];
    if (first.document != second.document) return first.document < second.document;
    return first.range != second.range ? first.range < second.range : x < y;
  });
  for (std::size_t i = 0; i < by_begin_.size(); ++i) {
    const Copy& copy = copies[by_begin_[i]];
    const bool first = i == 0 || copies[by_begin_[i - 1]].document != copy.document;
    largest_end_[i] = first ? copy.range.end : std::max(largest_end_[i - 1], copy.range.end);
  }
}

std::vector<std::uint32_t> CopyIndex::components() const {
  const std::vector<Copy>& copies = graph_.copies;
  DisjointSets sets(copies.size());
  for (std::uint32_t i = 0; i < copies.size(); ++i) {
    for (const CopyEdge& edge : graph_.edges_of(i)) sets.join(i, edge.copy);
  }
  for (std::size_t i = 1; i < by_begin_.size(); ++i) {
    const Copy& copy = copies[by_begin_[i]];
    const bool same_document = copies[by_begin_[i - 1]].document == copy.document;
    if (same_document && copy.range.begin < largest_end_[i - 1]) {
      sets.join(by_begin_[i], by_begin_[i - 1]);
    }
  }
  std::vector<std::uint32_t> component(copies.size());
  for (std::uint32_t i = 0; i < component.size(); ++i) component[i] = sets.root(i);
  return component;
}

}  // namespace dittograph

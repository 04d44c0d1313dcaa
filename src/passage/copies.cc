#include "passage/copies.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dittograph {
namespace {

// One side of an alignment.
struct Side {
  std::uint32_t document = 0;
  TokenRange range;
  std::uint32_t alignment = 0;
  std::uint32_t is_b = 0;

  friend constexpr auto operator<=>(const Side&, const Side&) = default;
};

// A copy while its spans come in.
struct OpenCopy {
  std::uint32_t copy = 0;
  TokenRange first;  // what further spans are held against
  TokenRange last;   // the span that came last, and how often in a row
  std::uint32_t n_last = 0;
  std::uint32_t n_best = 0;
};

bool cover_each_other(const TokenRange& x, const TokenRange& y) {
  const std::uint64_t begin = std::max(x.begin, y.begin);
  const std::uint64_t end = std::min(x.end, y.end);
  if (end <= begin) return false;
  const std::uint64_t common = end - begin;
  return 5 * common >= 4 * (x.size() + std::uint64_t{y.size()} - common);
}

// Collects equal and overlapping sides into copies; the sides come sorted.
class CopyMaker {
 public:
  explicit CopyMaker(std::vector<Copy>& copies) : copies_(copies) {}

  std::uint32_t take(const Side& side) {
    if (!copies_.empty() && copies_.back().document != side.document) open_.clear();
    std::erase_if(open_, [&](const OpenCopy& open) { return open.first.end <= side.range.begin; });
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (!cover_each_other(open->first, side.range)) continue;
      count(*open, side.range);
      return open->copy;
    }
    const auto index = static_cast<std::uint32_t>(copies_.size());
    copies_.push_back({.document = side.document, .range = side.range, .n_edges = 1});
    open_.push_back(
        {.copy = index, .first = side.range, .last = side.range, .n_last = 1, .n_best = 1});
    return index;
  }

 private:
  void count(OpenCopy& open, const TokenRange& range) {
    Copy& copy = copies_[open.copy];
    ++copy.n_edges;
    if (open.last != range) {
      open.last = range;
      open.n_last = 0;
    }
    ++open.n_last;
    if (open.n_last > open.n_best ||
        (open.n_last == open.n_best && range.size() > copy.range.size())) {
      open.n_best = open.n_last;
      copy.range = range;
    }
  }

  std::vector<Copy>& copies_;
  std::vector<OpenCopy> open_;
};

}  // namespace

CopyGraph copy_graph(std::span<const Alignment> alignments, Parallel& parallel) {
  std::vector<Side> sides;
  sides.reserve(2 * alignments.size());
  for (std::uint32_t i = 0; i < alignments.size(); ++i) {
    const Alignment& alignment = alignments[i];
    sides.push_back({alignment.document_a, alignment.span.a, i, 0});
    sides.push_back({alignment.document_b, alignment.span.b, i, 1});
  }
  parallel.sort(std::span(sides));
  CopyGraph graph;
  CopyMaker maker(graph.copies);
  std::vector<std::array<std::uint32_t, 2>> ends(alignments.size());
  for (const Side& side : sides) ends[side.alignment][side.is_b] = maker.take(side);

  graph.begins.assign(graph.copies.size() + 1, 0);
  for (std::size_t i = 0; i < graph.copies.size(); ++i) {
    graph.begins[i + 1] = graph.begins[i] + graph.copies[i].n_edges;
  }
  graph.edges.resize(graph.begins.back());
  std::vector<std::uint64_t> next(graph.begins.begin(), graph.begins.end() - 1);
  for (std::uint32_t i = 0; i < ends.size(); ++i) {
    graph.edges[next[ends[i][0]]++] = {.copy = ends[i][1], .alignment = i};
    graph.edges[next[ends[i][1]]++] = {.copy = ends[i][0], .alignment = i};
  }
  return graph;
}

}  // namespace dittograph

// Copies: the places of documents where aligned spans lie, as a graph.
//
// Spans of one document that cover each other strongly (common tokens at least four fifths of all
// their tokens) are one copy, seen in several alignments; its range is the one that most of them
// agree on, of equally frequent ones the longest. Every alignment joins two copies.
//
// Promises: depends on the set of alignments only. Cost: a sort of the spans.
// Thread-safe. Tested in tests/unit/passage/passage_laws_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "passage/alignments.h"

namespace dittograph {

struct Copy {
  std::uint32_t document = 0;  // rank
  TokenRange range;
  std::uint32_t n_edges = 0;
};

struct CopyEdge {
  std::uint32_t copy = 0;       // the neighbour
  std::uint32_t alignment = 0;  // index
};

struct CopyGraph {
  std::vector<Copy> copies;  // by document, then by place
  std::vector<CopyEdge> edges;
  std::vector<std::uint64_t> begins;  // of each copy's edges, and the end

  [[nodiscard]] std::span<const CopyEdge> edges_of(std::uint32_t copy) const {
    return std::span(edges).subspan(begins[copy], begins[copy + 1] - begins[copy]);
  }
};

CopyGraph copy_graph(std::span<const Alignment> alignments, Parallel& parallel);

}  // namespace dittograph

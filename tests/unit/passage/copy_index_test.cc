#include "passage/copy_index.h"

#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kDocuments = 12;

TokenRange random_range(std::mt19937_64& random) {
  const auto begin = static_cast<std::uint32_t>(random() % 100);
  return {.begin = begin, .end = begin + 20 + static_cast<std::uint32_t>(random() % 40)};
}

std::vector<Alignment> random_alignments(std::mt19937_64& random) {
  std::vector<Alignment> alignments(random() % 15);
  for (Alignment& alignment : alignments) {
    alignment.document_a = static_cast<std::uint32_t>(random() % kDocuments);
    alignment.document_b = static_cast<std::uint32_t>(random() % kDocuments);
    alignment.span = {.a = random_range(random), .b = random_range(random), .matched = 20};
  }
  return alignments;
}

bool touch(const TokenRange& x, const TokenRange& y) { return x.begin < y.end && y.begin < x.end; }

TEST(CopyIndex, FindsTheCopiesThatCoverARange) {
  std::mt19937_64 random(5);
  Parallel parallel(1);
  for (int round = 0; round < 300; ++round) {
    const CopyGraph graph = copy_graph(random_alignments(random), parallel);
    const CopyIndex index(graph, kDocuments);
    const auto document = static_cast<std::uint32_t>(random() % kDocuments);
    const TokenRange range = random_range(random);
    std::multiset<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < graph.copies.size(); ++i) {
      const Copy& copy = graph.copies[i];
      if (copy.document == document && covers(copy.range, range)) expected.insert(i);
    }
    std::multiset<std::uint32_t> found;
    index.for_covering(document, range, [&](std::uint32_t copy) { found.insert(copy); });
    EXPECT_EQ(found, expected) << round;
  }
}

// The oracle: numbers go from copy to copy until nothing changes.
std::vector<std::uint32_t> components_by_spreading(const CopyGraph& graph) {
  std::vector<std::uint32_t> number(graph.copies.size());
  std::iota(number.begin(), number.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < number.size(); ++i) {
      for (std::uint32_t j = 0; j < number.size(); ++j) {
        bool joined = graph.copies[i].document == graph.copies[j].document &&
                      touch(graph.copies[i].range, graph.copies[j].range);
        for (const CopyEdge& edge : graph.edges_of(i)) joined |= edge.copy == j;
        if (!joined || number[i] == number[j]) continue;
        number[i] = number[j] = std::min(number[i], number[j]);
        changed = true;
      }
    }
  }
  return number;
}

TEST(CopyIndex, ComponentsAreWhatJoinsAndTouches) {
  std::mt19937_64 random(6);
  Parallel parallel(1);
  for (int round = 0; round < 300; ++round) {
    const CopyGraph graph = copy_graph(random_alignments(random), parallel);
    EXPECT_EQ(CopyIndex(graph, kDocuments).components(), components_by_spreading(graph)) << round;
  }
}

}  // namespace
}  // namespace dittograph

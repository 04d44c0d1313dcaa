// Pairs of two members of one cluster, neither its representative: counted by arithmetic, and
// drawn from without being listed, since a cluster of n documents has about n * n / 2 of them.
//
// The pairs of all clusters are ranked from 0: cluster by cluster, and within one (0, 1), (0, 2),
// (1, 2), (0, 3) ... of its members.
//
// Promises: at() gives each pair once over all ranks below total(). draw_ranks() gives ranks that
// ascend, one from each of at_most stretches of equal length (all of them if there are no more),
// which of a stretch a hash says: the same in every run.
// Cost: at() a binary search over clusters. Thread-safe.
// Tested in tests/unit/evaluate/member_pairs_test.cc against two nested loops.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

class MemberPairs {
 public:
  struct Place {
    std::uint32_t cluster = 0;
    std::uint32_t first = 0;  // members, first < second
    std::uint32_t second = 0;
    friend constexpr auto operator<=>(const Place&, const Place&) = default;
  };

  // The numbers of members, a cluster each.
  explicit MemberPairs(std::span<const std::uint32_t> n_members);

  [[nodiscard]] std::uint64_t total() const { return ends_.empty() ? 0 : ends_.back(); }
  // rank < total().
  [[nodiscard]] Place at(std::uint64_t rank) const;

 private:
  std::vector<std::uint64_t> ends_;  // by cluster: one behind its last rank
};

std::vector<std::uint64_t> draw_ranks(std::uint64_t total, std::uint64_t at_most);

// n documents make n * (n - 1) / 2 pairs.
constexpr std::uint64_t n_pairs_of(std::uint64_t n) { return n < 2 ? 0 : n * (n - 1) / 2; }

// Pairs of which both sources are known and differ. sources: 0 is not known; in any order.
std::uint64_t n_cross_source_pairs(std::vector<std::uint32_t> sources);
// The same of one document from either side.
std::uint64_t n_cross_source_pairs(std::vector<std::uint32_t> left,
                                   std::vector<std::uint32_t> right);

}  // namespace dittograph

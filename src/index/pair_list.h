// From lists of documents that share a key to pairs worth comparing, in linear time.
//
// A short list gives all its pairs. A longer one, a crowd, gives each member beside the list's
// `leaders` most preferred members only: if the crowd is one cluster, its representative is among
// them; if it is many texts of one template, the pairs left out are for a finer key to find
// (minhash_bands.h). A crowd is counted with what it left out.
//
// Which list is short, the lists of a key decide together: those of up to ListLimits::all_pairs
// documents always are, and longer ones, the shortest first, as long as all pairs of all
// these lists are no more than pairs_per_document times the documents. So a few families of
// hundreds are compared whole, and a thousand of them cannot make a run quadratic.
//
// Every list is cut the same way whoever asks, so results do not depend on threads. Tested in
// tests/unit/index/pair_list_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/posting_sort.h"

namespace dittograph {

struct ListLimits {
  std::size_t all_pairs = 32;
  std::size_t pairs_per_document = 0;
  std::size_t leaders = 8;
};

// What lists cost and what the limits left out.
struct ListCounts {
  std::uint64_t lists = 0;           // of two documents and more
  std::uint64_t pairs_tested = 0;    // taken from lists, a pair once for each list it is in
  std::uint64_t crowds = 0;          // lists longer than the limit
  std::uint64_t largest_crowd = 0;   // documents
  std::uint64_t pairs_left_out = 0;  // of crowds, a pair once for each list it is in

  void add(const ListCounts& other);
};

// Two ranks, the more preferred in the high half: sorts by it, then by the other.
using RankPair = std::uint64_t;
constexpr RankPair rank_pair(std::uint32_t preferred, std::uint32_t other) {
  return (std::uint64_t{preferred} << 32) | other;
}
constexpr std::uint32_t preferred_of(RankPair pair) {
  return static_cast<std::uint32_t>(pair >> 32);
}
constexpr std::uint32_t other_of(RankPair pair) { return static_cast<std::uint32_t>(pair); }

// The size up to which lists give all their pairs. sizes: of the key's lists, those above
// limits.all_pairs; sorted here.
std::size_t largest_short_list(std::vector<std::size_t>& sizes, std::size_t n_documents,
                               const ListLimits& limits);

// Calls test(preferred, other) for the pairs of a list; a list's ranks ascend and differ.
// Returns whether the list is a crowd, that is, longer than short_list.
template <class Test>
bool for_each_pair(std::span<const Posting> list, std::size_t short_list, std::size_t leaders,
                   ListCounts& counts, const Test& test) {
  const std::uint64_t n = list.size();
  if (n < 2) return false;
  ++counts.lists;
  const bool crowd = n > short_list;
  std::uint64_t n_tested = 0;
  for (std::size_t i = 1; i < list.size(); ++i) {
    const std::size_t n_before = crowd && i > leaders ? leaders : i;
    n_tested += n_before;
    for (std::size_t j = 0; j < n_before; ++j) test(rank_of(list[j]), rank_of(list[i]));
  }
  counts.pairs_tested += n_tested;
  if (crowd) {
    ++counts.crowds;
    if (n > counts.largest_crowd) counts.largest_crowd = n;
    counts.pairs_left_out += n * (n - 1) / 2 - n_tested;
  }
  return crowd;
}

// The same for all lists of a key: postings sorted by key. on_crowd(list) is told of every crowd.
template <class Test, class OnCrowd>
void for_each_pair_of_lists(std::span<const Posting> postings, std::size_t n_documents,
                            const ListLimits& limits, ListCounts& counts, const Test& test,
                            const OnCrowd& on_crowd) {
  std::vector<std::size_t> sizes;
  for_each_list(postings, [&](std::span<const Posting> list) {
    if (list.size() > limits.all_pairs) sizes.push_back(list.size());
  });
  const std::size_t short_list = largest_short_list(sizes, n_documents, limits);
  for_each_list(postings, [&](std::span<const Posting> list) {
    if (for_each_pair(list, short_list, limits.leaders, counts, test)) on_crowd(list);
  });
}

// Sorts and drops repeats.
void sort_unique_pairs(std::vector<RankPair>& pairs);

// Gathers pairs that come many times, in memory for about twice the different ones.
class PairCollector {
 public:
  explicit PairCollector(std::vector<RankPair>& pairs) : pairs_(pairs) { pairs_.clear(); }
  void add(std::span<const RankPair> pairs);
  void finish() { sort_unique_pairs(pairs_); }

 private:
  std::vector<RankPair>& pairs_;
  std::size_t n_different_ = 0;  // when repeats were last dropped
};

}  // namespace dittograph

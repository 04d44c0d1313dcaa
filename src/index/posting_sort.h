// Postings: which documents hold a key, as sorted words.
//
//   63        32 31         0
//   |   key     |   rank     |
//
// A rank is a document's place in the order of preference. Postings are filled in with ascending
// ranks, so a stable sort by key alone orders whole words: it puts a key's documents side by side,
// most preferred first.
// Cost: three passes, about 6 ns a posting at a million. Tested in
// tests/unit/index/posting_sort_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

using Posting = std::uint64_t;

constexpr Posting posting(std::uint32_t key, std::uint32_t rank) {
  return (std::uint64_t{key} << 32) | rank;
}
constexpr std::uint32_t key_of(Posting posting) {
  return static_cast<std::uint32_t>(posting >> 32);
}
constexpr std::uint32_t rank_of(Posting posting) { return static_cast<std::uint32_t>(posting); }

// Sorts postings whose ranks ascend.
void sort_by_key(std::vector<Posting>& postings, std::vector<Posting>& scratch);

// Calls take(list) for every run of postings with the same key, in ascending order of keys.
template <class Take>
void for_each_list(std::span<const Posting> postings, const Take& take) {
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && key_of(postings[end]) == key_of(postings[begin])) ++end;
    take(postings.subspan(begin, end - begin));
    begin = end;
  }
}

}  // namespace dittograph

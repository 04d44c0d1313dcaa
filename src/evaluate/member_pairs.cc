#include "evaluate/member_pairs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/check.h"
#include "base/hash.h"

namespace dittograph {
namespace {

// Sorted (source, documents of it), those not known left out.
std::vector<std::pair<std::uint32_t, std::uint64_t>> counts_of(std::vector<std::uint32_t> sources) {
  std::sort(sources.begin(), sources.end());
  std::vector<std::pair<std::uint32_t, std::uint64_t>> counts;
  for (const std::uint32_t source : sources) {
    if (source == 0) continue;
    if (counts.empty() || counts.back().first != source) counts.emplace_back(source, 0);
    ++counts.back().second;
  }
  return counts;
}

}  // namespace

MemberPairs::MemberPairs(std::span<const std::uint32_t> n_members) {
  ends_.reserve(n_members.size());
  for (const std::uint32_t n : n_members) ends_.push_back(total() + n_pairs_of(n));
}

MemberPairs::Place MemberPairs::at(std::uint64_t rank) const {
  DITTOGRAPH_CHECK(rank < total());
  const auto cluster = std::upper_bound(ends_.begin(), ends_.end(), rank);
  if (cluster != ends_.begin()) rank -= cluster[-1];
  // Before (0, second) come second * (second - 1) / 2 pairs; the root is exact but for rounding.
  auto second = static_cast<std::uint64_t>((1 + std::sqrt(1 + 8 * static_cast<double>(rank))) / 2);
  while (n_pairs_of(second) > rank) --second;
  while (n_pairs_of(second + 1) <= rank) ++second;
  return {.cluster = static_cast<std::uint32_t>(cluster - ends_.begin()),
          .first = static_cast<std::uint32_t>(rank - n_pairs_of(second)),
          .second = static_cast<std::uint32_t>(second)};
}

std::vector<std::uint64_t> draw_ranks(std::uint64_t total, std::uint64_t at_most) {
  const std::uint64_t n = std::min(total, at_most);
  std::vector<std::uint64_t> ranks;
  ranks.reserve(static_cast<std::size_t>(n));
  std::uint64_t begin = 0;
  for (std::uint64_t i = 0; i < n; ++i) {
    // The first total % n stretches are longer by one.
    const std::uint64_t length = total / n + (i < total % n ? 1 : 0);
    const std::uint64_t key[] = {total, i};
    ranks.push_back(begin + hash_words(key) % length);
    begin += length;
  }
  return ranks;
}

std::uint64_t n_cross_source_pairs(std::vector<std::uint32_t> sources) {
  std::uint64_t n_known = 0;
  std::uint64_t n_same = 0;
  for (const auto& [source, count] : counts_of(std::move(sources))) {
    n_known += count;
    n_same += n_pairs_of(count);
  }
  return n_pairs_of(n_known) - n_same;
}

std::uint64_t n_cross_source_pairs(std::vector<std::uint32_t> left,
                                   std::vector<std::uint32_t> right) {
  const auto left_counts = counts_of(std::move(left));
  const auto right_counts = counts_of(std::move(right));
  std::uint64_t n_left = 0;
  std::uint64_t n_right = 0;
  std::uint64_t n_same = 0;
  auto other = right_counts.begin();
  for (const auto& [source, count] : left_counts) {
    n_left += count;
    while (other != right_counts.end() && other->first < source) ++other;
    if (other != right_counts.end() && other->first == source) n_same += count * other->second;
  }
  for (const auto& [source, count] : right_counts) n_right += count;
  return n_left * n_right - n_same;
}

}  // namespace dittograph

#include "audit/pair_spans.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace dittograph {
namespace {

// Places of one shingle in a that are tried: a table says the same row a thousand times.
constexpr int kMostPlaces = 8;
constexpr std::uint32_t kNowhere = 0xFFFFFFFF;
constexpr std::size_t kFewestHeads = 64;
// A document that is too short for a passage is shared if so much of it is.
constexpr double kShortShare = 0.8;

std::ptrdiff_t n_taken(const std::vector<std::uint8_t>& taken, const TokenRange& range) {
  return std::count(taken.begin() + range.begin, taken.begin() + range.end, std::uint8_t{1});
}

bool more_than_half(const std::vector<std::uint8_t>& taken, const TokenRange& range) {
  return 2 * n_taken(taken, range) > static_cast<std::ptrdiff_t>(range.size());
}

void take(std::vector<std::uint8_t>& taken, const TokenRange& range) {
  std::fill(taken.begin() + range.begin, taken.begin() + range.end, std::uint8_t{1});
}

}  // namespace

std::uint32_t most_between(std::uint64_t n_tokens, std::uint64_t n_sentences) {
  constexpr std::uint64_t kLeast = 24;
  constexpr std::uint64_t kMost = 64;
  if (n_sentences == 0) return kLeast;
  return static_cast<std::uint32_t>(std::clamp(3 * n_tokens / (2 * n_sentences), kLeast, kMost));
}

void PairAligner::index(std::span<const StoredToken> a) {
  const std::uint32_t k = rule_.shingle_size;
  const std::size_t n = a.size() < k ? 0 : a.size() - k + 1;
  std::size_t n_heads = kFewestHeads;
  while (n_heads < 2 * n) n_heads *= 2;
  heads_.assign(n_heads, kNowhere);
  shingle_stored(a, k, hashes_);
  next_.resize(n);
  // From behind, so that a chain has the places in their order.
  for (std::size_t i = n; i-- > 0;) {
    std::uint32_t& head = heads_[hashes_[i] & (n_heads - 1)];
    next_[i] = head;
    head = static_cast<std::uint32_t>(i);
  }
}

void PairAligner::grow_all(std::span<const StoredToken> a, std::span<const StoredToken> b,
                           std::uint32_t shortest) {
  const std::uint32_t k = rule_.shingle_size;
  open_.clear();
  grown_.clear();
  shingle_stored(b, k, hashes_of_b_);
  for (std::uint32_t j = 0; j + k <= b.size(); ++j) {
    const std::uint64_t value = hashes_of_b_[j];
    std::uint32_t i = heads_[value & (heads_.size() - 1)];
    if (i == kNowhere) continue;
    std::erase_if(open_, [&](const AlignedSpan& span) { return span.b.end < j + k; });
    int n_places = 0;
    for (; i != kNowhere; i = next_[i]) {
      if (hashes_[i] != value) continue;
      if (++n_places > kMostPlaces) break;
      const bool held = std::any_of(open_.begin(), open_.end(), [&](const AlignedSpan& span) {
        if (i < span.a.begin || i + k > span.a.end || j < span.b.begin) return false;
        const auto from_begin = (std::int64_t{j} - span.b.begin) - (std::int64_t{i} - span.a.begin);
        const auto slack =
            std::int64_t{span.a.size()} + span.b.size() - 2 * std::int64_t{span.matched};
        return std::abs(from_begin) <= slack;
      });
      if (held) continue;
      const AlignedSpan span = grow_seed(a, b, i, j, k, rule_.gaps);
      if (span.matched == 0) continue;
      open_.push_back(span);
      if (span.matched >= shortest) grown_.push_back(span);
    }
  }
}

void PairAligner::keep_best(std::size_t n_a, std::size_t n_b) {
  std::sort(grown_.begin(), grown_.end(), [](const AlignedSpan& x, const AlignedSpan& y) {
    return x.matched != y.matched ? x.matched > y.matched : x < y;
  });
  taken_a_.assign(n_a, 0);
  taken_b_.assign(n_b, 0);
  kept_.clear();
  for (const AlignedSpan& span : grown_) {
    if (more_than_half(taken_a_, span.a) || more_than_half(taken_b_, span.b)) continue;
    take(taken_a_, span.a);
    take(taken_b_, span.b);
    kept_.push_back(span);
  }
}

void PairAligner::join_neighbours(const JoinRule& rule) {
  const auto left_out = [&](const AlignedSpan& span) {
    return mostly_in(span.a, rule.left_out_a) || mostly_in(span.b, rule.left_out_b);
  };

  std::size_t n = 0;
  for (const AlignedSpan& span : kept_) {
    if (n > 0) {
      AlignedSpan& last = kept_[n - 1];
      const bool follows = span.a.begin >= last.a.end && span.b.begin >= last.b.end &&
                           span.a.begin - last.a.end <= rule.max_between &&
                           span.b.begin - last.b.end <= rule.max_between &&
                           left_out(last) == left_out(span);
      if (follows) {
        last.a.end = span.a.end;
        last.b.end = span.b.end;
        last.matched += span.matched;
        continue;
      }
    }
    kept_[n++] = span;
  }
  kept_.resize(n);
}

const std::vector<AlignedSpan>& PairAligner::align(std::uint64_t key,
                                                   std::span<const StoredToken> a,
                                                   std::span<const StoredToken> b,
                                                   const JoinRule& join) {
  kept_.clear();
  const auto n_short = static_cast<std::uint32_t>(std::min(a.size(), b.size()));
  if (n_short == 0) return kept_;
  if (a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin())) {
    const TokenRange all = {0, n_short};
    kept_.push_back({.a = all, .b = all, .matched = n_short});
    return kept_;
  }
  if (key != key_) {
    index(a);
    key_ = key;
  }
  const bool is_short = n_short < rule_.min_passage;
  const double needed = is_short ? kShortShare * n_short : rule_.min_passage;
  grow_all(a, b, std::min(rule_.min_fragment, static_cast<std::uint32_t>(needed)));
  keep_best(a.size(), b.size());
  const bool enough = std::any_of(kept_.begin(), kept_.end(), [&](const AlignedSpan& span) {
    return static_cast<double>(span.matched) >= needed;
  });
  if (!enough) kept_.clear();
  std::sort(kept_.begin(), kept_.end(),
            [](const AlignedSpan& x, const AlignedSpan& y) { return x.b < y.b; });
  join_neighbours(join);
  return kept_;
}

}  // namespace dittograph

#include "audit/candidate_pairs.h"

#include <algorithm>
#include <cstdlib>

#include "dittograph/match.h"

namespace dittograph {
namespace {

constexpr std::int64_t kDaySeconds = 86400;

class Collector {
 public:
  Collector(const CandidateFacts& facts, std::vector<std::uint64_t>& pairs,
            std::vector<std::uint64_t>& outside)
      : facts_(facts), pairs_(pairs), outside_(outside) {}

  void collect(std::span<const DocId> group, bool near) {
    by_order_.clear();
    for (const DocId document : group) {
      if (facts_.left_out[index_of(document)]) continue;
      by_order_.push_back({facts_.order[index_of(document)], document});
    }
    std::sort(by_order_.begin(), by_order_.end());
    by_order_.erase(std::unique(by_order_.begin(), by_order_.end()), by_order_.end());
    const std::size_t n = by_order_.size();
    const bool versions = near || n <= kSmallGroup;
    const bool whole = n <= kWholeGroup;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t end = whole ? n : std::min(n, i + 1 + kNeighbours);
      for (std::size_t j = i + 1; j < end; ++j) add(by_order_[i], by_order_[j], versions);
      if (whole) continue;
      for (std::size_t first = 0; first < kFirsts && first + kNeighbours < i; ++first) {
        add(by_order_[first], by_order_[i], versions);
      }
      left_out_ += n - end;
    }
  }

  [[nodiscard]] std::uint64_t left_out() const { return left_out_; }

 private:
  struct Ordered {
    std::uint32_t order = 0;
    DocId document{};
    friend constexpr auto operator<=>(const Ordered&, const Ordered&) = default;
  };

  void add(const Ordered& a, const Ordered& b, bool versions) {
    const std::size_t x = index_of(a.document);
    const std::size_t y = index_of(b.document);
    const bool same = facts_.outlet[x] != kNoIndex && facts_.outlet[x] == facts_.outlet[y];
    if (same && !versions) return;
    const std::uint64_t key = (std::uint64_t{a.order} << 32) | b.order;
    (outside_window(facts_.stamp[x], facts_.stamp[y]) ? outside_ : pairs_).push_back(key);
  }

  [[nodiscard]] bool outside_window(const Stamp& a, const Stamp& b) const {
    if (facts_.window == 0) return false;
    if (a.unit == StampUnit::kNone || b.unit == StampUnit::kNone) return false;
    if (a.unit == StampUnit::kTime && b.unit == StampUnit::kTime) {
      return std::abs(a.seconds - b.seconds) > facts_.window * kDaySeconds;
    }
    return std::abs(a.day - b.day) > std::int64_t{facts_.window};
  }

  const CandidateFacts& facts_;
  std::vector<std::uint64_t>& pairs_;
  std::vector<std::uint64_t>& outside_;
  std::vector<Ordered> by_order_;
  std::uint64_t left_out_ = 0;
};

void keep_distinct(std::vector<std::uint64_t>& keys, Parallel& parallel) {
  parallel.sort(std::span(keys));
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// From here on the keys are sorted out, so that a story with many passages does not pile up.
constexpr std::size_t kManyKeys = std::size_t{1} << 24;

}  // namespace

CandidatePairs candidate_pairs(const DocumentGroups& groups, const CandidateFacts& facts,
                               Parallel& parallel) {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> outside;
  Collector collector(facts, keys, outside);
  std::size_t compact_at = kManyKeys;
  for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
    collector.collect(std::span(groups.documents)
                          .subspan(groups.begins[g], groups.begins[g + 1] - groups.begins[g]),
                      groups.near[g]);
    if (keys.size() > compact_at) {
      keep_distinct(keys, parallel);
      compact_at = std::max(kManyKeys, 2 * keys.size());
    }
  }
  keep_distinct(keys, parallel);
  keep_distinct(outside, parallel);

  std::vector<DocId> by_order(facts.order.size());
  for (std::uint32_t i = 0; i < facts.order.size(); ++i) by_order[facts.order[i]] = DocId{i};
  CandidatePairs out;
  out.pairs.reserve(keys.size());
  for (const std::uint64_t key : keys) {
    out.pairs.push_back({.a = by_order[key >> 32], .b = by_order[key & 0xFFFFFFFFU]});
  }
  out.outside_window = outside.size();
  out.left_out = collector.left_out();
  return out;
}

}  // namespace dittograph

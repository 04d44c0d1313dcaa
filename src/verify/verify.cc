#include "verify/verify.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "verify/overlap.h"
#include "verify/set_cache.h"

namespace dittograph {
namespace {

// Candidates a worker takes at a time.
constexpr std::size_t kGrain = 256;

// Puts left before right, sorts, and joins pairs that came more than once.
void normalise(std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    DITTOGRAPH_CHECK(candidate.left != candidate.right);
    if (candidate.right < candidate.left) std::swap(candidate.left, candidate.right);
  }
  std::sort(candidates.begin(), candidates.end());
  std::size_t n_kept = 0;
  for (const Candidate& candidate : candidates) {
    if (n_kept > 0 && candidates[n_kept - 1].left == candidate.left &&
        candidates[n_kept - 1].right == candidate.right) {
      candidates[n_kept - 1].found_by |= candidate.found_by;
    } else {
      candidates[n_kept++] = candidate;
    }
  }
  candidates.resize(n_kept);
}

// The connected components of the pairs, as the least document of each (union by least).
class Components {
 public:
  explicit Components(std::size_t n_documents) : parent_(n_documents) {
    for (std::size_t i = 0; i < n_documents; ++i) parent_[i] = static_cast<std::uint32_t>(i);
  }
  std::uint32_t least(DocId document) {
    auto at = static_cast<std::uint32_t>(index_of(document));
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(DocId left, DocId right) {
    const std::uint32_t a = least(left);
    const std::uint32_t b = least(right);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// The order of work. Components side by side; within one, pairs of one document side by side, the
// document being that of the two which is in fewer pairs: the other, which many are compared with,
// stays in the cache.
struct HeldPair {
  std::uint32_t candidate = 0;
  DocId held{};
};
std::vector<HeldPair> order_of_work(std::span<const Candidate> candidates, std::size_t n_documents,
                                    Parallel& parallel) {
  Components components(n_documents);
  for (const Candidate& candidate : candidates) components.join(candidate.left, candidate.right);
  std::vector<std::uint32_t> n_pairs(n_documents);
  for (const Candidate& candidate : candidates) {
    ++n_pairs[index_of(candidate.left)];
    ++n_pairs[index_of(candidate.right)];
  }
  struct Work {
    std::uint32_t component;
    DocId held;
    std::uint32_t candidate;
    auto operator<=>(const Work&) const = default;
  };
  std::vector<Work> work(candidates.size());
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    const Candidate& pair = candidates[i];
    const bool hold_left = n_pairs[index_of(pair.left)] <= n_pairs[index_of(pair.right)];
    work[i] = {components.least(pair.left), hold_left ? pair.left : pair.right, i};
  }
  parallel.sort(std::span(work));
  std::vector<HeldPair> order;
  order.reserve(work.size());
  for (const Work& item : work) order.push_back({item.candidate, item.held});
  return order;
}

// The overlap of what counts. With X and Y left out of A and B, what does not count of A is X and
// the part of A in Y; both lie in A, so their sizes are told by the overlaps of X, Y, A and B.
SetOverlap counted_overlap(const SetOverlap& full, const ShingleSet& left,
                           const ShingleSet& right) {
  if (left.left_out.empty() && right.left_out.empty()) return full;
  const std::uint32_t left_in_y = overlap(left.fingerprints, right.left_out).shared;
  const std::uint32_t right_in_x = overlap(right.fingerprints, left.left_out).shared;
  const std::uint32_t both = overlap(left.left_out, right.left_out).shared;
  const auto x = static_cast<std::uint32_t>(left.left_out.size());
  const auto y = static_cast<std::uint32_t>(right.left_out.size());
  return {.shared = full.shared - (left_in_y + right_in_x - both),
          .left = full.left - (x + left_in_y - both),
          .right = full.right - (y + right_in_x - both)};
}

bool has_own_share(std::uint32_t counted, std::uint32_t all) {
  return static_cast<double>(counted) >= kOwnShare * static_cast<double>(all);
}

Match judge(const Candidate& candidate, const ShingleSet& left, const ShingleSet& right,
            const VerifyParams& params) {
  Match match{.left = candidate.left, .right = candidate.right, .found_by = candidate.found_by};
  match.full = overlap(left.fingerprints, right.fingerprints);
  match.overlap = counted_overlap(match.full, left, right);
  const bool left_counts = has_own_share(match.overlap.left, match.full.left);
  const bool right_counts = has_own_share(match.overlap.right, match.full.right);
  const bool full_near = match.full.resemblance() >= params.resemblance;
  match.near = match.overlap.resemblance() >= params.resemblance &&
               ((left_counts && right_counts) || full_near);
  match.alike = full_near && !match.near;

  // By what counts; of equals by all, then by tokens; what is equal even then is asked alike.
  const auto size = [](std::uint32_t counted, std::uint32_t all, const ShingleSet& set) {
    return std::tuple(counted, all, set.n_tokens);
  };
  const bool left_is_smaller = size(match.overlap.left, match.full.left, left) <=
                               size(match.overlap.right, match.full.right, right);
  const auto containment = [&](const SetOverlap& overlap) {
    return left_is_smaller ? overlap.left_in_right() : overlap.right_in_left();
  };
  match.contained = containment(match.overlap) >= params.containment &&
                    ((left_is_smaller ? left_counts : right_counts) ||
                     containment(match.full) >= params.containment) &&
                    (left_is_smaller ? left : right).n_tokens >= params.min_contained_tokens;
  return match;
}

// One worker's way through ranges of pairs.
class Worker {
 public:
  Worker(const TokenStore& store, const TokenRangeTable& left_out, const VerifyParams& params)
      : cache_(store, params.shingle_size, left_out, params.cache_bytes), params_(params) {}

  Match compare(const Candidate& candidate, DocId held) {
    if (!holds_ || held_ != held) {
      held_set_ = cache_.load(held);
      held_ = held;
      holds_ = true;
    }
    const bool holds_left = held == candidate.left;
    const ShingleSet& other = cache_.load(holds_left ? candidate.right : candidate.left);
    return judge(candidate, holds_left ? held_set_ : other, holds_left ? other : held_set_,
                 params_);
  }

  [[nodiscard]] std::uint64_t n_loaded() const { return cache_.n_loaded(); }

 private:
  SetCache cache_;
  VerifyParams params_;
  ShingleSet held_set_;  // a copy: the other document may take its place in the cache
  DocId held_{};
  bool holds_ = false;
};

void count(const Match& match, double resemblance, VerifyCounts& counts) {
  DITTOGRAPH_CHECK(match.found_by < kFoundByCombinations);
  ++counts.compared;
  ++counts.found_by.compared[match.found_by];
  if (match.near) {
    ++counts.near;
    counts.near_without_left_out += match.full.resemblance() < resemblance;
    ++counts.found_by.near[match.found_by];
  } else if (match.contained) {
    ++counts.contained;
    ++counts.found_by.contained[match.found_by];
  }
  counts.alike += match.alike;
}

}  // namespace

Matches verify(const TokenStore& store, std::vector<Candidate> candidates,
                               const TokenRangeTable& left_out, const VerifyParams& params,
                               Parallel& parallel) {
  normalise(candidates);
  const std::vector<HeldPair> order = order_of_work(candidates, store.n_documents(), parallel);

  std::vector<Match> compared(candidates.size());
  std::vector<std::unique_ptr<Worker>> workers(parallel.n_threads());
  for (auto& worker : workers) worker = std::make_unique<Worker>(store, left_out, params);
  parallel.for_ranges(
      candidates.size(), kGrain, [&](std::size_t begin, std::size_t end, std::size_t worker) {
        for (std::size_t i = begin; i < end; ++i) {
          const auto [candidate, held] = order[i];
          compared[candidate] = workers[worker]->compare(candidates[candidate], held);
        }
      });

  Matches result;
  for (const Match& match : compared) {
    count(match, params.resemblance, result.counts);
    if (match.near || match.contained || match.alike) result.matches.push_back(match);
  }
  for (const auto& worker : workers) result.counts.loaded += worker->n_loaded();
  return result;
}

}  // namespace dittograph

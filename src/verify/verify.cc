#include "verify/verify.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/check.h"
#include "base/status.h"
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

// The order of work: a component's pairs side by side, within it by left and right.
std::vector<std::uint32_t> order_of_work(std::span<const Candidate> candidates,
                                         std::size_t n_documents) {
  Components components(n_documents);
  for (const Candidate& candidate : candidates) components.join(candidate.left, candidate.right);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    keys[i] = {components.least(candidates[i].left), static_cast<std::uint32_t>(i)};
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order(candidates.size());
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = keys[i].second;
  return order;
}

Match judge(const Candidate& candidate, const ShingleSet& left, const ShingleSet& right,
            const VerifyParams& params) {
  Match match{.left = candidate.left, .right = candidate.right, .found_by = candidate.found_by};
  match.overlap = overlap(left.fingerprints, right.fingerprints);
  match.near = match.overlap.resemblance() >= params.resemblance;
  const bool left_is_smaller = left.fingerprints.size() <= right.fingerprints.size();
  const double containment =
      left_is_smaller ? match.overlap.left_in_right() : match.overlap.right_in_left();
  match.contained = containment >= params.containment &&
                    (left_is_smaller ? left : right).n_tokens >= params.min_contained_tokens;
  return match;
}

// One worker's way through ranges of pairs.
class Worker {
 public:
  Worker(const TokenStore& store, const FingerprintSet& left_out, const VerifyParams& params)
      : cache_(store, params.shingle_size, left_out, params.cache_bytes), params_(params) {}

  // Does nothing more after the first fault.
  void compare(const Candidate& candidate, Match& match) {
    if (fault_.ok()) fault_ = try_compare(candidate, match);
  }

  [[nodiscard]] const absl::Status& fault() const { return fault_; }
  [[nodiscard]] std::uint64_t n_loaded() const { return cache_.n_loaded(); }

 private:
  absl::Status try_compare(const Candidate& candidate, Match& match) {
    if (!has_left_ || left_ != candidate.left) {
      DITTOGRAPH_ASSIGN_OR_RETURN(const ShingleSet* set, cache_.load(candidate.left));
      left_set_.fingerprints.assign(set->fingerprints.begin(), set->fingerprints.end());
      left_set_.n_tokens = set->n_tokens;
      left_ = candidate.left;
      has_left_ = true;
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(const ShingleSet* right, cache_.load(candidate.right));
    match = judge(candidate, left_set_, *right, params_);
    return absl::OkStatus();
  }

  SetCache cache_;
  absl::Status fault_;
  VerifyParams params_;
  ShingleSet left_set_;  // a copy: the right document may take the left one's place in the cache
  DocId left_{};
  bool has_left_ = false;
};

void count(const Match& match, VerifyCounts& counts) {
  DITTOGRAPH_CHECK(match.found_by < kFoundByCombinations);
  ++counts.compared;
  ++counts.found_by.compared[match.found_by];
  if (match.near) {
    ++counts.near;
    ++counts.found_by.near[match.found_by];
  } else if (match.contained) {
    ++counts.contained;
    ++counts.found_by.contained[match.found_by];
  }
}

}  // namespace

absl::StatusOr<Matches> verify(const TokenStore& store, std::vector<Candidate> candidates,
                               const FingerprintSet& left_out, const VerifyParams& params,
                               Parallel& parallel) {
  normalise(candidates);
  const std::vector<std::uint32_t> order = order_of_work(candidates, store.n_documents());

  std::vector<Match> compared(candidates.size());
  std::vector<std::unique_ptr<Worker>> workers(parallel.n_threads());
  for (auto& worker : workers) worker = std::make_unique<Worker>(store, left_out, params);
  parallel.for_ranges(candidates.size(), kGrain,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (std::size_t i = begin; i < end; ++i) {
                          workers[worker]->compare(candidates[order[i]], compared[order[i]]);
                        }
                      });
  for (const auto& worker : workers) DITTOGRAPH_RETURN_IF_ERROR(worker->fault());

  Matches result;
  for (const Match& match : compared) {
    count(match, result.counts);
    if (match.near || match.contained) result.matches.push_back(match);
  }
  for (const auto& worker : workers) result.counts.loaded += worker->n_loaded();
  return result;
}

}  // namespace dittograph

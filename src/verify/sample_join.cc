#include "verify/sample_join.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_map.h"

#include "shingle/stored_token.h"
#include "verify/shingle_set.h"

namespace dittograph {
namespace {

constexpr std::size_t kGrain = 256;

// Which documents of the sample a fingerprint stands in, by their number in it.
class Prefixes {
 public:
  Prefixes(const TokenStore& store, std::span<const DocId> sample, const TokenRangeTable& left_out,
           const SampleJoinParams& params) {
    ShingleSetScratch scratch;
    ShingleSet set;
    std::vector<std::vector<std::uint64_t>> sets;
    absl::flat_hash_map<std::uint64_t, std::uint32_t> n_with;
    for (const DocId document : sample) {
      make_shingle_set(store.tokens(document), params.shingle_size, left_out.of(document), scratch,
                       set);
      std::vector<std::uint64_t>& counted = sets.emplace_back();
      std::ranges::set_difference(set.fingerprints, set.left_out, std::back_inserter(counted));
      for (const std::uint64_t fingerprint : counted) ++n_with[fingerprint];
    }
    for (std::uint32_t i = 0; i < sets.size(); ++i) {
      for (const std::uint64_t fingerprint : prefix(sets[i], n_with, params.resemblance)) {
        postings_.emplace_back(fingerprint, i);
      }
    }
    std::ranges::sort(postings_);
    for (std::uint32_t i = 0; i < postings_.size(); ++i) begins_.try_emplace(postings_[i].first, i);
  }

  template <class Each>
  void for_each_with(std::uint64_t fingerprint, const Each& each) const {
    const auto begin = begins_.find(fingerprint);
    if (begin == begins_.end()) return;
    for (std::size_t i = begin->second; i < postings_.size() && postings_[i].first == fingerprint;
         ++i) {
      each(postings_[i].second);
    }
  }

 private:
  // The rarest shingles of the set, as many as needed.
  static std::span<const std::uint64_t> prefix(
      std::vector<std::uint64_t>& set,
      const absl::flat_hash_map<std::uint64_t, std::uint32_t>& n_with, double resemblance) {
    if (set.empty()) return {};
    const auto n = static_cast<double>(set.size());
    // Rounded so that 0.8 * 10 needs 8 in common, not 9.
    const double common = std::ceil(resemblance * n - 1e-9);
    std::vector<std::pair<std::uint32_t, std::uint64_t>> by_rarity;
    by_rarity.reserve(set.size());
    for (const std::uint64_t fingerprint : set) {
      by_rarity.emplace_back(n_with.at(fingerprint), fingerprint);
    }
    std::ranges::sort(by_rarity);
    for (std::size_t i = 0; i < set.size(); ++i) set[i] = by_rarity[i].second;
    return std::span(set).first(static_cast<std::size_t>(n - common) + 1);
  }

  std::vector<std::pair<std::uint64_t, std::uint32_t>> postings_;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> begins_;
};

struct Worker {
  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint32_t> seen;     // by number in the sample: the document that had it last
  std::vector<std::uint64_t> n_found;  // by number in the sample
  std::vector<Candidate> pairs;
};

class Join {
 public:
  Join(const TokenStore& store, std::span<const DocId> documents, std::span<const DocId> sample,
       const Prefixes& prefixes, const SampleJoinParams& params, Parallel& parallel)
      : store_(store),
        documents_(documents),
        sample_(sample),
        prefixes_(prefixes),
        params_(params),
        parallel_(parallel) {}

  // Looks all documents up; keeps pairs with the first n_wanted of the sample while there is room.
  // n_found: how many each has, by number in the sample.
  bool look_up(std::size_t n_wanted, std::vector<Candidate>& pairs,
               std::vector<std::uint64_t>& n_found) {
    std::vector<Worker> workers(parallel_.n_threads());
    for (Worker& worker : workers) {
      worker.seen.assign(sample_.size(), kNone);
      worker.n_found.assign(sample_.size(), 0);
    }
    std::atomic<std::uint64_t> n_kept{0};
    parallel_.for_ranges(
        documents_.size(), kGrain, [&](std::size_t begin, std::size_t end, std::size_t worker) {
          for (std::size_t i = begin; i < end; ++i) {
            look_up(static_cast<std::uint32_t>(i), n_wanted, n_kept, workers[worker]);
          }
        });
    pairs.clear();
    n_found.assign(sample_.size(), 0);
    for (const Worker& worker : workers) {
      pairs.insert(pairs.end(), worker.pairs.begin(), worker.pairs.end());
      for (std::size_t i = 0; i < n_found.size(); ++i) n_found[i] += worker.n_found[i];
    }
    return n_kept.load() <= params_.max_pairs;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void look_up(std::uint32_t number, std::size_t n_wanted, std::atomic<std::uint64_t>& n_kept,
               Worker& worker) const {
    const DocId document = documents_[number];
    shingle_stored(store_.tokens(document), params_.shingle_size, worker.fingerprints);
    for (const std::uint64_t fingerprint : worker.fingerprints) {
      prefixes_.for_each_with(fingerprint, [&](std::uint32_t sampled) {
        if (worker.seen[sampled] == number || sample_[sampled] == document) return;
        worker.seen[sampled] = number;
        ++worker.n_found[sampled];
        if (sampled >= n_wanted || n_kept.fetch_add(1) >= params_.max_pairs) return;
        const auto [left, right] = std::minmax(sample_[sampled], document);
        worker.pairs.push_back({.left = left, .right = right, .found_by = 0});
      });
    }
  }

  const TokenStore& store_;
  std::span<const DocId> documents_;
  std::span<const DocId> sample_;
  const Prefixes& prefixes_;
  const SampleJoinParams& params_;
  Parallel& parallel_;
};

}  // namespace

SampleJoin join_sample(const TokenStore& store, std::span<const DocId> documents,
                       std::span<const DocId> sample, const TokenRangeTable& left_out,
                       const SampleJoinParams& params, Parallel& parallel) {
  const Prefixes prefixes(store, sample, left_out, params);
  Join join(store, documents, sample, prefixes, params, parallel);
  SampleJoin result{.pairs = {}, .n_sampled = sample.size()};
  std::vector<std::uint64_t> n_found;
  if (!join.look_up(sample.size(), result.pairs, n_found)) {
    // Once more, with as many of the sample as there is room for.
    std::uint64_t sum = 0;
    result.n_sampled = 0;
    while (sum + n_found[result.n_sampled] <= params.max_pairs) sum += n_found[result.n_sampled++];
    join.look_up(result.n_sampled, result.pairs, n_found);
  }
  std::ranges::sort(result.pairs);
  result.pairs.erase(std::ranges::unique(result.pairs).begin(), result.pairs.end());
  return result;
}

}  // namespace dittograph

// Pairs of short documents, found exactly: where a text has few shingles, an estimate from its
// sketch is weak.
//
// The prefix filter (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007): put every
// document's fingerprints in one order, the rarest first. Two sets x, y of resemblance t or more
// share at least t |x| fingerprints; so among the first |x| - ceil(t |x|) + 1 of each, one
// is common. Only those are postings. Rare fingerprints make short lists.
//
// Promises: every pair of short documents at resemblance t or more, but for what crowds leave out
// (counted). Tested in tests/unit/index/short_documents_test.cc against all pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "index/pair_list.h"

namespace dittograph {

// Sets of fingerprints side by side.
class ShortDocuments {
 public:
  // Fingerprints ascending, each once. Ranks ascend from call to call.
  void add(std::uint32_t rank, std::span<const std::uint64_t> fingerprints) {
    ranks_.push_back(rank);
    fingerprints_.insert(fingerprints_.end(), fingerprints.begin(), fingerprints.end());
    ends_.push_back(fingerprints_.size());
  }
  [[nodiscard]] std::size_t size() const { return ranks_.size(); }
  [[nodiscard]] std::uint32_t rank(std::size_t i) const { return ranks_[i]; }
  [[nodiscard]] std::span<const std::uint64_t> fingerprints(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::span(fingerprints_).subspan(begin, ends_[i] - begin);
  }

 private:
  std::vector<std::uint32_t> ranks_;
  std::vector<std::uint64_t> fingerprints_;
  std::vector<std::size_t> ends_;
};

struct ShortParams {
  double resemblance = 0.8;
  ListLimits lists{.all_pairs = 32, .pairs_per_document = 32, .leaders = 4};
};

// Replaces pairs by the pairs of ranks that share a posting, sorted, each once.
ListCounts pairs_of_short_documents(const ShortDocuments& documents, const ShortParams& params,
                                    Parallel& parallel, std::vector<RankPair>& pairs);

}  // namespace dittograph

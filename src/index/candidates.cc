#include "index/candidates.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dittograph {
namespace {

constexpr std::size_t kIndexes = 3;
constexpr std::array<FoundBy, kIndexes> kBits{kFoundByMinHash, kFoundBySimHash, kFoundByShort};

// Merges the sorted pairs of the indexes.
void merge(const std::array<std::vector<RankPair>, kIndexes>& found,
           std::span<const DocId> documents, Candidates& result) {
  constexpr RankPair kEnd = std::numeric_limits<RankPair>::max();
  std::array<std::size_t, kIndexes> at{};
  for (;;) {
    RankPair least = kEnd;
    for (std::size_t i = 0; i < kIndexes; ++i) {
      if (at[i] < found[i].size()) least = std::min(least, found[i][at[i]]);
    }
    if (least == kEnd) return;
    FoundBy found_by = 0;
    for (std::size_t i = 0; i < kIndexes; ++i) {
      if (at[i] < found[i].size() && found[i][at[i]] == least) {
        found_by |= kBits[i];
        ++at[i];
      }
    }
    ++result.counts.found_by[found_by];
    result.pairs.push_back({.left = documents[preferred_of(least)],
                            .right = documents[other_of(least)],
                            .found_by = found_by});
  }
}

}  // namespace

std::uint64_t max_short_shingles(double resemblance) {
  return static_cast<std::uint64_t>(static_cast<double>(kFewShingles) / resemblance);
}

Candidates candidates(const CandidateInput& input, const CandidateParams& params,
                      Parallel& parallel) {
  Candidates result;
  std::array<std::vector<RankPair>, kIndexes> found;
  result.counts.bands =
      pairs_by_bands(input.documents, input.signatures, params.bands, parallel, found[0]);
  if (!input.simhashes.empty()) {
    result.counts.simhash =
        pairs_by_simhash(input.documents, input.simhashes, params.simhash, parallel, found[1]);
  }
  if (input.short_documents != nullptr) {
    result.counts.short_documents = pairs_of_short_documents(
        *input.short_documents, params.short_documents, parallel, found[2]);
  }
  merge(found, input.documents, result);
  return result;
}

}  // namespace dittograph

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

// The representatives of some documents; of none, none.
std::vector<std::uint32_t> numbers_of(std::span<const DocId> documents,
                                      std::span<const DocId> representatives) {
  std::vector<std::uint32_t> numbers;
  if (representatives.empty()) return numbers;
  for (const DocId document : documents) {
    numbers.push_back(static_cast<std::uint32_t>(representatives[index_of(document)]));
  }
  return numbers;
}

}  // namespace

std::uint64_t max_short_shingles(double resemblance) {
  return static_cast<std::uint64_t>(static_cast<double>(kFewShingles) / resemblance);
}

Candidates candidates(const CandidateInput& input, const CandidateParams& params,
                      Parallel& parallel) {
  Candidates result;
  std::array<std::vector<RankPair>, kIndexes> found;
  std::vector<std::uint32_t> crowded;
  result.counts.bands =
      pairs_by_bands(input.documents, input.signatures, params.bands, parallel, found[0], crowded);
  for (const std::uint32_t rank : crowded) result.crowded.push_back(input.documents[rank]);
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

CrowdCandidates candidates_in_crowds(const CandidateInput& input, std::span<const DocId> crowded,
                                     std::span<const DocId> representatives,
                                     std::span<const DocId> representatives_before,
                                     const CandidateParams& params, Parallel& parallel) {
  const std::vector<std::uint32_t> groups = numbers_of(crowded, representatives);
  const std::vector<std::uint32_t> groups_before = numbers_of(crowded, representatives_before);
  CrowdCandidates result;
  std::vector<RankPair> pairs;
  result.counts = pairs_in_crowds(crowded, {groups, groups_before}, input.documents.size(),
                                  input.signatures, params.bands, parallel, pairs);
  for (const RankPair pair : pairs) {
    result.pairs.push_back({.left = crowded[preferred_of(pair)],
                            .right = crowded[other_of(pair)],
                            .found_by = kFoundByMinHash});
  }
  return result;
}

}  // namespace dittograph

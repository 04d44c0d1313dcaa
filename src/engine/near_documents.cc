#include "engine/near_documents.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "base/check.h"
#include "engine/recall.h"
#include "verify/shingle_set.h"

namespace dittograph {
namespace {

// How often crowds are looked at: what was in one cluster, and left alone, may be in two once a
// nearer representative has come up.
constexpr int kCrowdRounds = 3;
// How often pairs to settle are looked for; each round can only name representatives that the
// round before made.
constexpr int kSettleRounds = 2;

std::pair<DocId, DocId> ends(const Candidate& pair) { return std::minmax(pair.left, pair.right); }

bool by_ends(const Candidate& a, const Candidate& b) { return ends(a) < ends(b); }

// Compares candidates round by round and keeps what came of it.
class Rounds {
 public:
  Rounds(const NearDocumentsInput& input, const VerifyParams& params, Parallel& parallel)
      : input_(input), params_(params), parallel_(parallel) {}

  // Verifies those that were not compared before.
  void compare(std::vector<Candidate> candidates, NearDocumentsCounts& counts) {
    std::erase_if(candidates, [&](const Candidate& pair) {
      return std::binary_search(compared_.begin(), compared_.end(), pair, by_ends);
    });
    if (candidates.empty()) return;
    std::sort(candidates.begin(), candidates.end(), by_ends);
    std::vector<Candidate> all;
    all.reserve(compared_.size() + candidates.size());
    std::merge(compared_.begin(), compared_.end(), candidates.begin(), candidates.end(),
               std::back_inserter(all), by_ends);
    compared_.swap(all);
    const Matches found =
        verify(input_.tokens, std::move(candidates), input_.left_out, params_, parallel_);
    matches_.insert(matches_.end(), found.matches.begin(), found.matches.end());
    add(found.counts, counts);
  }

  [[nodiscard]] std::span<const Candidate> compared() const { return compared_; }
  [[nodiscard]] std::span<const Match> matches() const { return matches_; }

 private:
  static void add(const VerifyCounts& from, NearDocumentsCounts& to) {
    to.compared += from.compared;
    to.near += from.near;
    to.contained += from.contained;
    to.near_without_left_out += from.near_without_left_out;
    to.alike += from.alike;
    for (std::size_t i = 0; i < kFoundByCombinations; ++i) {
      to.found_by.compared[i] += from.found_by.compared[i];
      to.found_by.near[i] += from.found_by.near[i];
      to.found_by.contained[i] += from.found_by.contained[i];
    }
  }

  const NearDocumentsInput& input_;
  const VerifyParams& params_;
  Parallel& parallel_;
  std::vector<Candidate> compared_;  // by ends
  std::vector<Match> matches_;
};

ShortDocuments short_documents(const NearDocumentsInput& input, std::span<const DocId> distinct,
                               const VerifyParams& params) {
  const std::uint64_t max_tokens = max_short_shingles(params.resemblance) + params.shingle_size - 1;
  ShortDocuments result;
  ShingleSetScratch scratch;
  ShingleSet set;
  for (std::uint32_t rank = 0; rank < distinct.size(); ++rank) {
    if (input.tokens.n_tokens(distinct[rank]) > max_tokens) continue;
    make_shingle_set(input.tokens.tokens(distinct[rank]), params.shingle_size, {}, scratch, set);
    if (!set.fingerprints.empty()) result.add(rank, set.fingerprints);
  }
  return result;
}

// The caller's pairs, between the documents that stand for theirs.
void add_further(const NearDocumentsInput& input, std::span<const DocId> leaders,
                 std::vector<Candidate>& candidates) {
  for (Candidate pair : input.further) {
    pair.left = leaders[index_of(pair.left)];
    pair.right = leaders[index_of(pair.right)];
    if (pair.left != pair.right) candidates.push_back(pair);
  }
}

}  // namespace

NearDocuments find_near_documents(const NearDocumentsInput& input,
                                  const NearDocumentsParams& params, Parallel& parallel) {
  const std::span<const DocId> leaders = input.leaders;
  const std::vector<DocId> distinct = distinct_documents(input.digests, input.preference, leaders);
  const ShortDocuments few_shingles = short_documents(input, distinct, params.verify);
  const CandidateInput indexed{distinct, input.signatures, input.simhashes, &few_shingles};

  NearDocuments result;
  Rounds rounds(input, params.verify, parallel);
  const auto cluster = [&] {
    return cluster_documents({input.preference, leaders, rounds.matches()});
  };

  Candidates first = candidates(indexed, params.candidates, parallel);
  add_further(input, leaders, first.pairs);
  rounds.compare(std::move(first.pairs), result.counts);
  result.clusters = cluster();

  std::vector<DocId> before;
  for (int round = 0; round < kCrowdRounds && !first.crowded.empty(); ++round) {
    std::vector<DocId> now = representatives_of(result.clusters, input.preference.size());
    if (now == before) break;
    CrowdCandidates second =
        candidates_in_crowds(indexed, first.crowded, now, before, params.candidates, parallel);
    if (round == 0) result.counts.crowds = second.counts;
    before = std::move(now);
    rounds.compare(std::move(second.pairs), result.counts);
    result.clusters = cluster();
  }

  for (int round = 0; round < kSettleRounds; ++round) {
    const std::vector<Candidate> unsettled = pairs_to_settle(
        {input.preference, leaders, rounds.matches()}, result.clusters, rounds.compared());
    if (unsettled.empty()) break;
    rounds.compare(unsettled, result.counts);
    result.clusters = cluster();
  }

  result.counts.distinct_documents = distinct.size();
  result.counts.short_documents = few_shingles.size();
  result.counts.crowded_documents = first.crowded.size();
  result.counts.candidates = first.counts;
  result.counts.estimated_recall =
      estimated_recall(rounds.matches(), params.candidates.bands, params.verify.resemblance);
  return result;
}

}  // namespace dittograph

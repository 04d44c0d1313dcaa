// Found pairs against the list and the texts: fills the two tallies of a PairsScore.
//
// Promises: every pair in one cluster and every pair with a link is counted once, as pair_tally.h
// says; pairs of a representative and a member, and of links, are all compared.
// Cost: arithmetic for the pairs of large clusters, and the comparisons, see pair_figures.h.
// Not thread-safe. Tested in tests/unit/evaluate/pair_judge_test.cc against all pairs one by one.
#pragma once

#include "absl/status/status.h"

#include "evaluate/evaluate_documents.h"
#include "evaluate/found_clusters.h"
#include "evaluate/linked_copies.h"
#include "evaluate/listed_pairs.h"
#include "evaluate/shared_passages.h"
#include "shingle/token_store.h"

namespace dittograph {

// What is known once the files are read.
struct PairEvidence {
  const DocumentTable& table;
  const TokenStore& tokens;
  const FoundClusters& found;
  const LinkedCopies& copies;
  const ListedPairs& list;
  const SharedPassages& passages;
};

class PairJudge {
 public:
  PairJudge(const PairsRequest& request, const PairEvidence& evidence, PairsScore& score)
      : request_(request), at_(evidence), score_(score) {}

  void count_wanted();
  absl::Status judge_members();       // a representative and a member
  absl::Status judge_member_pairs();  // two members
  absl::Status judge_links();

 private:
  // Pairs of which nothing but the sources matters any more.
  struct Bulk {
    std::uint64_t all = 0;
    std::uint64_t cross_source = 0;
  };

  [[nodiscard]] bool crosses(const DocumentPair& pair) const;
  [[nodiscard]] bool in_list(const DocumentPair& pair) const;
  [[nodiscard]] bool is_representative(std::uint32_t document) const;
  [[nodiscard]] std::vector<std::uint32_t> sources_of(
      std::span<const std::uint32_t> documents) const;
  [[nodiscard]] Bulk pairs_of_members() const;

  void tell(JudgedPairs PairTally::* part, const DocumentPair& pair, PairVerdict verdict);
  void tell(JudgedPairs PairTally::* part, const Bulk& pairs, PairVerdict verdict);
  void correct(Bulk& pairs, const DocumentPair& pair) const;
  void take_from(Bulk& pairs, const DocumentPair& pair) const;

  const PairsRequest& request_;
  const PairEvidence at_;
  PairsScore& score_;
};

}  // namespace dittograph

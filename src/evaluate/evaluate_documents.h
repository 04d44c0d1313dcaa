// What a run says of whole documents, measured against a truth: `dittograph eval`.
//
//   evaluate_clusters   the truth says which documents belong together       (--clusters TRUTH)
//   evaluate_pairs      the truth lists pairs, perhaps with their figures     (--pairs TRUTH)
//
// Found are the clusters and links of OUT/clusters.jsonl, see found_clusters.h. A link counts for
// the exact copies of its two documents as well, see linked_copies.h.
//
// Promises: depends on the files and the request alone. Memory: names, clusters and the list;
// tokens lie in a scratch file, texts are streamed. Not thread-safe.
// Tested in tests/unit/evaluate/evaluate_clusters_test.cc, evaluate_pairs_test.cc.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "evaluate/clusters.h"
#include "evaluate/keyed_texts.h"
#include "evaluate/pair_tally.h"

namespace dittograph {

struct ClustersRequest {
  TextInputs dirty{};      // the inputs of the run as they were, files named as in the run
  std::string truth{};     // see true_clusters.h
  std::string clusters{};  // OUT/clusters.jsonl
};

struct ClustersScore {
  std::uint64_t documents = 0;       // judged: those that the truth has
  std::uint64_t unjudged = 0;        // in the input but not in the truth
  std::uint64_t missing = 0;         // in the truth but not in the input
  std::uint64_t named_again = 0;     // see found_clusters.h
  std::uint64_t found_clusters = 0;  // of two judged documents or more, as below
  std::uint64_t wanted_clusters = 0;
  ClusterScore score{};
  std::uint64_t linked_pairs = 0;  // judged documents of two clusters, or none, with a link
  std::uint64_t linked_right = 0;  // of these the pairs that the truth has in one cluster

  [[nodiscard]] double recall_with_links() const {
    return Rates{.right = score.pairs.right + linked_right, .wanted = score.pairs.wanted}.recall();
  }
};

absl::StatusOr<ClustersScore> evaluate_clusters(const ClustersRequest& request);

// What clean takes for near, and for contained, where its summary does not say otherwise.
inline constexpr double kDefaultResemblance = 0.8;
inline constexpr double kDefaultContainment = 0.9;

struct PairsRequest {
  TextInputs dirty{};      // as above; its temp_dir gets the scratch file, and must exist
  std::string truth{};     // see listed_pairs.h
  std::string clusters{};  // OUT/clusters.jsonl
  std::string passages{};  // OUT/passages.jsonl; empty: there is none
  double resemblance = kDefaultResemblance;  // of the run: found pairs are judged by these two
  double containment = kDefaultContainment;
  double min_resemblance = kDefaultResemblance;  // listed pairs are wanted from here on
  std::uint64_t max_drawn = 200'000;  // unlisted pairs of two members that are looked at, at most
};

// How pairs are counted stands in pair_tally.h.
struct PairsScore {
  std::uint64_t documents = 0;
  std::uint64_t listed = 0;         // pairs of the list, each once, both documents in the input
  std::uint64_t missing = 0;        // ids of the list that the input lacks
  std::uint64_t missing_pairs = 0;  // lines with such an id
  std::uint64_t named_again = 0;    // see found_clusters.h
  std::uint64_t figures_off = 0;    // members whose full_resemblance is not what it comes to here
  double resemblance = 0;           // as in the request, these three
  double containment = 0;
  double min_resemblance = 0;
  bool has_passages = false;
  PairTally all{};
  PairTally cross_source{};  // the list says so, or else both sources are known and differ
};

absl::StatusOr<PairsScore> evaluate_pairs(const PairsRequest& request);

// For --json and for people. One object, no line end; a table of some lines.
std::string to_json(const ClustersScore& score);
std::string to_json(const PairsScore& score);
std::string to_table(const ClustersScore& score);
std::string to_table(const PairsScore& score);

}  // namespace dittograph

// From documents and candidate pairs to a whole audit, over texts that wait on disk.
//
//   compare_pairs()    each candidate, on its texts
//   tell_clusters()    one text in several documents: kinds, ways, independent texts, phrases
//   tell_coverage()    how much of each document is another outlet's, and where
//   tell_figures()     versions, states, outlet by outlet, lags, counts
//
// Promises: the same audit at any number of threads. Tested through tests/cli/audit_test.py and
// tests/cli/audit_test.py.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"

#include "audit/candidate_pairs.h"
#include "audit/part_traits.h"
#include "audit/stories.h"
#include "base/parallel.h"
#include "dittograph/audit.h"
#include "engine/audit_shelf.h"
#include "engine/corpus.h"

namespace dittograph {

// An outlet's standing text: documents with it, from the passage stage.
struct StandingText {
  std::vector<DocId> documents;
  std::vector<ByteSpan> bytes;  // of each document's text
  std::string excerpt;
};

class AuditAssembly {
 public:
  AuditAssembly(Audit& audit, AuditFacts& facts, const Corpus& corpus, const PlacedTexts& texts,
                Parallel& parallel)
      : audit_(audit), facts_(facts), corpus_(corpus), texts_(texts), parallel_(parallel) {}

  absl::Status compare_pairs(std::span<const DocumentPair> candidates);
  absl::Status tell_clusters();
  void add_standing_texts(std::span<const StandingText> texts);
  absl::Status tell_coverage();
  void tell_figures();

 private:
  [[nodiscard]] bool worth_reading(DocId a, DocId b, std::span<const AlignedSpan> spans) const;
  void tell_wire();
  [[nodiscard]] std::uint32_t pair_index(DocId x, DocId y) const;
  [[nodiscard]] TokenSet on_first(std::uint32_t pair, DocId first,
                                  std::span<const TokenRange> part) const;
  absl::Status measure(const Story& story, AuditShelf& shelf, AuditCluster& cluster,
                       TravellingPhrase& phrase);
  [[nodiscard]] bool comes_after(const AuditPair& pair, DocId document) const;
  void tell_derived(std::span<const std::uint32_t> n_own);
  void tell_ways(AuditCluster& cluster);
  [[nodiscard]] std::uint32_t first_together(const AuditCluster& cluster) const;
  void tell_kind(AuditCluster& cluster, const PartTraits& traits);
  void tell_life(const AuditCluster& cluster, const std::vector<bool>& has,
                 TravellingPhrase& phrase);
  void sort_clusters();
  absl::Status cover(DocId document, std::span<const std::uint32_t> pairs, AuditShelf& shelf);
  void count();

  // body(item, worker, its shelf) over [0, n) on all threads; the fault of the least item.
  absl::Status for_each(
      std::size_t n, std::size_t grain, AuditShelf::With with,
      const std::function<absl::Status(std::size_t, std::size_t, AuditShelf&)>& body);

  Audit& audit_;
  AuditFacts& facts_;
  const Corpus& corpus_;
  const PlacedTexts& texts_;
  Parallel& parallel_;
  std::vector<StoryPair> story_pairs_;  // as Audit::pairs
  std::vector<TokenSpan> parts_;
  std::vector<bool> derived_;  // by DocId
  absl::flat_hash_map<std::uint64_t, std::uint32_t> pair_of_;
};

}  // namespace dittograph

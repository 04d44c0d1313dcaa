// From candidate pairs to pairs: each is compared on its texts.
//
// Promises: the same pairs at any number of threads, those across outlets first, each kind in the
// order of the candidates. Tested through tests/cli/audit_test.py.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

#include "audit/candidate_pairs.h"
#include "audit/stories.h"
#include "audit/token_sets.h"
#include "engine/audit_shelf.h"

namespace dittograph {

// What the pairs share, in tokens: Audit::spans has it in bytes.
struct PairParts {
  std::vector<StoryPair> pairs;  // as Audit::pairs
  std::vector<TokenSpan> spans;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> numbers;  // by both documents

  // The number of the pair of two documents in either order, or kNoIndex.
  [[nodiscard]] std::uint32_t number_of(DocId x, DocId y) const;
  // What the pair's other document has of part, in first's tokens.
  [[nodiscard]] TokenSet on_first(std::uint32_t pair, DocId first,
                                  std::span<const TokenRange> part) const;
};

// Fills Audit::pairs and Audit::spans.
absl::StatusOr<PairParts> compare_pairs(const AuditContext& in,
                                        std::span<const DocumentPair> candidates);

}  // namespace dittograph

// Pairs of documents of which one may be contained in the other, told from common seeds: where
// sizes differ, MinHash cannot find them.
//
// The links of the seed groups that are no boilerplate are counted by pair. A pair is given if the
// seeds in common, and kSpareSeeds for chance, are at least min_share of those to be expected in
// the smaller document, boilerplate aside: short documents have few seeds, and every pair is
// compared anyhow.
//
// Promises: depends on seeds, ranks and clusters only. Cost: linear in the links, which are linear
// in the shared seeds. Thread-safe. Tested in tests/unit/passage/seed_pairs_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/match.h"
#include "passage/boilerplate.h"
#include "passage/corpus_view.h"
#include "passage/seed_groups.h"

namespace dittograph {

inline constexpr double kSpareSeeds = 2;

struct SeedPairRule {
  std::uint32_t window = 16;  // of the seeds
  double min_share = 0.5;
  std::uint64_t link_bytes = std::uint64_t{1} << 30;  // memory for links at a time
};

// corpus.cluster: exact copies; pairs within a cluster are not given. Each pair once, the more
// preferred document left, found by kFoundByPassage.
absl::StatusOr<std::vector<Candidate>> pairs_by_seeds(const SeedGroups& groups,
                                                      const CorpusView& corpus,
                                                      const BoilerplateRanges& boilerplate,
                                                      const SeedPairRule& rule, Parallel& parallel);

}  // namespace dittograph

// Two clusterings of the same documents compared: ours and the truth's.
//
//   pairs   precision, recall, F1 over pairs of documents in one cluster
//   ARI     (index - expected) / (maximum - expected), Hubert and Arabie 1985, eq. 5: 1 for equal
//           clusterings, about 0 for one drawn at random, negative for worse
//   B-cubed means over documents d of |ours(d) and truth(d)| / |ours(d)| (precision) and
//           / |truth(d)| (recall), Bagga and Baldwin 1998
//
// Promises: labels only name clusters, any renaming gives the same. Where both sides are one
// cluster or all singletons the ARI, 0/0 by the formula, is 1. No documents: everything is 1.
// Cost: n log n. Thread-safe. Tested in tests/unit/evaluate/clusters_test.cc: values by hand, and
// an oracle over all pairs.
#pragma once

#include <cstdint>
#include <span>

#include "evaluate/rates.h"

namespace dittograph {

struct ClusterScore {
  Rates pairs;
  double adjusted_rand_index = 1;
  double b_cubed_precision = 1;
  double b_cubed_recall = 1;

  [[nodiscard]] double b_cubed_f1() const {
    return Rates::harmonic_mean(b_cubed_precision, b_cubed_recall);
  }
};

// found[i] and wanted[i] name the cluster of document i; both have the same size.
ClusterScore score_clusters(std::span<const std::uint32_t> found,
                            std::span<const std::uint32_t> wanted);

}  // namespace dittograph

// What documents share, and what is done about it: the findings of the comparisons, and the
// decisions that pass 2 carries out document by document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "clean/shared_cuts.h"
#include "dittograph/cluster.h"
#include "dittograph/passage.h"
#include "engine/near_documents.h"
#include "engine/recall.h"

namespace dittograph {

// A document's place in the clusters.
struct Membership {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;            // in no cluster
  static constexpr std::uint32_t kRepresentative = 0xFFFFFFFE;  // as member

  std::uint32_t cluster = kNone;
  std::uint32_t member = kRepresentative;  // index in DocumentCluster::members
};

// A passage cluster and which of its witnesses.
struct WitnessNumber {
  std::uint32_t cluster = 0;
  std::uint32_t witness = 0;
};

struct Shared {
  NearDocuments documents;
  Passages passages;
  std::uint64_t boilerplate_tokens = 0;  // in stretches found before documents are compared
  TokenRangeTable standing_text;         // these stretches
  std::optional<MeasuredRecall> recall;  // if it was asked for
  std::vector<Membership> memberships;   // by DocId
  std::vector<bool> dropped;             // by DocId
  SharedCuts cuts;
  // By passage cluster: the share of the witnesses, the representative aside, that have its source.
  std::vector<double> from_same_source;

  // The document's copies of shared passages, in the order of the clusters.
  [[nodiscard]] std::span<const WitnessNumber> witnesses_of(DocId document) const {
    const std::size_t i = index_of(document);
    return std::span(witnesses).subspan(witness_begins[i],
                                        witness_begins[i + 1] - witness_begins[i]);
  }
  std::vector<std::uint64_t> witness_begins;  // by DocId, and the end
  std::vector<WitnessNumber> witnesses;
};

}  // namespace dittograph

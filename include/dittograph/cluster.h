// Groups of documents with the same text, each member compared with the one that stands for all.
#pragma once

#include <cstdint>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// How a document relates to another.
enum class DocumentKind : std::uint8_t {
  kExact,      // the same tokens in the same order
  kNear,       // resemblance at or above the setting
  kContained,  // nearly all of the smaller stands in the larger
};

// A member of a cluster beside its representative. Every figure was computed from the shingle
// sets of these two documents, without boilerplate where that does not count.
struct ClusterMember {
  DocId document{};
  DocumentKind kind = DocumentKind::kExact;  // against the representative
  double resemblance = 1.0;
  double containment_in_representative = 1.0;  // share of the member found there
  double containment_of_representative = 1.0;  // share of the representative found in the member
  double full_resemblance = 1.0;               // with boilerplate counted
  friend constexpr bool operator==(const ClusterMember&, const ClusterMember&) = default;
};

// A cluster of two documents or more. A document is in one cluster at most.
struct DocumentCluster {
  DocId representative{};
  DocumentKind kind = DocumentKind::kExact;  // kNear if any member is
  double lowest_resemblance = 1.0;           // of a member to the representative
  std::vector<ClusterMember> members;        // without the representative, most preferred first
  friend bool operator==(const DocumentCluster&, const DocumentCluster&) = default;
};

// Two documents of different clusters, or of none, that were found near, contained, or alike with
// boilerplate counted (kNear, with a resemblance below the setting). Where
// several documents are exact copies, the most preferred one stands for them.
struct DocumentLink {
  DocumentKind kind = DocumentKind::kNear;  // kNear or kContained
  DocId smaller{};                          // by its shingles; of equals the less preferred
  DocId larger{};
  double resemblance = 0;
  double containment = 0;            // of the smaller in the larger
  double containment_of_larger = 0;  // of the larger in the smaller
  double full_resemblance = 0;       // with boilerplate counted
  friend constexpr bool operator==(const DocumentLink&, const DocumentLink&) = default;
};

struct DocumentClusters {
  std::vector<DocumentCluster> clusters;  // most preferred representative first
  std::vector<DocumentLink> links;        // by smaller, then larger, in the order of preference
  friend bool operator==(const DocumentClusters&, const DocumentClusters&) = default;
};

}  // namespace dittograph

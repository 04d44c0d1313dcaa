// What a run says of whole documents: OUT/clusters.jsonl, by the numbers of a DocumentTable.
//
//   kind exact, near, versions   a cluster: a representative and its members
//   kind contained, linked       a link: the larger document and the smaller
//
// Promises: a document is in one cluster at most; one that is named in a second (two documents of
// one id) stays in the first and is counted. Lines of other kinds are passed over. A broken line,
// or a document that the input lacks, is InvalidArgument with its place; NotFound says what to do.
// Not thread-safe. Tested in tests/unit/evaluate/found_clusters_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/document_table.h"

namespace dittograph {

inline constexpr std::uint32_t kNoCluster = UINT32_MAX;
inline constexpr double kNotSaid = -1;  // a figure that the file does not have

// Figures as the run wrote them: resemblance leaves boilerplate out, full_resemblance does not.
struct FoundMember {
  std::uint32_t document = 0;
  double resemblance = kNotSaid;
  double full_resemblance = kNotSaid;
};

struct FoundCluster {
  std::uint32_t representative = 0;
  std::vector<FoundMember> members;
};

struct FoundLink {
  bool contained = false;
  std::uint32_t larger = 0;
  std::uint32_t smaller = 0;
  double resemblance = kNotSaid;
  double containment = kNotSaid;  // of the smaller
};

struct FoundClusters {
  std::vector<FoundCluster> clusters;
  std::vector<FoundLink> links;
  std::vector<std::uint32_t> cluster_of;  // by document; kNoCluster: none
  std::uint64_t named_again = 0;

  [[nodiscard]] bool together(const DocumentPair& pair) const {
    const std::uint32_t cluster = cluster_of[pair.first];
    return cluster != kNoCluster && cluster == cluster_of[pair.second];
  }
};

absl::StatusOr<FoundClusters> read_found_clusters(const std::string& path,
                                                  const DocumentTable& table);

}  // namespace dittograph

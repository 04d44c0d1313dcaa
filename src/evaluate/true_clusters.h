// The truth of --clusters: the label of each document's cluster.
//
//   id TAB label            {"id", "cluster"}, the cluster a text or a whole number
//
// Promises: what follows is passed over. A broken line, or a document with two labels, is
// InvalidArgument with its place. Memory: the list. Not thread-safe.
// Tested in tests/unit/evaluate/true_clusters_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/document_table.h"

namespace dittograph {

struct TrueClusters {
  // Side by side, those that the input has; labels are numbered as they come.
  std::vector<std::uint32_t> documents;
  std::vector<std::uint32_t> labels;
  std::uint64_t missing_documents = 0;  // ids that the input lacks
};

absl::StatusOr<TrueClusters> read_true_clusters(const std::string& path,
                                                const DocumentTable& table);

}  // namespace dittograph

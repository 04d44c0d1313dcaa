// The truth of --pairs: pairs of documents that say the same.
//
//   id_a TAB id_b [TAB resemblance [TAB containment [TAB cross_source]]]
//   {"id_a", "id_b", "resemblance", "containment", "cross_source"}
//
// With a header the columns are found by their names. Without one the third is the resemblance if
// the first line has a number there; else it is a label, and what follows it is passed over.
//
// Promises: (a, b) and (b, a) are one pair, (a, a) is none; of a pair that is listed twice the
// highest figure counts. A broken line is InvalidArgument with its place. Memory: the list.
// Not thread-safe. Tested in tests/unit/evaluate/listed_pairs_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/document_table.h"
#include "evaluate/pairs.h"

namespace dittograph {

struct ListedPair {
  DocumentPair documents{};  // the lower number first
  std::optional<double> resemblance{};
  std::optional<bool> cross_source{};

  // Without a figure the list means the pair, whatever the threshold.
  [[nodiscard]] bool reaches(double threshold) const {
    return !resemblance || *resemblance >= threshold;
  }
};

struct ListedPairs {
  std::vector<ListedPair> pairs;        // sorted, each once, both documents in the input
  std::uint64_t missing_documents = 0;  // ids that the input lacks
  std::uint64_t missing_pairs = 0;      // lines with such an id

  // The lower number first; nullptr: not in the list.
  [[nodiscard]] const ListedPair* find(const DocumentPair& documents) const;
};

absl::StatusOr<ListedPairs> read_listed_pairs(const std::string& path, const DocumentTable& table);

}  // namespace dittograph

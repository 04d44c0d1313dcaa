// Which documents share a passage, by OUT/passages.jsonl: the lines of one cluster carry the same.
//
// Boilerplate is left out: one source's standing text says nothing of two documents. A passage
// that an exact copy has (see linked_copies.h) all its copies have, as the run lists one of them.
//
// Promises: share(a, b) is share(b, a). Memory: 16 bytes a line of the file, texts not.
// Thread-safe once made. Tested in tests/unit/evaluate/shared_passages_test.cc.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/document_table.h"
#include "evaluate/linked_copies.h"
#include "evaluate/pairs.h"

namespace dittograph {

class SharedPassages {
 public:
  // A broken line, or a document that the input lacks, is InvalidArgument with its place. NotFound:
  // no such file.
  static absl::StatusOr<SharedPassages> read(const std::string& path, const DocumentTable& table,
                                             const LinkedCopies& copies);

  // Of two groups of copies, each by its first document.
  [[nodiscard]] bool share(std::uint32_t left, std::uint32_t right) const;

 private:
  struct Witness {
    std::uint32_t group = 0;
    std::int64_t cluster = 0;
    friend constexpr auto operator<=>(const Witness&, const Witness&) = default;
  };
  std::vector<Witness> witnesses_;  // sorted
};

}  // namespace dittograph

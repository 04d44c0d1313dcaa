// Tells ids that more than one document carries. Such documents are kept apart and reported.
//
// Memory: eight to sixteen bytes a document (hashes; a chance equality of two of them among ten
// million documents has probability below 3e-6). Not thread-safe.
#pragma once

#include <cstdint>

#include "absl/container/flat_hash_set.h"

namespace dittograph {

class DoubledIds {
 public:
  void add(std::uint64_t name_hash) { n_ += seen_.insert(name_hash).second ? 0 : 1; }
  // Documents whose id stood before them already.
  [[nodiscard]] std::uint64_t count() const { return n_; }

 private:
  absl::flat_hash_set<std::uint64_t> seen_;
  std::uint64_t n_ = 0;
};

}  // namespace dittograph

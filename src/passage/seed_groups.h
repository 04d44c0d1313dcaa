// Seed groups: all places of one fingerprint that stands in at least two documents.
//
// Groups stay groups, however large: nothing here or above enumerates the pairs within one.
// Promises: depends on the set of seeds only, not on their order or the threads.
// Cost: one sort, in place, in 256 parts that fit the second-level cache for corpora of some
// hundred MB, each of 256 parts; no second copy of the seeds. Not thread-safe while building.
// Tested in tests/unit/passage/seed_groups_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "passage/seeds.h"

namespace dittograph {

class SeedGroups {
 public:
  // Takes the seeds, sorts them and keeps those whose fingerprint stands in two documents.
  SeedGroups(std::vector<Seed> seeds, Parallel& parallel);

  [[nodiscard]] std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  // The seeds of one group, by document, then by place.
  [[nodiscard]] std::span<const Seed> group(std::size_t index) const {
    return std::span(seeds_).subspan(begins_[index], begins_[index + 1] - begins_[index]);
  }
  [[nodiscard]] std::span<const Seed> seeds() const { return seeds_; }
  [[nodiscard]] std::size_t n_seeds_before() const { return n_seeds_before_; }

 private:
  std::size_t n_seeds_before_ = 0;
  std::vector<Seed> seeds_;
  std::vector<std::uint32_t> begins_;  // of the groups in seeds_, and its end
};

}  // namespace dittograph

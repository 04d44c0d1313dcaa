// Seed groups: all places of one fingerprint that stands in at least two documents.
//
// Groups stay groups, however large: nothing here or above enumerates the pairs within one.
// Promises: depends on the set of seeds only, not on their order or the threads.
// Cost: one sort, in 256 parts that fit the second-level cache for corpora of some hundred MB, each
// of 256 parts. Memory: one part a thread, 4 bytes a group; the seeds lie in a scratch file
// (base/scratch_file.h). Not thread-safe while building.
// Tested in tests/unit/passage/seed_groups_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "base/scratch_array.h"
#include "passage/seed_spool.h"
#include "passage/seeds.h"

namespace dittograph {

class SeedGroups {
 public:
  // Sorts the seeds and keeps those whose fingerprint stands in two documents.
  static absl::StatusOr<SeedGroups> create(SeedSpool spool, const std::string& path,
                                           ResidentGuard& guard, Parallel& parallel);

  [[nodiscard]] std::size_t size() const { return begins_.empty() ? 0 : begins_.size() - 1; }
  // The seeds of one group, by document, then by place.
  [[nodiscard]] std::span<const Seed> group(std::size_t index) const {
    return seeds_.items(begins_[index], begins_[index + 1] - begins_[index]);
  }
  // Of its first seed among all groups' seeds side by side, see seed().
  [[nodiscard]] std::uint32_t first_of(std::size_t index) const { return begins_[index]; }
  // All groups' seeds side by side; by their place in that.
  [[nodiscard]] const Seed& seed(std::uint32_t index) const { return seeds_.items(index, 1)[0]; }
  [[nodiscard]] std::size_t n_seeds() const { return seeds_.size(); }
  [[nodiscard]] std::size_t n_seeds_before() const { return n_seeds_before_; }

  // A scratch file beside the groups' own, for what is made of them.
  [[nodiscard]] absl::StatusOr<ScratchFile> scratch_file(const std::string& name) const {
    return ScratchFile::create(path_ + "-" + name, *guard_);
  }

 private:
  SeedGroups(std::string path, ResidentGuard& guard, ScratchArray<Seed> seeds,
             std::size_t n_seeds_before)
      : path_(std::move(path)),
        guard_(&guard),
        n_seeds_before_(n_seeds_before),
        seeds_(std::move(seeds)) {}

  std::string path_;
  ResidentGuard* guard_;
  std::size_t n_seeds_before_ = 0;
  ScratchArray<Seed> seeds_;
  std::vector<std::uint32_t> begins_;  // of the groups in seeds_, and its end
};

}  // namespace dittograph

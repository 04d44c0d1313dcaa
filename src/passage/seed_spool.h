// The seeds of all documents until they are grouped: dealt into parts by their fingerprints, and
// moved to disk when they outgrow a buffer.
//
//   append() ... -> finish() -> take(part)
//
// A part holds all seeds of its fingerprints, so parts are sorted one by one, by any number of
// threads, and a merge is not needed.
// Memory: the buffer, and what base/scratch_file.h says. append() and finish() are for one thread.
// Tested in tests/unit/passage/seed_groups_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_array.h"
#include "passage/seeds.h"

namespace dittograph {

class SeedSpool {
 public:
  static constexpr std::size_t kParts = 256;

  // A scratch file of that path, used when more than buffer_bytes of seeds have come.
  static absl::StatusOr<SeedSpool> create(const std::string& path, ResidentGuard& guard,
                                          std::uint64_t buffer_bytes);

  // Seeds of documents that are counted from first_document.
  absl::Status append(std::span<const Seed> seeds, std::uint32_t first_document);
  absl::Status finish() { return spilled_.finish(); }

  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Replaces the content of seeds by those of the part, which gives its memory back. Different
  // parts may be taken by different threads at a time, each once.
  void take(std::size_t part, std::vector<Seed>& seeds);

 private:
  // Where each part begins in one spilled buffer, and its end.
  using Run = std::array<std::uint64_t, kParts + 1>;

  SeedSpool(ScratchArray<Seed> spilled, std::uint64_t buffer_bytes)
      : spilled_(std::move(spilled)), buffer_bytes_(buffer_bytes) {}
  absl::Status spill();

  ScratchArray<Seed> spilled_;
  std::vector<Run> runs_;
  std::array<std::vector<Seed>, kParts> parts_;  // not spilled
  std::uint64_t buffer_bytes_;
  std::uint64_t n_buffered_ = 0;
  std::uint64_t size_ = 0;
};

}  // namespace dittograph

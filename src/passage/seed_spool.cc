#include "passage/seed_spool.h"

#include <utility>

#include "base/status.h"

namespace dittograph {
namespace {

// Winnowing chooses small values, so the high bits say little; the low ones are even.
std::size_t part_of(const Seed& seed) { return seed.fingerprint % SeedSpool::kParts; }

}  // namespace

absl::StatusOr<SeedSpool> SeedSpool::create(const std::string& path, ResidentGuard& guard,
                                            std::uint64_t buffer_bytes) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto spilled, ScratchArray<Seed>::create(path, guard));
  return SeedSpool(std::move(spilled), buffer_bytes);
}

absl::Status SeedSpool::append(std::span<const Seed> seeds, std::uint32_t first_document) {
  for (Seed seed : seeds) {
    seed.document += first_document;
    parts_[part_of(seed)].push_back(seed);
  }
  size_ += seeds.size();
  n_buffered_ += seeds.size();
  return n_buffered_ * sizeof(Seed) > buffer_bytes_ ? spill() : absl::OkStatus();
}

absl::Status SeedSpool::spill() {
  Run& run = runs_.emplace_back();
  for (std::size_t part = 0; part < kParts; ++part) {
    run[part] = spilled_.size();
    DITTOGRAPH_RETURN_IF_ERROR(spilled_.append(parts_[part]));
    parts_[part].clear();
  }
  run[kParts] = spilled_.size();
  n_buffered_ = 0;
  return absl::OkStatus();
}

void SeedSpool::take(std::size_t part, std::vector<Seed>& seeds) {
  seeds.clear();
  for (const Run& run : runs_) {
    const auto spilled = spilled_.items(run[part], run[part + 1] - run[part]);
    seeds.insert(seeds.end(), spilled.begin(), spilled.end());
  }
  seeds.insert(seeds.end(), parts_[part].begin(), parts_[part].end());
  parts_[part] = {};
}

}  // namespace dittograph

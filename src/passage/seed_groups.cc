#include "passage/seed_groups.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/check.h"
#include "base/status.h"

namespace dittograph {
namespace {

constexpr std::size_t kParts = 256;
constexpr std::size_t kPartsAThread = 4;

// The spool dealt by the lowest byte.
std::size_t part_of(const Seed& seed) { return (seed.fingerprint >> 8) % kParts; }

// Swaps the seeds into their parts (the American flag sort of McIlroy, Bostic, McIlroy 1993).
// Gives the parts' begins.
std::array<std::size_t, kParts + 1> split_into_parts(std::span<Seed> seeds) {
  std::array<std::size_t, kParts + 1> begins{};
  for (const Seed& seed : seeds) ++begins[part_of(seed) + 1];
  for (std::size_t part = 0; part < kParts; ++part) begins[part + 1] += begins[part];
  std::array<std::size_t, kParts + 1> next = begins;
  for (std::size_t part = 0; part < kParts; ++part) {
    while (next[part] < begins[part + 1]) {
      Seed seed = seeds[next[part]];
      for (std::size_t to = part_of(seed); to != part; to = part_of(seed)) {
        std::swap(seed, seeds[next[to]++]);
      }
      seeds[next[part]++] = seed;
    }
  }
  return begins;
}

// Equal fingerprints side by side, by document and place.
void sort_part(std::span<Seed> seeds) {
  constexpr std::size_t kFewSeeds = 4 * kParts;
  if (seeds.size() < kFewSeeds) return std::sort(seeds.begin(), seeds.end());
  const auto begins = split_into_parts(seeds);
  for (std::size_t part = 0; part < kParts; ++part) {
    std::sort(seeds.begin() + static_cast<std::ptrdiff_t>(begins[part]),
              seeds.begin() + static_cast<std::ptrdiff_t>(begins[part + 1]));
  }
}

// Drops the seeds whose fingerprint stands in one document only; the rest moves to the front.
std::size_t keep_shared(std::span<Seed> part) {
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < part.size(); begin = end) {
    while (end < part.size() && part[end].fingerprint == part[begin].fingerprint) ++end;
    if (part[begin].document == part[end - 1].document) continue;
    for (std::size_t i = begin; i < end; ++i) part[kept++] = part[i];
  }
  return kept;
}

}  // namespace

absl::StatusOr<SeedGroups> SeedGroups::create(SeedSpool spool, const std::string& path,
                                              ResidentGuard& guard, Parallel& parallel) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto seeds, ScratchArray<Seed>::create(path, guard));
  SeedGroups groups(path, guard, std::move(seeds), spool.size());
  // Some parts at a time; their seeds are written in order.
  std::vector<std::vector<Seed>> parts(kPartsAThread * parallel.n_threads());
  std::uint64_t n_kept = 0;
  for (std::size_t first = 0; first < SeedSpool::kParts; first += parts.size()) {
    const std::size_t n = std::min(parts.size(), SeedSpool::kParts - first);
    parallel.for_ranges(n, 1, [&](std::size_t from, std::size_t to, std::size_t) {
      for (std::size_t i = from; i < to; ++i) {
        spool.take(first + i, parts[i]);
        sort_part(parts[i]);
        parts[i].resize(keep_shared(parts[i]));
      }
    });
    for (std::size_t i = 0; i < n; ++i) {
      DITTOGRAPH_RETURN_IF_ERROR(groups.seeds_.append(parts[i]));
      std::uint64_t before = 0;
      for (std::size_t j = 0; j < parts[i].size(); ++j) {
        const std::uint64_t fingerprint = parts[i][j].fingerprint;
        if (j == 0 || fingerprint != before) {
          groups.begins_.push_back(static_cast<std::uint32_t>(n_kept + j));
        }
        before = fingerprint;
      }
      n_kept += parts[i].size();
      DITTOGRAPH_CHECK(n_kept < std::numeric_limits<std::uint32_t>::max());
    }
  }
  groups.begins_.push_back(static_cast<std::uint32_t>(n_kept));
  DITTOGRAPH_RETURN_IF_ERROR(groups.seeds_.finish());
  return groups;
}

}  // namespace dittograph

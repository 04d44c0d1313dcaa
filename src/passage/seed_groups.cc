#include "passage/seed_groups.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/check.h"

namespace dittograph {
namespace {

constexpr std::size_t kParts = 256;

// Winnowing chooses small values, so the high bits say little; the low ones are even.
template <int kShift>
std::size_t part_of(const Seed& seed) {
  return (seed.fingerprint >> kShift) & (kParts - 1);
}

// Swaps the seeds into their parts (the American flag sort of McIlroy, Bostic, McIlroy 1993).
// Gives the parts' begins.
template <int kShift>
std::array<std::size_t, kParts + 1> split_into_parts(std::span<Seed> seeds) {
  std::array<std::size_t, kParts + 1> begins{};
  for (const Seed& seed : seeds) ++begins[part_of<kShift>(seed) + 1];
  for (std::size_t part = 0; part < kParts; ++part) begins[part + 1] += begins[part];
  std::array<std::size_t, kParts + 1> next = begins;
  for (std::size_t part = 0; part < kParts; ++part) {
    while (next[part] < begins[part + 1]) {
      Seed seed = seeds[next[part]];
      for (std::size_t to = part_of<kShift>(seed); to != part; to = part_of<kShift>(seed)) {
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
  const auto begins = split_into_parts<8>(seeds);
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

SeedGroups::SeedGroups(std::vector<Seed> seeds, Parallel& parallel)
    : n_seeds_before_(seeds.size()), seeds_(std::move(seeds)) {
  DITTOGRAPH_CHECK(seeds_.size() < std::numeric_limits<std::uint32_t>::max());
  const auto begins = split_into_parts<0>(seeds_);
  std::array<std::size_t, kParts> kept{};
  parallel.for_ranges(kParts, 1, [&](std::size_t from, std::size_t to, std::size_t) {
    for (std::size_t part = from; part < to; ++part) {
      const auto seeds_of_part =
          std::span(seeds_).subspan(begins[part], begins[part + 1] - begins[part]);
      sort_part(seeds_of_part);
      kept[part] = keep_shared(seeds_of_part);
    }
  });
  std::size_t end = 0;
  for (std::size_t part = 0; part < kParts; ++part) {
    const auto first = seeds_.begin() + static_cast<std::ptrdiff_t>(begins[part]);
    std::move(first, first + static_cast<std::ptrdiff_t>(kept[part]),
              seeds_.begin() + static_cast<std::ptrdiff_t>(end));
    end += kept[part];
  }
  seeds_.resize(end);
  for (std::size_t i = 0; i < seeds_.size(); ++i) {
    if (i == 0 || seeds_[i].fingerprint != seeds_[i - 1].fingerprint) {
      begins_.push_back(static_cast<std::uint32_t>(i));
    }
  }
  begins_.push_back(static_cast<std::uint32_t>(seeds_.size()));
}

}  // namespace dittograph

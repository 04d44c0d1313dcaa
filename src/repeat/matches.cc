#include "repeat/matches.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dittograph {
namespace {

// Earlier places tried for one place: the last copy, and a few before it in case it was broken off.
constexpr int kMaxCandidates = 4;
// A match grows this far to the left at most; what is further left was covered by the match before.
constexpr std::uint32_t kMaxLeft = 512;

}  // namespace

void find_matches(std::span<const std::uint64_t> token_hashes,
                  std::span<const std::uint64_t> fingerprints, std::uint32_t shingle_size,
                  MatchScratch& scratch, std::vector<TokenMatch>& matches) {
  matches.clear();
  const auto n_tokens = static_cast<std::uint32_t>(token_hashes.size());
  if (n_tokens <= shingle_size) return;
  const auto n = static_cast<std::uint32_t>(fingerprints.size());
  const std::size_t slots = std::bit_ceil(std::size_t{n} * 2);
  const std::size_t mask = slots - 1;
  scratch.table.assign(slots, 0);
  scratch.previous.resize(n);
  std::uint32_t covered = 0;  // shingles before this one lie inside the last match
  for (std::uint32_t i = 0; i < n; ++i) {
    std::size_t slot = fingerprints[i] & mask;
    while (scratch.table[slot] != 0 && fingerprints[scratch.table[slot] - 1] != fingerprints[i]) {
      slot = (slot + 1) & mask;
    }
    scratch.previous[i] = scratch.table[slot];
    scratch.table[slot] = i + 1;
    if (scratch.previous[i] == 0 || i < covered) continue;

    TokenMatch best;
    std::uint32_t place = scratch.previous[i];
    for (int tries = 0; place != 0 && tries < kMaxCandidates; ++tries) {
      const std::uint32_t a = place - 1;
      std::uint32_t length = 0;
      while (i + length < n_tokens && token_hashes[a + length] == token_hashes[i + length]) ++length;
      if (length > best.length) best = {.a = a, .b = i, .length = length};
      if (length >= 8 * kMaxLeft) break;
      place = scratch.previous[a];
    }
    if (best.length < shingle_size) continue;  // two shingles with one fingerprint
    covered = best.b + best.length - shingle_size + 1;
    std::uint32_t left = 0;
    while (left < kMaxLeft && left < best.a &&
           token_hashes[best.a - left - 1] == token_hashes[best.b - left - 1]) {
      ++left;
    }
    matches.push_back({.a = best.a - left, .b = best.b - left, .length = best.length + left});
  }
}

}  // namespace dittograph

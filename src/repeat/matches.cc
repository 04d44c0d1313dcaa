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

std::uint32_t equal_run(std::span<const std::uint64_t> tokens, std::uint32_t a, std::uint32_t b) {
  std::uint32_t length = 0;
  while (b + length < tokens.size() && tokens[a + length] == tokens[b + length]) ++length;
  return length;
}

// The match with the equal tokens to its left.
TokenMatch widened(std::span<const std::uint64_t> tokens, const TokenMatch& match) {
  std::uint32_t left = 0;
  while (left < kMaxLeft && left < match.a &&
         tokens[match.a - left - 1] == tokens[match.b - left - 1]) {
    ++left;
  }
  return {.a = match.a - left, .b = match.b - left, .length = match.length + left};
}

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
    TokenMatch latest;
    std::uint32_t place = scratch.previous[i];
    for (int tries = 0; place != 0 && tries < kMaxCandidates; ++tries) {
      const TokenMatch match{
          .a = place - 1, .b = i, .length = equal_run(token_hashes, place - 1, i)};
      if (tries == 0) latest = match;
      if (match.length > best.length) best = match;
      if (match.length >= 8 * kMaxLeft) break;
      place = scratch.previous[match.a];
    }
    if (best.length < shingle_size) continue;  // two shingles with one fingerprint
    covered = best.b + best.length - shingle_size + 1;
    matches.push_back(widened(token_hashes, best));
    // The longest run may go a word too far to end at a sentence's edge; the latest copy then does.
    if (latest.a != best.a && latest.length >= shingle_size) {
      matches.push_back(widened(token_hashes, latest));
    }
  }
}

}  // namespace dittograph

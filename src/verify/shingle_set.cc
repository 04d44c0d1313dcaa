#include "verify/shingle_set.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dittograph {
namespace {

constexpr std::size_t kFewFingerprints = 64;
// A dealt run longer than this is not what evenly spread words give: insertion would be quadratic.
constexpr std::uint32_t kLongRun = 64;

void sort_short_run(std::uint64_t* begin, std::uint64_t* end) {
  for (std::uint64_t* at = begin + 1; at < end; ++at) {
    const std::uint64_t word = *at;
    std::uint64_t* to = at;
    for (; to > begin && to[-1] > word; --to) *to = to[-1];
    *to = word;
  }
}

// Leaves the words sorted in scratch.dealt: as many runs as words, or half as many.
void deal(std::span<const std::uint64_t> words, ShingleSetScratch& scratch) {
  const int n_bits = static_cast<int>(std::bit_width(words.size())) - 1;
  const int shift = 64 - n_bits;
  const std::size_t n_runs = std::size_t{1} << n_bits;
  scratch.places.assign(n_runs + 1, 0);
  std::uint32_t* places = scratch.places.data();
  for (const std::uint64_t word : words) ++places[(word >> shift) + 1];
  for (std::size_t run = 1; run <= n_runs; ++run) places[run] += places[run - 1];
  scratch.dealt.resize(words.size());
  std::uint64_t* dealt = scratch.dealt.data();
  for (const std::uint64_t word : words) dealt[places[word >> shift]++] = word;
  // places[run] is now where the run ends.
  std::uint32_t begin = 0;
  for (std::size_t run = 0; run < n_runs; ++run) {
    const std::uint32_t end = places[run];
    if (end - begin > kLongRun) {
      std::sort(dealt + begin, dealt + end);
    } else if (end - begin > 1) {
      sort_short_run(dealt + begin, dealt + end);
    }
    begin = end;
  }
}

}  // namespace

void sort_unique(std::vector<std::uint64_t>& fingerprints, ShingleSetScratch& scratch) {
  if (fingerprints.size() < kFewFingerprints) {
    std::sort(fingerprints.begin(), fingerprints.end());
  } else {
    deal(fingerprints, scratch);
    fingerprints.swap(scratch.dealt);
  }
  fingerprints.erase(std::unique(fingerprints.begin(), fingerprints.end()), fingerprints.end());
}

void make_shingle_set(std::span<const StoredToken> tokens, std::uint32_t shingle_size,
                      std::span<const TokenRange> left_out, ShingleSetScratch& scratch,
                      ShingleSet& set) {
  shingle_stored(tokens, shingle_size, set.fingerprints);
  set.left_out.clear();
  for (const TokenRange& range : left_out) {
    for (std::size_t i = range.begin; i + shingle_size <= range.end; ++i) {
      set.left_out.push_back(set.fingerprints[i]);
    }
  }
  const std::uint64_t n_counted = set.fingerprints.size() - set.left_out.size();
  set.n_tokens =
      n_counted == 0 ? 0 : std::min<std::uint64_t>(tokens.size(), n_counted + shingle_size - 1);
  sort_unique(set.fingerprints, scratch);
  sort_unique(set.left_out, scratch);
}

}  // namespace dittograph

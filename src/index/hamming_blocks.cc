#include "index/hamming_blocks.h"

#include <bit>
#include <cstddef>

#include "base/check.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kWordBits = 64;
constexpr std::uint32_t kMaxDistance = 7;
constexpr std::uint32_t kMaxBlocksBeyond = 3;  // keys of more blocks are longer than 32 bits

// The bits of one block: blocks differ in size by one bit at most.
std::uint64_t block_mask(std::uint32_t block, std::uint32_t n_blocks) {
  const std::uint32_t begin = block * kWordBits / n_blocks;
  const std::uint32_t end = (block + 1) * kWordBits / n_blocks;
  const std::uint64_t ones = (std::uint64_t{1} << (end - begin)) - 1;  // a block is never all 64
  return ones << begin;
}

// The masks of all tables: every choice of n_chosen blocks.
std::vector<std::uint64_t> table_masks(std::uint32_t n_blocks, std::uint32_t n_chosen) {
  std::vector<std::uint64_t> masks;
  for (std::uint32_t choice = 0; choice < (1U << n_blocks); ++choice) {
    if (static_cast<std::uint32_t>(std::popcount(choice)) != n_chosen) continue;
    std::uint64_t mask = 0;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
      if ((choice >> block & 1U) != 0) mask |= block_mask(block, n_blocks);
    }
    masks.push_back(mask);
  }
  return masks;
}

std::vector<std::uint64_t> masks_for(std::uint32_t distance, std::size_t n_documents) {
  for (std::uint32_t n_chosen = 1;; ++n_chosen) {
    const std::uint32_t n_blocks = distance + n_chosen;
    const std::uint32_t key_bits = kWordBits * n_chosen / n_blocks;
    if (n_chosen == kMaxBlocksBeyond ||
        (n_blocks > 1 && (key_bits >= kWordBits || n_documents >> key_bits == 0))) {
      return table_masks(n_blocks, n_chosen);
    }
  }
}

// A multiplication spreads the masked bits over the key; equal words give equal keys.
constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;

std::uint32_t key_of_bits(std::uint64_t bits) {
  return static_cast<std::uint32_t>(((bits ^ (bits >> 32)) * kSpread) >> 32);
}

}  // namespace

HammingCounts pairs_by_simhash(std::span<const DocId> documents,
                               std::span<const std::uint64_t> simhashes,
                               const HammingParams& params, Parallel& parallel,
                               std::vector<RankPair>& pairs) {
  DITTOGRAPH_CHECK(params.distance <= kMaxDistance);
  struct Findings {
    std::vector<RankPair> pairs;
    ListCounts counts;
  };
  struct Scratch {
    std::vector<Posting> postings;
    std::vector<Posting> sorting;
  };
  const auto word = [&](std::uint32_t rank) { return simhashes[index_of(documents[rank])]; };
  const std::vector<std::uint64_t> masks = masks_for(params.distance, documents.size());
  std::vector<Findings> findings(masks.size());
  std::vector<Scratch> scratch(parallel.n_threads());
  parallel.for_ranges(masks.size(), 1, [&](std::size_t begin, std::size_t end, std::size_t worker) {
    for (std::size_t table = begin; table < end; ++table) {
      auto& [postings, sorting] = scratch[worker];
      postings.clear();
      for (std::uint32_t rank = 0; rank < documents.size(); ++rank) {
        postings.push_back(posting(key_of_bits(word(rank) & masks[table]), rank));
      }
      sort_by_key(postings, sorting);
      Findings& found = findings[table];
      const auto test = [&](std::uint32_t left, std::uint32_t right) {
        const int distance = std::popcount(word(left) ^ word(right));
        if (distance <= static_cast<int>(params.distance)) {
          found.pairs.push_back(rank_pair(left, right));
        }
      };
      for_each_pair_of_lists(postings, documents.size(), params.lists, found.counts, test,
                             [](std::span<const Posting>) {});
    }
  });

  pairs.clear();
  HammingCounts counts;
  counts.tables = static_cast<std::uint32_t>(masks.size());
  for (const Findings& found : findings) {
    counts.lists.add(found.counts);
    pairs.insert(pairs.end(), found.pairs.begin(), found.pairs.end());
  }
  sort_unique_pairs(pairs);
  return counts;
}

}  // namespace dittograph

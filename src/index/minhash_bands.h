// Pairs of documents whose MinHash signatures agree in a band: all of `rows` consecutive slots.
//
// Two documents of resemblance s agree in one of b bands of r rows with probability
// 1 - (1 - s^r)^b (Indyk, Motwani 1998; Broder 1997). With 25 bands of 5 rows that is 0.9999996 at
// s = 0.85 and 0.99995 at 0.8, also 0.55 at 0.5; but a pair from a band is tested at once on the
// whole signature, 10 ns, and dropped if fewer than min_equal_slots agree. At 128 slots and s =
// 0.85 the share of equal slots has a standard deviation of 0.032; the default of 92 (0.72) lies
// four of them below.
//
// Crowds (pair_list.h): thousands of versions of one page, or of pages of one template, agree in
// most bands with all of their kind. pairs_by_bands() gives a crowd's members beside its leaders
// only. When those have been verified and clustered, pairs_in_crowds() looks at the crowded
// documents again, leaving alone pairs of one cluster: at whole lists as far as the budget goes,
// and at what is crowded even then by keys of two slots each: a template's values make crowds
// again, but a pair that resembles beyond the template shares rarer values too, in a short list.
//
// Promises: the same pairs at any number of threads. Cost: bands * 10 ns a document, and what
// the lists hold. Memory: 16 bytes a document for each thread. Tested in
// tests/unit/index/minhash_bands_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "base/scratch_array.h"
#include "dittograph/document.h"
#include "index/pair_list.h"

namespace dittograph {

struct BandParams {
  std::uint32_t signature_size = 128;
  std::uint32_t bands = 25;
  std::uint32_t rows = 5;              // bands * rows <= signature_size
  std::uint32_t min_equal_slots = 92;  // of signature_size
  ListLimits lists{.all_pairs = 32, .pairs_per_document = 0, .leaders = 4};
  ListLimits crowd_lists{.all_pairs = 32, .pairs_per_document = 32, .leaders = 1};
};

// The bands for a wanted resemblance t: the longest rows, at most 8, with which 1 - (1 - t^r)^b is
// 0.9999 or more at t, and the test of whole signatures 2.3 standard deviations below t: of pairs
// at exactly t it costs one in a hundred, at t + 0.05 four in ten thousand or fewer.
BandParams bands_for(double resemblance, std::uint32_t signature_size);

// Signatures by DocId, signature_size slots each; documents most preferred first. Replaces pairs
// by the pairs of ranks in documents, sorted, each once, and crowded by the ranks of the documents
// that were in a crowd of some band.
ListCounts pairs_by_bands(std::span<const DocId> documents, ArrayView<std::uint32_t> signatures,
                          const BandParams& params, Parallel& parallel,
                          std::vector<RankPair>& pairs, std::vector<std::uint32_t>& crowded);

struct CrowdCounts {
  ListCounts bands;
  ListCounts slot_pairs;
};

// Which pairs are wanted, by rank: those of different groups; and if groups_before is not empty,
// only those that were in one group then, and so were left alone the last time.
struct WantedPairs {
  std::span<const std::uint32_t> groups{};  // empty: all pairs
  std::span<const std::uint32_t> groups_before{};

  [[nodiscard]] bool operator()(std::uint32_t left, std::uint32_t right) const {
    if (groups.empty()) return true;
    return groups[left] != groups[right] &&
           (groups_before.empty() || groups_before[left] == groups_before[right]);
  }
};

// documents: the crowded ones, most preferred first; n_documents: how many there are with the
// others, for the budget.
CrowdCounts pairs_in_crowds(std::span<const DocId> documents, const WantedPairs& wanted,
                            std::size_t n_documents, ArrayView<std::uint32_t> signatures,
                            const BandParams& params, Parallel& parallel,
                            std::vector<RankPair>& pairs);

}  // namespace dittograph

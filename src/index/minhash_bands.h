// Pairs of documents whose MinHash signatures agree in a band: all of `rows` consecutive slots.
//
// Two documents of resemblance s agree in one of b bands of r rows with probability
// 1 - (1 - s^r)^b (Indyk, Motwani 1998; Broder 1997). With 25 bands of 5 rows that is 0.9999996 at
// s = 0.85 and 0.99995 at 0.8, also 0.55 at 0.5; but a pair from a band is tested at once on the
// whole signature, 10 ns, and dropped if fewer than min_equal_slots agree. At 128 slots and s =
// 0.85 the share of equal slots has a standard deviation of 0.032; the default of 92 (0.72) lies
// four of them below.
//
// Crowds (pair_list.h): documents of one template agree in most bands with all of their kind. Those
// in a crowd are put together once more by keys of two slots each: the template's values make
// crowds again, but a pair that resembles beyond the template shares rarer values too, and is
// found in a short list.
//
// Promises: the same pairs at any number of threads. Cost: bands * 10 ns a document, and what
// the lists hold. Memory: 16 bytes a document for each thread. Tested in
// tests/unit/index/minhash_bands_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/document.h"
#include "index/pair_list.h"

namespace dittograph {

struct BandParams {
  std::uint32_t signature_size = 128;
  std::uint32_t bands = 25;
  std::uint32_t rows = 5;              // bands * rows <= signature_size
  std::uint32_t min_equal_slots = 92;  // of signature_size
  ListLimits lists{};
  ListLimits crowd_lists{.all_pairs = 32, .leaders = 2};
};

struct BandCounts {
  ListCounts bands;
  ListCounts crowd_keys;
  std::uint64_t crowded_documents = 0;  // in a crowd of some band
};

// Signatures by DocId, signature_size slots each; documents most preferred first. Replaces pairs
// by the pairs of ranks in documents, sorted, each once.
BandCounts pairs_by_bands(std::span<const DocId> documents,
                          std::span<const std::uint32_t> signatures, const BandParams& params,
                          Parallel& parallel, std::vector<RankPair>& pairs);

}  // namespace dittograph

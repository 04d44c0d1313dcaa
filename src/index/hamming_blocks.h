// Pairs of documents whose 64-bit SimHashes differ in few bits (Manku, Jain, Das Sarma 2007).
//
// The 64 bits are cut into blocks. If two words differ in at most d bits, and there are more than
// d blocks, at least blocks - d blocks agree; so for every choice of that many blocks the documents
// are put together by those bits, and each list's pairs are tested on all 64. More blocks make
// longer keys (shorter lists) and more tables:
//
//   d = 3:  4 blocks, 4 tables of 16 bits;  5 blocks, 10 tables of 25 bits;  6 blocks, 20 of 32
//
// The fewest blocks are taken whose keys are at least as many as the documents.
// Promises: every pair within the distance, but for what crowds leave out (counted); the same pairs
// at any number of threads. Cost: 10 ns a document and table, and what the lists hold. Tested
// in tests/unit/index/hamming_blocks_test.cc against all pairs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/document.h"
#include "index/pair_list.h"

namespace dittograph {

struct HammingParams {
  std::uint32_t distance = 3;  // bits, at most 7; more cost tables
  ListLimits lists{.all_pairs = 32, .pairs_per_document = 0, .leaders = 4};
};

struct HammingCounts {
  ListCounts lists;
  std::uint32_t tables = 0;
};

// SimHashes by DocId; documents most preferred first. Replaces pairs by pairs of ranks in
// documents, sorted, each once.
HammingCounts pairs_by_simhash(std::span<const DocId> documents,
                               std::span<const std::uint64_t> simhashes,
                               const HammingParams& params, Parallel& parallel,
                               std::vector<RankPair>& pairs);

}  // namespace dittograph

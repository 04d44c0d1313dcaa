// All near pairs of a few documents, without an index that could miss any: what measures the recall
// of one that can.
//
// A pair of resemblance t or more shares at least one of any |x| - ceil(t |x|) + 1 shingles of x
// (the prefix filter of Chaudhuri, Ganti, Kaushik 2006), whichever we choose: those that are
// rarest among the sample. Every document's shingles are looked up among these.
//
// Promises: no pair is left out of which one is in the sample and whose shingle sets, without those
// left out of the sampled one, have that resemblance; the pairs are the same at any number of
// threads. The sample is cut short, from its end, if it has more than max_pairs candidates. Cost:
// two passes at most over all tokens, some 20 ns a token each. Memory: 24 bytes a candidate, 12
// bytes a document of the sample for each thread. Tested in tests/unit/verify/sample_join_test.cc
// against all pairs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/match.h"
#include "dittograph/passage.h"
#include "shingle/token_store.h"

namespace dittograph {

struct SampleJoinParams {
  std::uint32_t shingle_size = 5;
  double resemblance = 0.8;
  std::uint64_t max_pairs = 1'000'000;
};

struct SampleJoin {
  std::vector<Candidate> pairs;  // worth comparing, by left and right, each once
  std::size_t n_sampled = 0;     // documents of the sample, from its beginning, that were joined
};

// documents: those that are compared; sample: some of them, in the order in which they count.
// Shingles within left_out of a sampled document do not count.
SampleJoin join_sample(const TokenStore& store, std::span<const DocId> documents,
                       std::span<const DocId> sample, const TokenRangeTable& left_out,
                       const SampleJoinParams& params, Parallel& parallel);

}  // namespace dittograph

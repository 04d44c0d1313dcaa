// Which documents are worth comparing? Three indexes over all documents, their pairs put together.
//
//   MinHash bands    pairs at resemblance 0.8 and above, all but a few in a million at 0.85
//   Hamming blocks   pairs whose SimHashes differ in few bits
//   short documents  exactly, by the prefix filter
//
// Takes the distinct documents (exact_groups.h), most preferred first: every rule that has to leave
// pairs out keeps those with the most preferred documents. Gives candidates, each pair once with
// who found it. Promises: the same at any number of threads; only the order of preference matters,
// not the numbers of the documents. Tested in tests/unit/index/candidates_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "base/scratch_array.h"
#include "dittograph/match.h"
#include "index/hamming_blocks.h"
#include "index/minhash_bands.h"
#include "index/short_documents.h"

namespace dittograph {

struct CandidateInput {
  std::span<const DocId> documents;                 // to compare, most preferred first
  ArrayView<std::uint32_t> signatures;              // by DocId
  std::span<const std::uint64_t> simhashes;         // by DocId; empty: leave the SimHash index out
  const ShortDocuments* short_documents = nullptr;  // ranks in documents; may be null
};

// A document of fewer shingles than this, divided by the resemblance, is short: so that of two
// documents with the wanted resemblance, one below and one above the line, both are.
inline constexpr std::uint32_t kFewShingles = 30;

// The number of shingles, repeats counted, up to which a document belongs to the short ones.
std::uint64_t max_short_shingles(double resemblance);

struct CandidateParams {
  BandParams bands;
  HammingParams simhash;
  ShortParams short_documents;
};

struct CandidateCounts {
  ListCounts bands;
  HammingCounts simhash;
  ListCounts short_documents;
  std::uint64_t found_by[8] = {};  // by the sum of FoundBy bits
};

struct Candidates {
  std::vector<Candidate> pairs;  // the more preferred document is left; by rank of left, right
  std::vector<DocId> crowded;    // in lists of the MinHash index that were cut; preferred first
  CandidateCounts counts;
};

Candidates candidates(const CandidateInput& input, const CandidateParams& params,
                      Parallel& parallel);

// The second look at crowded documents, once the first candidates have been verified and clustered:
// pairs that the first look left out and that are not in one cluster.
struct CrowdCandidates {
  std::vector<Candidate> pairs;  // as in Candidates; some may have been given before
  CrowdCounts counts;
};
// representatives, by DocId: the representative of the document's cluster, or itself. Looked at
// again when they have changed: representatives_before are those of the last look, else empty.
CrowdCandidates candidates_in_crowds(const CandidateInput& input, std::span<const DocId> crowded,
                                     std::span<const DocId> representatives,
                                     std::span<const DocId> representatives_before,
                                     const CandidateParams& params, Parallel& parallel);

}  // namespace dittograph

// Which documents are copies of each other: index -> verify -> cluster, with all that has to go
// back and forth between them.
//
//   1. exact groups by digest are given; one document stands for each
//   2. candidates from all indexes, and those the caller has from elsewhere; verified; clustered
//   3. the documents of crowds once more: pairs that are not in one cluster by now; verified
//   4. clustered; for members whose representative was never compared with them, that pair too
//
// Promises: the same result at any number of threads; documents are told apart by their place in
// the order of preference only. Cost: linear in the documents, but for what they have in common.
// Memory: 12 bytes a document for each thread, 24 a pair. Tested in
// tests/unit/engine/near_documents_test.cc.
#pragma once

#include <cstdint>
#include <span>

#include "base/parallel.h"
#include "cluster/cluster_documents.h"
#include "dittograph/cluster.h"
#include "index/candidates.h"
#include "index/exact_groups.h"
#include "shingle/token_store.h"
#include "verify/verify.h"

namespace dittograph {

struct NearDocumentsParams {
  CandidateParams candidates;
  VerifyParams verify;
};

// What pass 1 has collected, by DocId but for the order of preference.
struct NearDocumentsInput {
  const TokenStore& tokens;
  std::span<const TokenDigest> digests;
  ArrayView<std::uint32_t> signatures;       // BandParams::signature_size a document
  std::span<const std::uint64_t> simhashes;  // empty: without the SimHash index
  std::span<const DocId> preference;         // all documents, most preferred first
  std::span<const DocId> leaders;            // of exact_leaders()
  const TokenRangeTable& left_out;           // stretches whose shingles do not count
  std::span<const Candidate> further;        // pairs from elsewhere, found_by kFoundByPassage
};

struct NearDocumentsCounts {
  std::uint64_t distinct_documents = 0;  // one an exact group, empty ones not counted
  std::uint64_t short_documents = 0;
  std::uint64_t crowded_documents = 0;
  CandidateCounts candidates;
  CrowdCounts crowds;
  FoundByCounts found_by;  // over all rounds; a pair counts in the round that compared it
  std::uint64_t compared = 0;
  std::uint64_t near = 0;
  std::uint64_t contained = 0;  // and not near
  // What leaving stretches out changed, of the pairs compared.
  std::uint64_t near_without_left_out = 0;  // of the near: only so
  std::uint64_t alike = 0;                  // near only with them
  double estimated_recall = 1.0;            // engine/recall.h
};

struct NearDocuments {
  DocumentClusters clusters;
  NearDocumentsCounts counts;
};

NearDocuments find_near_documents(const NearDocumentsInput& input,
                                  const NearDocumentsParams& params, Parallel& parallel);

}  // namespace dittograph

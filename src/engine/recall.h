// Was everything found? Near-duplicates are looked for with an index that can miss some.
//
// estimated_recall() asks the run itself: a pair of resemblance s is found with the probability
// p(s) that index/band_curve.h gives, so a pair that was found stands for 1 / p(s) that there are
// (Horvitz, Thompson 1952). Of the MinHash index alone; what others find besides makes it better.
//
// measure_recall() compares a sample of the documents with all, exactly, and looks whether each
// near pair lies in one cluster or is linked. The sample is drawn by what the documents say: the
// same for any order, names and number of threads.
//
// Tested in tests/unit/engine/recall_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/cluster.h"
#include "dittograph/match.h"
#include "engine/near_documents.h"
#include "index/minhash_bands.h"

namespace dittograph {

// The share of near pairs that the bands find; 1 if none were found. Pairs that all shingles
// together do not make near are not counted: they come from elsewhere.
double estimated_recall(std::span<const Match> matches, const BandParams& bands,
                        double resemblance);

struct MissedPair {
  DocId left{};
  DocId right{};
  double resemblance = 0;
};

struct MeasuredRecall {
  std::uint64_t documents = 0;     // compared with all others
  std::uint64_t pairs = 0;         // near, with one of these
  std::uint64_t found = 0;         // of the pairs
  std::vector<MissedPair> missed;  // the nearest of those not found

  [[nodiscard]] double recall() const {
    return pairs == 0 ? 1.0 : static_cast<double>(found) / static_cast<double>(pairs);
  }
};

struct RecallParams {
  std::size_t most_documents = 1000;
  std::size_t most_missed = 20;  // listed
};

MeasuredRecall measure_recall(const NearDocumentsInput& input, const VerifyParams& verify,
                              const DocumentClusters& clusters, const RecallParams& params,
                              Parallel& parallel);

}  // namespace dittograph

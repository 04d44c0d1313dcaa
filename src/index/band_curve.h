// What do bands find? The share of pairs of a resemblance that the MinHash index proposes, before
// any document is read.
//
// A slot is equal in two signatures with probability the resemblance s. With the slots independent,
// a band of r rows agrees with probability s^r, one of b bands with 1 - (1 - s^r)^b (Indyk, Motwani
// 1998), and a pair is proposed if besides at least min_equal_slots of all slots are equal. The two
// are not independent; found_share() counts both together, exactly: a polynomial in the number of
// equal slots for a band that does not agree, multiplied up over the bands and the slots left over.
//
// Slots of one permutation (sketch/minhash.h) depend on each other a little, so that signatures
// estimate better than independent slots would; at high resemblance more is found than is said
// here. Thread-safe. Tested in tests/unit/index/band_curve_test.cc against simulated signatures.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"

#include "index/minhash_bands.h"

namespace dittograph {

// 1 - (1 - s^r)^b, without the test of whole signatures.
double band_share(double resemblance, std::uint32_t bands, std::uint32_t rows);

// The share that the index proposes.
double found_share(double resemblance, const BandParams& params);

// Standard error of the share of equal slots as an estimate of the resemblance; its bias is 0.
double estimate_error(double resemblance, std::uint32_t signature_size);

// What a setting costs, and what for. Documents that have next to nothing in common are most of
// all pairs; they meet in a band by chance.
struct BandCostModel {
  double n_documents = 1e6;
  double shingles = 500;          // of a document
  double background = 0.05;       // resemblance of two documents that are no copies
  double ns_shingle = 1.5;        // one permutation (sketch/minhash.h)
  double ns_shingle_slot = 0.1;   // and one for each slot left empty
  double ns_posting = 10;         // a document and band
  double ns_signature_test = 10;  // a pair that meets in a band
  double ns_comparison = 6000;    // a pair that is proposed
};

struct BandCost {
  double sketch_seconds = 0;
  double band_seconds = 0;
  double chance_pairs = 0;     // that meet in a band and are no copies
  double chance_proposed = 0;  // of these: proposed
  double chance_seconds = 0;   // testing and comparing them
  double signature_bytes = 0;  // of all documents
  double posting_bytes = 0;    // a thread's, while it looks at a band

  [[nodiscard]] double seconds() const { return sketch_seconds + band_seconds + chance_seconds; }
};

BandCost band_cost(const BandParams& params, const BandCostModel& model);

// The setting that costs the least time among those that find the wanted share of pairs at the
// resemblance; of settings within a hundredth of it the one with the smallest signatures.
// NotFound: none of up to kMaxSignatureSize slots does.
absl::StatusOr<BandParams> cheapest_bands(double recall, double resemblance,
                                          const BandCostModel& model);

}  // namespace dittograph

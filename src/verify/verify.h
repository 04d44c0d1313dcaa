// Candidates -> matches: every pair compared on its real shingle sets. No estimate decides.
//
// Near: resemblance of at least VerifyParams::resemblance. Contained: at least
// VerifyParams::containment of the smaller set stands in the larger, and the smaller has
// min_contained_tokens or more. What is neither is thrown out and counted.
//
// Promises: the result is in the order of the candidates' (left, right), whatever order they came
// in and however many threads work; pairs that came twice are compared once, with what found them
// added up. Cost: pairs are taken by connected component, so that a document in many pairs is read
// and sorted about once; about 10 ns a token to load, 3 ns a token a pair. Memory: a worker keeps
// VerifyParams::cache_bytes of sets, and the two at hand.
// Tested in tests/unit/verify/verify_test.cc and tests/property/.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "dittograph/match.h"
#include "shingle/token_store.h"
#include "verify/fingerprint_set.h"

namespace dittograph {

struct VerifyParams {
  std::uint32_t shingle_size = 5;  // tokens
  double resemblance = 0.8;
  double containment = 0.9;
  std::uint32_t min_contained_tokens = 30;
  std::uint64_t cache_bytes = 16 << 20;  // a worker's; does not change results
};

// By FoundBy, added up bit by bit: [kFoundByMinHash | kFoundBySimHash] counts the pairs that these
// two and no other found.
inline constexpr std::size_t kFoundByCombinations = 32;
struct FoundByCounts {
  std::uint64_t compared[kFoundByCombinations] = {};
  std::uint64_t near[kFoundByCombinations] = {};
  std::uint64_t contained[kFoundByCombinations] = {};  // and not near
};

struct VerifyCounts {
  FoundByCounts found_by;
  std::uint64_t compared = 0;
  std::uint64_t near = 0;
  std::uint64_t contained = 0;  // and not near
  std::uint64_t loaded = 0;     // sets made; the one figure that depends on the threads
};

struct Matches {
  std::vector<Match> matches;  // by left, right; left < right
  VerifyCounts counts;
};

// The candidates' documents are all in the store. left_out: fingerprints that do not count.
absl::StatusOr<Matches> verify(const TokenStore& store, std::vector<Candidate> candidates,
                               const FingerprintSet& left_out, const VerifyParams& params,
                               Parallel& parallel);

}  // namespace dittograph

// Candidates -> matches: every pair compared on its real shingle sets. No estimate decides.
//
// Near: resemblance of at least VerifyParams::resemblance. Contained: at least
// VerifyParams::containment of the smaller set stands in the larger, and the smaller has
// min_contained_tokens or more. What is neither is thrown out and counted.
//
// Shingles of a stretch that is left out (boilerplate) of either document count in neither. Where
// that leaves less than kOwnShare of one of the two, little is compared, so all shingles must agree
// too: two pages of 50 words and one frame are not near for their frame, and not near for three
// common words beside different frames. Pairs that only the frame makes alike are told as such.
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

#include "base/parallel.h"
#include "dittograph/match.h"
#include "dittograph/passage.h"
#include "shingle/token_store.h"

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
  std::uint64_t alike = 0;      // near only if what is left out counted
  std::uint64_t near_without_left_out = 0;  // of the near: would not be if it counted
  std::uint64_t loaded = 0;  // sets made; the one figure that depends on the threads
};

struct Matches {
  std::vector<Match> matches;  // by left, right; left < right
  VerifyCounts counts;
};

// The share of a document's shingles that must count for it to be judged by these alone.
inline constexpr double kOwnShare = 2.0 / 3;

// The candidates' documents are all in the store. left_out: stretches whose shingles do not count.
Matches verify(const TokenStore& store, std::vector<Candidate> candidates,
                               const TokenRangeTable& left_out, const VerifyParams& params,
                               Parallel& parallel);

}  // namespace dittograph

#include "sketch/minhash.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;
using Signature = std::vector<std::uint32_t>;

Signature signature_of(std::span<const std::uint64_t> fingerprints,
                       const MinHashParams& params = {},
                       const SketchKernels& kernels = best_sketch_kernels()) {
  Signature signature(params.signature_size, 7);  // must be replaced
  minhash(fingerprints, params, signature, kernels);
  return signature;
}

// Two sets of n elements together with resemblance shared / n.
struct SetPair {
  std::vector<std::uint64_t> left;
  std::vector<std::uint64_t> right;
};
SetPair sets_with(std::size_t n_union, std::size_t n_shared, std::uint64_t seed) {
  const auto all = random_words(n_union, seed);
  SetPair pair;
  for (std::size_t i = 0; i < n_union; ++i) {
    const bool shared = i < n_shared;
    if (shared || i % 2 == 0) pair.left.push_back(all[i]);
    if (shared || i % 2 == 1) pair.right.push_back(all[i]);
  }
  return pair;
}

TEST(Minhash, OrderAndRepeatsDoNotMatter) {
  for (const std::size_t n : {1U, 5U, 100U, 3000U}) {
    auto fingerprints = random_words(n, n);
    const Signature expected = signature_of(fingerprints);
    std::reverse(fingerprints.begin(), fingerprints.end());
    EXPECT_EQ(signature_of(fingerprints), expected);
    fingerprints.insert(fingerprints.end(), fingerprints.begin(),
                        fingerprints.begin() + static_cast<std::ptrdiff_t>(n / 2 + 1));
    EXPECT_EQ(signature_of(fingerprints), expected);
  }
}

TEST(Minhash, AnEmptySetHasEmptySlotsAndResemblesNothing) {
  const Signature signature = signature_of({});
  EXPECT_EQ(signature, Signature(128, kEmptySlot));
  EXPECT_EQ(estimate_jaccard(signature, signature), 0.0);
}

TEST(Minhash, AnyElementFillsEverySlot) {
  for (std::size_t n = 1; n < 300; ++n) {
    const Signature signature = signature_of(random_words(n, n));
    ASSERT_EQ(std::count(signature.begin(), signature.end(), kEmptySlot), 0) << "n=" << n;
    ASSERT_EQ(estimate_jaccard(signature, signature), 1.0);
  }
}

TEST(Minhash, KernelsAgreeAtEverySize) {
  for (const SketchKernels& kernels : sketch_kernels()) {
    for (const std::uint32_t size : {1U, 16U, 100U, 128U, 129U, 256U, kMaxSignatureSize}) {
      for (const std::size_t n : {1U, 2U, 29U, 64U, 200U, 1000U}) {
        const auto fingerprints = random_words(n, n);
        const MinHashParams params = {size, 3};
        ASSERT_EQ(signature_of(fingerprints, params, kernels),
                  signature_of(fingerprints, params, sketch_kernels().front()))
            << kernels.name << " size=" << size << " n=" << n;
      }
    }
  }
}

TEST(Minhash, SeedsGiveOtherSignatures) {
  const auto fingerprints = random_words(500, 1);
  EXPECT_LT(
      estimate_jaccard(signature_of(fingerprints, {128, 0}), signature_of(fingerprints, {128, 1})),
      0.05);
}

// Each slot of each trial is equal with probability J: n trials of 128 slots are 128 n draws, which
// are not more spread than independent ones (the test below). A mean further than 5 standard errors
// from J comes by chance less than once in a million.
TEST(Minhash, EstimatesResemblanceWithoutBias) {
  for (const std::size_t n_union : {8U, 30U, 100U, 300U, 2000U}) {
    for (const double wanted : {0.2, 0.5, 0.85, 0.95}) {
      const auto n_shared =
          static_cast<std::size_t>(std::lround(wanted * static_cast<double>(n_union)));
      const double jaccard = static_cast<double>(n_shared) / static_cast<double>(n_union);
      constexpr std::size_t kTrials = 400;
      double sum = 0;
      for (std::size_t trial = 0; trial < kTrials; ++trial) {
        const SetPair sets = sets_with(n_union, n_shared, 1000 * trial + n_union);
        sum += estimate_jaccard(signature_of(sets.left), signature_of(sets.right));
      }
      const double error = std::sqrt(jaccard * (1 - jaccard) / (128.0 * kTrials));
      EXPECT_NEAR(sum / kTrials, jaccard, 5 * error) << "union=" << n_union << " J=" << jaccard;
    }
  }
}

// The variance of one estimate is at most that of 128 independent slots, J (1 - J) / 128. The mean
// of n squared errors, over that variance, spreads by sqrt(2 / n) (normal errors): 5 of those.
TEST(Minhash, SlotsAreAsGoodAsIndependent) {
  for (const std::size_t n_union : {30U, 100U, 300U, 2000U}) {
    constexpr std::size_t kTrials = 1000;
    const std::size_t n_shared = n_union / 2;
    const double jaccard = static_cast<double>(n_shared) / static_cast<double>(n_union);
    double squares = 0;
    for (std::size_t trial = 0; trial < kTrials; ++trial) {
      const SetPair sets = sets_with(n_union, n_shared, 77 * trial + n_union);
      const double error =
          estimate_jaccard(signature_of(sets.left), signature_of(sets.right)) - jaccard;
      squares += error * error;
    }
    const double ratio = squares / kTrials / (jaccard * (1 - jaccard) / 128.0);
    EXPECT_LT(ratio, 1 + 5 * std::sqrt(2.0 / kTrials)) << "union=" << n_union;
  }
}

}  // namespace
}  // namespace dittograph

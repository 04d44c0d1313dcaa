#include "verify/shingle_set.h"

#include <set>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_tokens;
using testing_support::random_words;

TEST(SortUnique, AgreesWithASetAtEverySizeAndSpread) {
  ShingleSetScratch scratch;  // one for all: what a call leaves must not matter to the next
  for (const std::uint64_t limit : {~0ULL, 1ULL << 40, 5000ULL, 3ULL}) {
    for (std::size_t n = 0; n < 1200; n += n < 140 ? 1 : 211) {
      auto words = random_words(n, n + limit % 97, limit);
      const std::set<std::uint64_t> expected(words.begin(), words.end());
      sort_unique(words, scratch);
      EXPECT_EQ(words, std::vector<std::uint64_t>(expected.begin(), expected.end()))
          << "n=" << n << " limit=" << limit;
    }
  }
}

TEST(MakeShingleSet, AgreesWithTheReferenceAtEveryLengthAndShingleSize) {
  ShingleSetScratch scratch;
  ShingleSet set;
  for (const std::uint32_t shingle_size : {1U, 2U, 5U, 9U}) {
    for (std::size_t n = 0; n < 150; ++n) {
      const auto tokens = random_tokens(n, n, 7);  // few words: many repeats
      make_shingle_set(tokens, shingle_size, {}, scratch, set);
      const auto expected = reference::shingle_set(tokens, shingle_size);
      EXPECT_EQ(set.fingerprints, std::vector(expected.begin(), expected.end()));
      EXPECT_EQ(set.n_tokens, n);
    }
  }
}

TEST(MakeShingleSet, LeavesOutWhatDoesNotCount) {
  ShingleSetScratch scratch;
  ShingleSet set;
  const auto tokens = random_tokens(100, 1);
  const auto boilerplate =
      reference::shingle_set(std::vector(tokens.begin() + 60, tokens.end()), 5);
  make_shingle_set(tokens, 5, std::vector<TokenRange>{{60, 100}}, scratch, set);
  const auto expected = reference::shingle_set(tokens, 5);
  EXPECT_EQ(set.fingerprints, std::vector(expected.begin(), expected.end()));
  EXPECT_EQ(set.left_out, std::vector(boilerplate.begin(), boilerplate.end()));
  EXPECT_EQ(set.n_tokens, 64U);

  make_shingle_set(std::span(tokens).subspan(60), 5, std::vector<TokenRange>{{0, 40}}, scratch,
                   set);
  EXPECT_EQ(set.left_out, set.fingerprints);
  EXPECT_EQ(set.n_tokens, 0U);

  make_shingle_set(tokens, 5, std::vector<TokenRange>{{10, 14}, {20, 25}}, scratch, set);
  EXPECT_EQ(set.left_out.size(), 1U) << "a shingle must lie in a range as a whole";
  EXPECT_EQ(set.n_tokens, 99U);
}

}  // namespace
}  // namespace dittograph

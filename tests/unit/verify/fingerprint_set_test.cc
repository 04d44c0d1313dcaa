#include "verify/fingerprint_set.h"

#include <set>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

TEST(FingerprintSet, HoldsWhatASetHolds) {
  for (const std::uint64_t limit : {~0ULL, 200ULL}) {  // spread evenly, and crowded at the bottom
    for (std::size_t n = 0; n < 300; n += n < 20 ? 1 : 37) {
      const auto words = random_words(n, n + 1, limit);
      const std::set<std::uint64_t> expected(words.begin(), words.end());
      const FingerprintSet set(words);
      EXPECT_EQ(set.size(), expected.size());
      auto asked = random_words(400, 1000 + n, limit);
      asked.insert(asked.end(), words.begin(), words.end());
      asked.push_back(0);
      asked.push_back(~0ULL);
      for (const std::uint64_t word : asked) {
        EXPECT_EQ(set.contains(word), expected.contains(word)) << word << " of " << n;
      }
    }
  }
}

TEST(FingerprintSet, TheDefaultHoldsNothing) {
  const FingerprintSet set;
  EXPECT_TRUE(set.empty());
  EXPECT_FALSE(set.contains(0));
}

}  // namespace
}  // namespace dittograph

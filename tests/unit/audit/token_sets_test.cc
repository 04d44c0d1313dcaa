#include "audit/token_sets.h"

#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kTokens = 60;

std::vector<TokenRange> random_ranges(std::mt19937_64& random) {
  std::vector<TokenRange> ranges(random() % 8);
  for (TokenRange& range : ranges) {
    range.begin = static_cast<std::uint32_t>(random() % kTokens);
    range.end = range.begin + static_cast<std::uint32_t>(random() % (kTokens - range.begin + 1));
  }
  return ranges;
}

// One flag a token.
std::vector<bool> flags(const std::vector<TokenRange>& ranges) {
  std::vector<bool> flags(kTokens);
  for (const TokenRange& range : ranges) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) flags[i] = true;
  }
  return flags;
}

bool is_set(const TokenSet& set) {
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (set[i].empty() || (i > 0 && set[i].begin <= set[i - 1].end)) return false;
  }
  return true;
}

TEST(TokenSets, AgreeWithOneFlagAToken) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto x = random_ranges(random);
    const auto y = random_ranges(random);
    const TokenSet a = set_of(x);
    const TokenSet b = set_of(y);
    ASSERT_TRUE(is_set(a));
    EXPECT_EQ(flags(a), flags(x));
    const std::vector<bool> in_a = flags(x);
    const std::vector<bool> in_b = flags(y);
    std::vector<bool> both(kTokens);
    std::vector<bool> only(kTokens);
    std::uint32_t size = 0;
    for (std::uint32_t i = 0; i < kTokens; ++i) {
      both[i] = in_a[i] && in_b[i];
      only[i] = in_a[i] && !in_b[i];
      size += in_a[i] ? 1U : 0U;
    }
    EXPECT_EQ(size_of(a), size);
    EXPECT_EQ(flags(common(a, b)), both);
    EXPECT_EQ(flags(without(a, b)), only);
    EXPECT_TRUE(is_set(without(a, b)));
  }
}

}  // namespace
}  // namespace dittograph

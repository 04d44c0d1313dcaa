// Maximal equal runs of tokens, against the quadratic oracle.
#include "repeat/matches.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reference/matches.h"
#include "shingle/shingles.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

constexpr std::uint32_t kSize = 5;

std::vector<TokenMatch> matches_of(const std::vector<std::uint64_t>& tokens,
                                   std::uint32_t shingle_size = kSize) {
  std::vector<std::uint64_t> fingerprints;
  shingle(tokens, shingle_size, fingerprints);
  MatchScratch scratch;
  std::vector<TokenMatch> matches;
  find_matches(tokens, fingerprints, shingle_size, scratch, matches);
  return matches;
}

// A letter is a token.
std::vector<std::uint64_t> letters(const std::string& word) { return {word.begin(), word.end()}; }

void check_laws(const std::vector<std::uint64_t>& tokens, std::uint32_t shingle_size) {
  const std::vector<TokenMatch> matches = matches_of(tokens, shingle_size);
  std::uint32_t last_end = 0;
  bool beside = false;
  for (const TokenMatch& match : matches) {
    ASSERT_TRUE(reference::is_equal_run(tokens, match));
    ASSERT_GE(match.length, shingle_size);
    ASSERT_TRUE(reference::is_right_maximal(tokens, match));
    ASSERT_TRUE(reference::is_left_maximal(tokens, match) || match.length >= 512);
    // Either further on than all before, or the latest copy beside the longest one.
    const std::uint32_t end = match.b + match.length;
    ASSERT_NE(end, last_end);
    ASSERT_TRUE(end > last_end || !beside);
    beside = end < last_end;
    last_end = std::max(last_end, end);
  }
  const std::vector<bool> expected = reference::stood_before(tokens, shingle_size);
  const std::vector<bool> got = reference::covered_by(matches, tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ASSERT_EQ(got[i], expected[i])
        << "token " << i << ": in a match if, and only if, it stood before";
  }
}

TEST(Matches, KeepTheLawAtEverySizeAndAlphabet) {
  for (const std::uint64_t alphabet : {1u, 2u, 3u, 4u, 8u}) {
    for (std::size_t n = 0; n <= 100; ++n) {
      SCOPED_TRACE("alphabet=" + std::to_string(alphabet) + " n=" + std::to_string(n));
      check_laws(random_words(n, 1000 * alphabet + n, alphabet), kSize);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Matches, KeepTheLawWithCopiesOfEveryLengthPlanted) {
  std::mt19937_64 random(20230911);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::uint64_t> tokens = random_words(600, random(), 5000);
    for (int copies = 0; copies < 6; ++copies) {
      const std::size_t length = 1 + random() % 150;
      const std::size_t from = random() % (tokens.size() - length);
      const std::size_t to = random() % (tokens.size() - length);
      const std::vector<std::uint64_t> copy(
          tokens.begin() + static_cast<std::ptrdiff_t>(from),
          tokens.begin() + static_cast<std::ptrdiff_t>(from + length));
      std::copy(copy.begin(), copy.end(), tokens.begin() + static_cast<std::ptrdiff_t>(to));
    }
    SCOPED_TRACE("round=" + std::to_string(round));
    check_laws(tokens, static_cast<std::uint32_t>(2 + random() % 9));
    if (HasFatalFailure()) return;
  }
}

TEST(Matches, FewerTokensThanAShingleMatchNothing) {
  EXPECT_TRUE(matches_of({}).empty());
  EXPECT_TRUE(matches_of(letters("aaaa")).empty());
  EXPECT_TRUE(matches_of(letters("aaaaa")).empty());
}

TEST(Matches, APeriodicTextIsOneMatchWithItself) {
  const std::vector<TokenMatch> matches = matches_of(letters("abcabcabcabcabc"));
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].a, 0u);
  EXPECT_EQ(matches[0].b, 3u);
  EXPECT_EQ(matches[0].length, 12u);
}

TEST(Matches, TheLongestOfTheLastFewCopiesIsTakenAndTheLatestToo) {
  // abcdefghij stands whole, then broken off, then whole again.
  const std::vector<TokenMatch> matches = matches_of(letters("abcdefghij1abcdeX2abcdefghijY"));
  ASSERT_EQ(matches.size(), 3u);
  EXPECT_EQ(matches[1].a, 0u);
  EXPECT_EQ(matches[1].b, 18u);
  EXPECT_EQ(matches[1].length, 10u);
  EXPECT_EQ(matches[2].a, 11u);
  EXPECT_EQ(matches[2].b, 18u);
  EXPECT_EQ(matches[2].length, 5u);
}

TEST(Matches, AMatchGrowsToTheLeftOverTokensThatTheLastOneEndedIn) {
  // "56789" ends one match with the first copy; the copy of "789abcde" begins inside it.
  const std::string text = "123456789XY789abcdefZ56789abcdefW";
  const std::vector<std::uint64_t> tokens = letters(text);
  check_laws(tokens, 5);
  const std::vector<TokenMatch> matches = matches_of(tokens);
  EXPECT_TRUE(std::any_of(matches.begin(), matches.end(), [](const TokenMatch& match) {
    return match.a == 11 && match.b == 23 && match.length == 9;
  }));
}

TEST(Matches, TwoShinglesWithOneFingerprintAreNoMatch) {
  const std::vector<std::uint64_t> tokens = letters("abcdefghijkl");
  const std::vector<std::uint64_t> fingerprints(tokens.size() - kSize + 1, 42);
  MatchScratch scratch;
  std::vector<TokenMatch> matches;
  find_matches(tokens, fingerprints, kSize, scratch, matches);
  EXPECT_TRUE(matches.empty());
}

TEST(Matches, AMillionEqualTokensAndEqualLinesAreFewMatches) {
  EXPECT_EQ(matches_of(std::vector<std::uint64_t>(1'000'000, 7)).size(), 1u);
  std::vector<std::uint64_t> lines;
  for (int i = 0; i < 20'000; ++i) {
    for (std::uint64_t word = 0; word < 12; ++word) lines.push_back(word);
  }
  EXPECT_EQ(matches_of(lines).size(), 1u);
}

// Each line differs from the others in its number: two matches a line, however many there are.
TEST(Matches, NearEqualLinesAreAtMostTwoMatchesALine) {
  std::vector<std::uint64_t> lines;
  constexpr std::uint64_t kLines = 20'000;
  for (std::uint64_t i = 0; i < kLines; ++i) {
    for (std::uint64_t word = 0; word < 12; ++word) lines.push_back(word == 6 ? 1000 + i : word);
  }
  EXPECT_LE(matches_of(lines).size(), 2 * kLines);
}

TEST(Matches, TheScratchOfALargeTextDoesNotChangeASmallOne) {
  MatchScratch scratch;
  std::vector<TokenMatch> matches;
  for (const std::size_t n : {5000u, 40u, 0u, 300u, 6u}) {
    const std::vector<std::uint64_t> tokens = random_words(n, n, 3);
    std::vector<std::uint64_t> fingerprints;
    shingle(tokens, kSize, fingerprints);
    find_matches(tokens, fingerprints, kSize, scratch, matches);
    const std::vector<TokenMatch> fresh = matches_of(tokens);
    ASSERT_EQ(matches.size(), fresh.size()) << n;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      EXPECT_EQ(matches[i].a, fresh[i].a);
      EXPECT_EQ(matches[i].b, fresh[i].b);
      EXPECT_EQ(matches[i].length, fresh[i].length);
    }
  }
}

}  // namespace
}  // namespace dittograph

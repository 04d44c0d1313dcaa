#include "passage/passage_match.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_tokens;
using Words = std::vector<StoredToken>;

constexpr std::uint32_t kShingleSize = 5;

// The oracle: every place of the stretch against every place of the passage.
AlignedSpan best_by_all_places(const Words& passage, const Words& stretch) {
  AlignedSpan best;
  for (std::size_t i = 0; i + kShingleSize <= stretch.size();) {
    const auto at = std::search(passage.begin(), passage.end(),
                                stretch.begin() + static_cast<std::ptrdiff_t>(i),
                                stretch.begin() + static_cast<std::ptrdiff_t>(i + kShingleSize));
    if (at == passage.end()) {
      ++i;
      continue;
    }
    const AlignedSpan span =
        grow_seed(passage, stretch, static_cast<std::uint32_t>(at - passage.begin()),
                  static_cast<std::uint32_t>(i), kShingleSize, {});
    if (span.matched > best.matched) best = span;
    i = std::max<std::size_t>(i + 1, span.b.end);
  }
  return best;
}

void copy_some(const Words& from, std::mt19937_64& random, Words& to) {
  const std::size_t begin = random() % from.size();
  const std::size_t end = begin + random() % (from.size() - begin) + 1;
  to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(begin),
            from.begin() + static_cast<std::ptrdiff_t>(end));
}

TEST(PassageMatch, AgreesWithTheOracleOnPiecesAmongOtherWords) {
  std::mt19937_64 random(11);
  PassageMatch match(kShingleSize, {});
  for (int round = 0; round < 400; ++round) {
    // Few words, so that pieces stand by chance too.
    const std::size_t n_words = round % 2 == 0 ? 12 : 3000;
    const Words passage = random_tokens(1 + random() % 80, random(), n_words);
    match.set_passage(passage);
    for (int stretches = 0; stretches < 3; ++stretches) {
      Words stretch = random_tokens(random() % 60, random(), n_words);
      for (std::size_t pieces = random() % 3; pieces != 0; --pieces) {
        copy_some(passage, random, stretch);
        const Words others = random_tokens(random() % 40, random(), n_words);
        stretch.insert(stretch.end(), others.begin(), others.end());
      }
      EXPECT_EQ(match.match(stretch), best_by_all_places(passage, stretch)) << round;
    }
  }
}

TEST(PassageMatch, FindsThePassageWhole) {
  std::mt19937_64 random(12);
  const Words passage = random_tokens(200, random(), 100000);
  PassageMatch match(kShingleSize, {});
  match.set_passage(passage);
  const AlignedSpan whole = {.a = {0, 200}, .b = {0, 200}, .matched = 200};
  EXPECT_EQ(match.match(passage), whole);
  Words surrounded = {1, 2, 3};
  surrounded.insert(surrounded.end(), passage.begin(), passage.end());
  surrounded.insert(surrounded.end(), {4, 5, 6});
  EXPECT_EQ(match.match(surrounded), (AlignedSpan{.a = {0, 200}, .b = {3, 203}, .matched = 200}));
}

TEST(PassageMatch, NothingInCommonIsNoMatch) {
  PassageMatch match(kShingleSize, {});
  const Words passage = {1, 2, 3, 4, 5, 6};
  match.set_passage(passage);
  EXPECT_EQ(match.match(Words{7, 8, 9, 10, 11, 12}).matched, 0U);
  EXPECT_EQ(match.match(Words{1, 2, 3, 4}).matched, 0U);
  EXPECT_EQ(match.match(Words{}).matched, 0U);
}

}  // namespace
}  // namespace dittograph

#include "synth/rank_law.h"

#include <numeric>
#include <vector>

#include "gtest/gtest.h"

#include "synth/random.h"

namespace dittograph::synth {
namespace {

TEST(RankLaw, EveryRankComesAsOftenAsItsWeight) {
  const RankLaw law(6);
  // All 2^16 thresholds for each slot: the exact distribution.
  std::vector<std::uint64_t> n(64);
  for (std::uint32_t slot = 0; slot < 64; ++slot) {
    for (std::uint32_t coin = 0; coin < (1U << 16); ++coin) ++n[law.draw(coin << 16 | slot)];
  }
  double total = 0;
  for (int rank = 0; rank < 64; ++rank) total += 1 / (rank + 2.7);
  for (std::size_t rank = 0; rank < 64; ++rank) {
    const double wanted = 1 / (static_cast<double>(rank) + 2.7) / total;
    EXPECT_NEAR(static_cast<double>(n[rank]) / (64.0 * (1 << 16)), wanted, 64 * 1.0 / (1 << 22));
  }
}

TEST(RankLaw, FrequentWordsMakeUpTheTextAsInProse) {
  const RankLaw law(15);
  Random random(3);
  constexpr int kDraws = 200'000;
  int first_hundred = 0;
  for (int i = 0; i < kDraws; ++i) {
    first_hundred += law.draw(static_cast<std::uint32_t>(random.next() >> 32)) < 100 ? 1 : 0;
  }
  // Near half, as in English; the law says 0.399.
  EXPECT_NEAR(first_hundred / double(kDraws), 0.399, 0.01);
}

}  // namespace
}  // namespace dittograph::synth

// Shingles -> a set, and two sets -> what they share, by size; sizes that differ much beside equal
// ones. Bytes are those of the fingerprints.
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "support/random_fingerprints.h"
#include "support/stage_bench.h"
#include "verify/overlap.h"
#include "verify/shingle_set.h"

namespace dittograph::bench_support {
namespace {

void shingle_set(benchmark::State& state) {
  std::vector<StoredToken> tokens;
  append_stored(random_fingerprints(size_arg(state)), tokens);
  ShingleSetScratch scratch;
  ShingleSet set;
  for (auto _ : state) {
    make_shingle_set(tokens, /*shingle_size=*/5, {}, scratch, set);
    benchmark::DoNotOptimize(set.fingerprints.data());
  }
  set_fingerprints(state, set.fingerprints.size());
}
BENCHMARK(shingle_set)->ArgName("tokens")->Arg(200)->Arg(6'000)->Arg(200'000)->Arg(4'000'000);

// Nine tenths of the smaller set stand in the larger one, which is so many times its size.
void overlap_of_sets(benchmark::State& state) {
  const std::size_t n = size_arg(state);
  const std::vector<std::uint64_t> words = random_fingerprints(n * size_arg(state, 1) + n / 10);
  ShingleSetScratch scratch;
  std::vector<std::uint64_t> left(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n));
  std::vector<std::uint64_t> right(words.begin() + static_cast<std::ptrdiff_t>(n / 10),
                                   words.end());
  sort_unique(left, scratch);
  sort_unique(right, scratch);
  for (auto _ : state) benchmark::DoNotOptimize(overlap(left, right));
  set_fingerprints(state, left.size() + right.size());
}
BENCHMARK(overlap_of_sets)
    ->ArgNames({"fingerprints", "times"})
    ->ArgsProduct({{200, 6'000, 200'000, 4'000'000}, {1}})
    ->ArgsProduct({{200, 6'000}, {10, 100}});

}  // namespace
}  // namespace dittograph::bench_support

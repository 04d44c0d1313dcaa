// Fingerprints -> seeds, by size of the text and of the window; hashed values, and rising ones,
// which are the worst.
#include <algorithm>
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "shingle/winnow.h"
#include "support/random_fingerprints.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void winnow_fingerprints(benchmark::State& state, bool rising) {
  std::vector<std::uint64_t> fingerprints = random_fingerprints(size_arg(state));
  if (rising) std::sort(fingerprints.begin(), fingerprints.end());
  const auto window = static_cast<std::uint32_t>(state.range(1));
  std::vector<std::uint32_t> positions;
  winnow(fingerprints, window, positions);
  for (auto _ : state) {
    winnow(fingerprints, window, positions);
    benchmark::DoNotOptimize(positions.data());
  }
  set_fingerprints(state, fingerprints.size());
}
BENCHMARK_CAPTURE(winnow_fingerprints, hashed, false)
    ->ArgNames({"fingerprints", "window"})
    ->ArgsProduct({{200, 6'000, 200'000, 8'000'000}, {16}})
    ->ArgsProduct({{200'000}, {4, 8, 64}});
BENCHMARK_CAPTURE(winnow_fingerprints, rising, true)
    ->ArgNames({"fingerprints", "window"})
    ->Args({200'000, 16});

}  // namespace
}  // namespace dittograph::bench_support

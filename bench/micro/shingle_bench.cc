// Token hashes -> fingerprints, by size of the text and of the shingle.
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "shingle/shingles.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"
#include "text/tokeniser.h"

namespace dittograph::bench_support {
namespace {

void shingle_tokens(benchmark::State& state) {
  const std::string text = TextGenerator(1).prose(size_arg(state));
  const auto shingle_size = static_cast<std::uint32_t>(state.range(1));
  Tokens tokens;
  Tokeniser().tokenise(text, tokens);
  std::vector<std::uint64_t> fingerprints;
  shingle(tokens.hash, shingle_size, fingerprints);
  for (auto _ : state) {
    shingle(tokens.hash, shingle_size, fingerprints);
    benchmark::DoNotOptimize(fingerprints.data());
  }
  set_bytes(state, text.size());
  set_tokens(state, fingerprints.size());
}
BENCHMARK(shingle_tokens)
    ->ArgNames({"bytes", "shingle_size"})
    ->ArgsProduct({{1 << 10, 1 << 15, 1 << 20, 1 << 25}, {5}})
    ->ArgsProduct({{1 << 20}, {3, 8, 12}});

}  // namespace
}  // namespace dittograph::bench_support

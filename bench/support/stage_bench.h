// What every stage's benchmark says the same way: input sizes, bytes a second, time a token.
//
// Each calls its stage once before the clock runs: what is measured is the steady state, in which
// all buffers have grown.
#pragma once

#include <cstddef>
#include <cstdint>

#include <benchmark/benchmark.h>

namespace dittograph::bench_support {

// A short article; what the first and the second cache hold; beyond the last cache, counting what
// the stages make of the text.
inline void text_sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgName("bytes");
  for (const std::int64_t bytes : {1 << 10, 1 << 15, 1 << 20, 1 << 25}) bench->Arg(bytes);
}

// Every iteration went over n_bytes.
inline void set_bytes(benchmark::State& state, std::size_t n_bytes) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(n_bytes));
}

// Every iteration went over n_tokens: the time of one.
inline void set_tokens(benchmark::State& state, std::size_t n_tokens) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(n_tokens));
  state.counters["token"] = benchmark::Counter(
      static_cast<double>(n_tokens),
      benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

inline std::size_t size_arg(const benchmark::State& state, std::size_t index = 0) {
  return static_cast<std::size_t>(state.range(index));
}

}  // namespace dittograph::bench_support

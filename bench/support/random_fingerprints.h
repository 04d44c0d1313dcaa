// Seeded 64-bit words, and how a benchmark tells what it does with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include "support/stage_bench.h"

namespace dittograph::bench_support {

inline std::vector<std::uint64_t> random_fingerprints(std::size_t n, std::uint64_t seed = 1) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> fingerprints(n);
  for (std::uint64_t& fingerprint : fingerprints) fingerprint = random();
  return fingerprints;
}

// Every iteration went over so many; their bytes, eight each, and the time of one.
inline void set_fingerprints(benchmark::State& state, std::size_t n) {
  set_bytes(state, n * sizeof(std::uint64_t));
  set_tokens(state, n);
}

}  // namespace dittograph::bench_support

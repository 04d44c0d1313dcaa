// Fingerprints -> MinHash and SimHash, with every kernel that the CPU can run. Bytes are those of
// the fingerprints, eight each.
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "sketch/minhash.h"
#include "sketch/simhash.h"
#include "support/random_fingerprints.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void sketch_minhash(benchmark::State& state, const SketchKernels& kernels) {
  const std::vector<std::uint64_t> fingerprints = random_fingerprints(size_arg(state));
  const MinHashParams params;
  std::vector<std::uint32_t> signature(params.signature_size);
  for (auto _ : state) {
    minhash(fingerprints, params, signature, kernels);
    benchmark::DoNotOptimize(signature.data());
  }
  set_fingerprints(state, fingerprints.size());
}

void sketch_simhash(benchmark::State& state, const SketchKernels& kernels) {
  const std::vector<std::uint64_t> fingerprints = random_fingerprints(size_arg(state));
  for (auto _ : state) benchmark::DoNotOptimize(simhash64(fingerprints, kernels));
  set_fingerprints(state, fingerprints.size());
}

// From an article of 1 KB to one that no cache holds.
void fingerprint_counts(benchmark::internal::Benchmark* bench) {
  bench->ArgName("fingerprints");
  for (const std::int64_t n : {200, 6'000, 200'000, 8'000'000}) bench->Arg(n);
}

const bool kRegistered = [] {
  for (const SketchKernels& kernels : sketch_kernels()) {
    const std::string name = kernels.name;
    benchmark::RegisterBenchmark(("sketch_minhash/" + name).c_str(), sketch_minhash, kernels)
        ->Apply(fingerprint_counts);
    benchmark::RegisterBenchmark(("sketch_simhash/" + name).c_str(), sketch_simhash, kernels)
        ->Apply(fingerprint_counts);
  }
  return true;
}();

}  // namespace
}  // namespace dittograph::bench_support

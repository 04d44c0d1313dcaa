// Signatures -> candidate pairs, by number of documents and banding; a tenth of the documents are
// near copies of another. Items are documents.
#include <cstdint>
#include <vector>

#include <benchmark/benchmark.h>

#include "index/minhash_bands.h"
#include "support/random_fingerprints.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

constexpr std::uint32_t kSlots = 128;
constexpr std::size_t kCopyEvery = 10;
constexpr std::uint64_t kChangedEvery = 10;  // slots of a copy: a resemblance of 0.9

struct Signatures {
  explicit Signatures(std::size_t n) {
    const std::vector<std::uint64_t> words = random_fingerprints(n * kSlots / 2);
    for (std::uint32_t i = 0; i < n; ++i) documents.push_back(DocId{i});
    slots.reserve(n * kSlots);
    for (const std::uint64_t word : words) {
      slots.push_back(static_cast<std::uint32_t>(word));
      slots.push_back(static_cast<std::uint32_t>(word >> 32));
    }
    for (std::size_t i = kCopyEvery; i < n; i += kCopyEvery) {
      for (std::size_t slot = 0; slot < kSlots; ++slot) {
        if (words[(i * kSlots + slot) / 2] % kChangedEvery == slot % kChangedEvery) continue;
        slots[i * kSlots + slot] = slots[(i - 1) * kSlots + slot];
      }
    }
  }
  std::vector<DocId> documents;
  std::vector<std::uint32_t> slots;
};

void bands(benchmark::State& state) {
  const Signatures signatures(size_arg(state));
  BandParams params;
  params.rows = static_cast<std::uint32_t>(state.range(1));
  params.bands = kSlots / params.rows;
  Parallel parallel(1);
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;
  for (auto _ : state) {
    pairs_by_bands(signatures.documents, signatures.slots, params, parallel, pairs, crowded);
    benchmark::DoNotOptimize(pairs.data());
  }
  set_bytes(state, signatures.slots.size() * sizeof(std::uint32_t));
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["pairs"] = static_cast<double>(pairs.size());
}
BENCHMARK(bands)
    ->ArgNames({"documents", "rows"})
    ->ArgsProduct({{100, 10'000, 200'000}, {5}})
    ->ArgsProduct({{10'000}, {3, 8}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dittograph::bench_support

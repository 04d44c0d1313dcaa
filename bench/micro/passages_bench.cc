// Seeds -> groups -> passages, by number of documents of 500 tokens, half of which share a passage
// of 100 with the one before. Bytes are those of the token hashes.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "passage/passages.h"
#include "passage/seed_groups.h"
#include "passage/seed_spool.h"
#include "passage/seeds.h"
#include "shingle/stored_token.h"
#include "support/random_fingerprints.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

constexpr std::size_t kTokens = 500;
constexpr std::size_t kShared = 100;
constexpr std::uint32_t kShingle = 5;
constexpr std::uint32_t kMinPassage = 20;

struct Documents {
  explicit Documents(std::size_t n) : n_tokens(n, kTokens) {
    append_stored(random_fingerprints(n * kTokens), tokens);
    for (std::size_t i = 1; i < n; i += 2) {
      std::copy_n(tokens.begin() + static_cast<std::ptrdiff_t>((i - 1) * kTokens + 200), kShared,
                  tokens.begin() + static_cast<std::ptrdiff_t>(i * kTokens + 50));
    }
    std::vector<std::uint64_t> fingerprints;
    SeedScratch scratch;
    for (std::uint32_t i = 0; i < n; ++i) {
      shingle_stored(of(DocId{i}), kShingle, fingerprints);
      append_seeds(DocId{i}, fingerprints, seed_window(kMinPassage, kShingle), scratch, seeds);
    }
  }
  [[nodiscard]] std::span<const StoredToken> of(DocId document) const {
    return std::span(tokens).subspan(static_cast<std::size_t>(document) * kTokens, kTokens);
  }
  [[nodiscard]] CorpusView view() const {
    return {.n_documents = n_tokens.size(),
            .rank = {},
            .cluster = {},
            .source = {},
            .n_tokens = n_tokens,
            .tokens = [this](DocId document) { return of(document); }};
  }
  std::vector<StoredToken> tokens;
  std::vector<std::uint32_t> n_tokens;
  std::vector<Seed> seeds;
};

SeedGroups groups_of(const std::vector<Seed>& seeds, Parallel& parallel) {
  static ResidentGuard guard;
  static int n_made = 0;
  const std::string path = std::filesystem::temp_directory_path().string() + "/dittograph-bench-" +
                           std::to_string(::getpid()) + "-" + std::to_string(n_made++);
  auto spool = SeedSpool::create(path + "-seeds", guard, /*buffer_bytes=*/1 << 30);
  if (!spool.ok() || !spool->append(seeds, 0).ok() || !spool->finish().ok()) std::abort();
  auto groups = SeedGroups::create(*std::move(spool), path + "-groups", guard, parallel);
  if (!groups.ok()) std::abort();
  return *std::move(groups);
}

void seed_groups(benchmark::State& state) {
  const Documents documents(size_arg(state));
  Parallel parallel(1);
  for (auto _ : state) {
    const SeedGroups groups = groups_of(documents.seeds, parallel);
    benchmark::DoNotOptimize(groups.size());
  }
  set_fingerprints(state, documents.tokens.size());
}

void passages(benchmark::State& state) {
  const Documents documents(size_arg(state));
  Parallel parallel(1);
  const SeedGroups groups = groups_of(documents.seeds, parallel);
  for (auto _ : state) {
    const Passages found = find_passages(groups, documents.view(), {}, parallel).value();
    benchmark::DoNotOptimize(found.clusters.data());
  }
  set_fingerprints(state, documents.tokens.size());
}

void document_counts(benchmark::internal::Benchmark* bench) {
  bench->ArgName("documents")->Unit(benchmark::kMillisecond);
  for (const std::int64_t n : {10, 1'000, 20'000}) bench->Arg(n);
}
BENCHMARK(seed_groups)->Apply(document_counts);
BENCHMARK(passages)->Apply(document_counts);

}  // namespace
}  // namespace dittograph::bench_support

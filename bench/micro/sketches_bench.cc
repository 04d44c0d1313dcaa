// All that is made of a document's token hashes, together: shingles, MinHash, SimHash, winnowed
// seeds. Bytes are those of the text; the tokens are there before the clock runs, or made again.
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "shingle/shingles.h"
#include "shingle/winnow.h"
#include "sketch/minhash.h"
#include "sketch/simhash.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"
#include "text/tokeniser.h"

namespace dittograph::bench_support {
namespace {

constexpr std::uint32_t kWindow = 16;

struct Sketches {
  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint32_t> signature = std::vector<std::uint32_t>(MinHashParams{}.signature_size);
  std::vector<std::uint32_t> seeds;

  void make(const Tokens& tokens, const SketchKernels& kernels) {
    shingle(tokens.hash, /*shingle_size=*/5, fingerprints);
    minhash(fingerprints, MinHashParams{}, signature, kernels);
    benchmark::DoNotOptimize(simhash64(fingerprints, kernels));
    winnow(fingerprints, kWindow, seeds);
    benchmark::DoNotOptimize(signature.data());
    benchmark::DoNotOptimize(seeds.data());
  }
};

void sketches_of_tokens(benchmark::State& state, const SketchKernels& kernels) {
  const std::string text = TextGenerator(1).prose(size_arg(state));
  Tokens tokens;
  Tokeniser().tokenise(text, tokens);
  Sketches sketches;
  sketches.make(tokens, kernels);
  for (auto _ : state) sketches.make(tokens, kernels);
  set_bytes(state, text.size());
  set_tokens(state, tokens.size());
}

void sketches_of_text(benchmark::State& state, Script script) {
  const std::string text = TextGenerator(1, script).prose(size_arg(state));
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  Sketches sketches;
  sketches.make(tokens, best_sketch_kernels());
  for (auto _ : state) {
    tokeniser.tokenise(text, tokens);
    sketches.make(tokens, best_sketch_kernels());
  }
  set_bytes(state, text.size());
  set_tokens(state, tokens.size());
}
BENCHMARK_CAPTURE(sketches_of_text, english, Script::kEnglish)->Apply(text_sizes);
BENCHMARK_CAPTURE(sketches_of_text, cyrillic, Script::kCyrillic)->Apply(text_sizes);
BENCHMARK_CAPTURE(sketches_of_text, arabic, Script::kArabic)->Apply(text_sizes);
BENCHMARK_CAPTURE(sketches_of_text, chinese, Script::kChinese)->Apply(text_sizes);

const bool kRegistered = [] {
  for (const SketchKernels& kernels : sketch_kernels()) {
    benchmark::RegisterBenchmark(("sketches_of_tokens/" + std::string(kernels.name)).c_str(),
                                 sketches_of_tokens, kernels)
        ->Apply(text_sizes);
  }
  return true;
}();

}  // namespace
}  // namespace dittograph::bench_support

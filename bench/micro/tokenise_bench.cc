// Text -> tokens, by script and size.
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "support/generated_text.h"
#include "support/stage_bench.h"
#include "text/tokeniser.h"

namespace dittograph::bench_support {
namespace {

void tokenise(benchmark::State& state, Script script) {
  const std::string text = TextGenerator(1, script).prose(size_arg(state));
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  for (auto _ : state) {
    tokeniser.tokenise(text, tokens);
    benchmark::DoNotOptimize(tokens.hash.data());
  }
  set_bytes(state, text.size());
  set_tokens(state, tokens.size());
}
BENCHMARK_CAPTURE(tokenise, english, Script::kEnglish)->Apply(text_sizes);
BENCHMARK_CAPTURE(tokenise, cyrillic, Script::kCyrillic)->Apply(text_sizes);
BENCHMARK_CAPTURE(tokenise, arabic, Script::kArabic)->Apply(text_sizes);
BENCHMARK_CAPTURE(tokenise, chinese, Script::kChinese)->Apply(text_sizes);

// The oracle of the fast paths: what they save.
void tokenise_general(benchmark::State& state, Script script) {
  const std::string text = TextGenerator(1, script).prose(size_arg(state));
  Tokeniser tokeniser(TextPath::kGeneralOnly);
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  for (auto _ : state) {
    tokeniser.tokenise(text, tokens);
    benchmark::DoNotOptimize(tokens.hash.data());
  }
  set_bytes(state, text.size());
  set_tokens(state, tokens.size());
}
BENCHMARK_CAPTURE(tokenise_general, english, Script::kEnglish)->ArgName("bytes")->Arg(1 << 20);
BENCHMARK_CAPTURE(tokenise_general, cyrillic, Script::kCyrillic)->ArgName("bytes")->Arg(1 << 20);

}  // namespace
}  // namespace dittograph::bench_support

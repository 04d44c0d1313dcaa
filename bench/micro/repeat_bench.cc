// Repeats within one article: ordinary ones, and those that would be quadratic if done naively.
#include <benchmark/benchmark.h>

#include "repeat/repeats.h"
#include "support/article.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void find_repeats(benchmark::State& state, const Article& article) {
  RepeatFinder finder{Params{}};
  Repeats repeats;
  finder.find(article.text, article.tokens, article.fingerprints, article.segments, repeats);
  for (auto _ : state) {
    finder.find(article.text, article.tokens, article.fingerprints, article.segments, repeats);
    benchmark::DoNotOptimize(repeats.cuts.data());
  }
  set_bytes(state, article.text.size());
  state.counters["cuts"] = static_cast<double>(repeats.cuts.size());
}

void repeat_none(benchmark::State& state) {
  find_repeats(state, Article(TextGenerator(1).prose(size_arg(state))));
}
BENCHMARK(repeat_none)->Apply(text_sizes);

void repeat_copied_body(benchmark::State& state) {
  find_repeats(state, Article(with_copied_body(size_arg(state), 1)));
}
BENCHMARK(repeat_copied_body)->Apply(text_sizes);

void repeat_equal_lines(benchmark::State& state) {
  find_repeats(state, Article(equal_lines(size_arg(state))));
}
BENCHMARK(repeat_equal_lines)->ArgName("lines")->Arg(1'000)->Arg(100'000);

void repeat_near_equal_lines(benchmark::State& state) {
  find_repeats(state, Article(near_equal_lines(size_arg(state), 1)));
}
BENCHMARK(repeat_near_equal_lines)->ArgName("lines")->Arg(1'000)->Arg(20'000);

}  // namespace
}  // namespace dittograph::bench_support

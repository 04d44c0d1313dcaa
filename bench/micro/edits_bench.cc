// Cuts -> edits -> the cleaned text.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "clean/edits.h"
#include "repeat/repeats.h"
#include "support/article.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void edits_of_copied_body(benchmark::State& state) {
  const Article article(with_copied_body(size_arg(state), 1));
  Repeats repeats;
  RepeatFinder{Params{}}.find(article.text, article.tokens, article.fingerprints, article.segments,
                              repeats);
  std::vector<TextEdit> edits;
  plan_edits(article.text, repeats.cuts, repeats.joins, edits);
  std::string cleaned;
  apply_edits(article.text, edits, cleaned);
  for (auto _ : state) {
    plan_edits(article.text, repeats.cuts, repeats.joins, edits);
    apply_edits(article.text, edits, cleaned);
    benchmark::DoNotOptimize(cleaned.data());
  }
  set_bytes(state, article.text.size());
}
BENCHMARK(edits_of_copied_body)->Apply(text_sizes);

}  // namespace
}  // namespace dittograph::bench_support

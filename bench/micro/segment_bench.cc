// Text and tokens -> blocks and sentences.
#include <string>

#include <benchmark/benchmark.h>

#include "segment/segments.h"
#include "support/article.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void segment_text(benchmark::State& state, const Article& article) {
  SegmentScratch scratch;
  Segments segments;
  segment(article.text, article.tokens, scratch, segments);
  for (auto _ : state) {
    segment(article.text, article.tokens, scratch, segments);
    benchmark::DoNotOptimize(segments.sentences.data());
  }
  set_bytes(state, article.text.size());
}

void segment_prose(benchmark::State& state, Script script) {
  segment_text(state, Article(TextGenerator(1, script).prose(size_arg(state))));
}
BENCHMARK_CAPTURE(segment_prose, english, Script::kEnglish)->Apply(text_sizes);
BENCHMARK_CAPTURE(segment_prose, cyrillic, Script::kCyrillic)->Apply(text_sizes);
BENCHMARK_CAPTURE(segment_prose, arabic, Script::kArabic)->Apply(text_sizes);
BENCHMARK_CAPTURE(segment_prose, chinese, Script::kChinese)->Apply(text_sizes);

// One token a line: every gap between tokens is looked into.
void segment_word_a_line(benchmark::State& state) {
  std::string text = TextGenerator(1).prose(size_arg(state));
  for (char& c : text) c = c == ' ' ? '\n' : c;
  segment_text(state, Article(std::move(text)));
}
BENCHMARK(segment_word_a_line)->Apply(text_sizes);

}  // namespace
}  // namespace dittograph::bench_support

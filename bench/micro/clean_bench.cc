// A whole text cleaned in memory, and a whole corpus through run(): what the stages add up to.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "dittograph/engine.h"
#include "support/generated_text.h"
#include "support/stage_bench.h"

namespace dittograph::bench_support {
namespace {

void clean_one_text(benchmark::State& state, bool copied) {
  const std::string text =
      copied ? with_copied_body(size_arg(state), 1) : TextGenerator(1).prose(size_arg(state));
  for (auto _ : state) {
    const auto cleaned = clean_text(text, Params());
    if (!cleaned.ok()) std::abort();
    benchmark::DoNotOptimize(cleaned->text.data());
  }
  set_bytes(state, text.size());
}
BENCHMARK_CAPTURE(clean_one_text, nothing_twice, false)->Apply(text_sizes);
BENCHMARK_CAPTURE(clean_one_text, the_body_twice, true)->Apply(text_sizes);

// Documents of 4 KB, every tenth a copy of the one before with a paragraph more.
class Texts : public Source {
 public:
  explicit Texts(std::size_t n) {
    TextGenerator generator(1);
    for (std::size_t i = 0; i < n; ++i) {
      names_.push_back(std::to_string(i));
      texts_.push_back(i % 10 == 9 ? texts_.back() + "\n\n" : generator.prose(4096));
      if (i % 10 == 9) generator.paragraph(texts_.back());
      n_bytes_ += texts_.back().size();
    }
  }
  absl::StatusOr<bool> next(Document& document) override {
    if (at_ == texts_.size()) return false;
    document.name = names_[at_];
    document.text = texts_[at_++];
    return true;
  }
  absl::Status rewind() override {
    at_ = 0;
    return absl::OkStatus();
  }
  [[nodiscard]] std::size_t n_bytes() const { return n_bytes_; }

 private:
  std::vector<std::string> names_, texts_;
  std::size_t n_bytes_ = 0;
  std::size_t at_ = 0;
};

class Nothing : public Sink {
 public:
  absl::Status found(const Findings&) override { return absl::OkStatus(); }
  absl::Status cleaned(const CleanedDocument& document) override {
    benchmark::DoNotOptimize(document.text.data());
    return absl::OkStatus();
  }
};

void clean_corpus(benchmark::State& state, Level level) {
  Texts texts(size_arg(state));
  Params params;
  params.level = level;
  RunOptions options;
  options.threads = 1;
  Nothing sink;
  for (auto _ : state) {
    if (!texts.rewind().ok()) std::abort();
    const auto summary = run(params, texts, sink, options);
    if (!summary.ok()) std::abort();
  }
  set_bytes(state, texts.n_bytes());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
void document_counts(benchmark::internal::Benchmark* bench) {
  bench->ArgName("documents")->Unit(benchmark::kMillisecond);
  for (const std::int64_t n : {10, 1'000, 20'000}) bench->Arg(n);
}
BENCHMARK_CAPTURE(clean_corpus, documents, Level::kDocuments)->Apply(document_counts);
BENCHMARK_CAPTURE(clean_corpus, passages, Level::kPassages)->Apply(document_counts);

}  // namespace
}  // namespace dittograph::bench_support

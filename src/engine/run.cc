// run(): the same stages as pipeline.cc, over documents that are no files.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/resident_guard.h"
#include "base/resources.h"
#include "base/status.h"
#include "dittograph/engine.h"
#include "engine/analyse.h"
#include "engine/batch_loop.h"
#include "engine/compare.h"
#include "engine/corpus.h"
#include "engine/document_editor.h"
#include "engine/memory_plan.h"
#include "engine/shared_report.h"
#include "engine/stage_clock.h"
#include "report/scratch.h"
#include "report/trace_file.h"

namespace dittograph {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

// Some documents of the source, with their words in one buffer.
struct SourceBatch {
  explicit SourceBatch(const Params& params) : chunk(params) {}

  std::size_t number = 0;
  std::string words;
  std::vector<Document> documents;

  // Of pass 1.
  CorpusChunk chunk;
  BatchFindings findings;
  Tally tally;

  // Of pass 2.
  struct Result {
    std::string text;
    std::vector<TextCut> cuts;
    std::vector<LocatedPassage> passages;
  };
  std::vector<Result> results;
};

// Reads some documents; false if there is none.
absl::StatusOr<bool> read_batch(Source& source, SourceBatch& batch) {
  batch.words.clear();
  batch.documents.clear();
  std::vector<std::size_t> ends;
  while (batch.words.size() < kBatchBytes) {
    Document document;
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, source.next(document));
    if (!more) break;
    for (const std::string_view word : {document.name, document.text, document.title, document.url,
                                        document.date, document.source}) {
      batch.words.append(word);
      ends.push_back(batch.words.size());
    }
    batch.documents.push_back(document);
  }
  std::size_t begin = 0;
  auto end = ends.begin();
  for (Document& document : batch.documents) {
    for (std::string_view* word : {&document.name, &document.text, &document.title, &document.url,
                                   &document.date, &document.source}) {
      *word = std::string_view(batch.words).substr(begin, *end - begin);
      begin = *end++;
    }
  }
  return !batch.documents.empty();
}

class Run {
 public:
  Run(const Params& params, Source& source, Sink& sink, const RunOptions& options, Trace* trace)
      : params_(params),
        source_(source),
        sink_(sink),
        options_(options),
        parallel_(options.threads),
        memory_(options.memory_bytes),
        resident_(memory_.resident_mark(), memory_.resident_step()),
        stages_(trace) {
    for (std::size_t i = 0; i < parallel_.n_threads() + 2; ++i) slots_.emplace_back(params_);
  }

  absl::StatusOr<Summary> run() {
    DITTOGRAPH_RETURN_IF_ERROR(params_.validate());
    DITTOGRAPH_ASSIGN_OR_RETURN(Corpus corpus, read_all());
    DITTOGRAPH_ASSIGN_OR_RETURN(const Shared shared, compare(corpus));
    DITTOGRAPH_RETURN_IF_ERROR(sink_.found({.documents = shared.documents.clusters,
                                            .passages = shared.passages.clusters,
                                            .kept_whole = shared.cuts.kept_whole}));
    DITTOGRAPH_RETURN_IF_ERROR(source_.rewind());
    DITTOGRAPH_RETURN_IF_ERROR(clean_all(corpus, shared));
    return summary(corpus, shared);
  }

 private:
  absl::StatusOr<Corpus> read_all() {
    stages_.restart();
    DITTOGRAPH_ASSIGN_OR_RETURN(Scratch scratch, Scratch::make(options_.temp_dir));
    scratch_.emplace(std::move(scratch));
    DITTOGRAPH_ASSIGN_OR_RETURN(Corpus corpus,
                                Corpus::create(scratch_->path(), resident_, memory_));
    std::vector<std::unique_ptr<Analyser>> analysers;
    for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
      analysers.push_back(std::make_unique<Analyser>(params_));
    }
    SerialSeconds serial;
    DITTOGRAPH_RETURN_IF_ERROR(for_each_batch(
        [&](SourceBatch& batch, std::size_t worker) {
          const Trace::Clock::time_point begin = Trace::Clock::now();
          analyse(batch, *analysers[worker]);
          record_stages(stages_.trace(), begin, batch.tally, batch.number);
        },
        [&](SourceBatch& batch) {
          first_documents_.push_back(static_cast<std::uint32_t>(corpus.n_documents()));
          findings_.push_back(std::move(batch.findings));
          tally_.add(batch.tally);
          return corpus.append(batch.chunk);
        },
        &serial));
    DITTOGRAPH_RETURN_IF_ERROR(corpus.finish());
    stages_.end_pass(serial.read, tally_, serial.take);
    return corpus;
  }

  static void analyse(SourceBatch& batch, Analyser& analyser) {
    batch.chunk.clear();
    batch.findings = {};
    batch.findings.digest = hash_bytes(batch.words.data(), batch.words.size());
    batch.tally = Tally{};
    for (const Document& document : batch.documents) {
      analyser.analyse(document.text, batch.tally);
      batch.chunk.add(document, /*header_bytes=*/0, analyser);
      batch.findings.add(analyser.repeats());
    }
  }

  absl::StatusOr<Shared> compare(Corpus& corpus) {
    const char* present = nullptr;
    auto shared = compare_documents(
        corpus, params_, memory_,
        [&](const char* step) {
          if (present != nullptr) stages_.end(present);
          present = step;
          parallel_.record(stages_.trace(), step);
          return check();
        },
        parallel_);
    if (present != nullptr) stages_.end(present);
    return shared;
  }

  absl::Status clean_all(const Corpus& corpus, const Shared& shared) {
    std::vector<std::unique_ptr<DocumentEditor>> editors;
    for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
      editors.push_back(std::make_unique<DocumentEditor>(corpus, shared));
    }
    std::size_t n_batches = 0;
    const absl::Status status = for_each_batch(
        [&](SourceBatch& batch, std::size_t worker) { clean(shared, batch, *editors[worker]); },
        [&](SourceBatch& batch) {
          ++n_batches;
          return hand_on(shared, batch);
        });
    DITTOGRAPH_RETURN_IF_ERROR(status);
    stages_.end("edit");
    return n_batches == findings_.size() ? absl::OkStatus() : other_documents();
  }

  void clean(const Shared& shared, SourceBatch& batch, DocumentEditor& editor) {
    batch.results.clear();
    if (is_other(batch)) return;
    const std::vector<DocumentFindings>& findings = findings_[batch.number].documents;
    auto next = findings.begin();
    for (std::uint32_t i = 0; i < batch.documents.size(); ++i) {
      Document& document = batch.documents[i];
      document.id = DocId{first_documents_[batch.number] + i};
      const bool found = next != findings.end() && next->document == i;
      const DocumentFindings* own = found ? &*next++ : nullptr;
      SourceBatch::Result& result = batch.results.emplace_back();
      result.text = std::string(document.text);
      if (editor.has_cuts(document.id, own) && !shared.dropped[index_of(document.id)]) {
        editor.edit(document.id, document.text, own, /*is_file=*/false);
        result.cuts.assign(editor.cuts().begin(), editor.cuts().end());
        apply_edits(document.text, editor.edits(), result.text);
      }
      if (!editor.has_witnesses(document.id)) continue;
      const auto located = editor.locate(document.id, document.text);
      const auto numbers = shared.witnesses_of(document.id);
      for (std::size_t j = 0; j < numbers.size(); ++j) {
        result.passages.push_back({.cluster = numbers[j].cluster,
                                   .witness = numbers[j].witness,
                                   .bytes = located[j].bytes,
                                   .code_points = located[j].code_points});
      }
    }
  }

  absl::Status hand_on(const Shared& shared, const SourceBatch& batch) {
    if (is_other(batch)) return other_documents();
    for (std::size_t i = 0; i < batch.documents.size(); ++i) {
      const Document& document = batch.documents[i];
      const SourceBatch::Result& result = batch.results[i];
      const bool dropped = shared.dropped[index_of(document.id)];
      documents_dropped_ += dropped;
      documents_changed_ += result.text != document.text;
      DITTOGRAPH_RETURN_IF_ERROR(sink_.cleaned({.document = document,
                                                .text = result.text,
                                                .dropped = dropped,
                                                .cuts = result.cuts,
                                                .passages = result.passages}));
    }
    return absl::OkStatus();
  }

  // Whether the source gives others than the first time.
  [[nodiscard]] bool is_other(const SourceBatch& batch) const {
    return batch.number >= findings_.size() ||
           findings_[batch.number].n_documents != batch.documents.size() ||
           findings_[batch.number].digest != hash_bytes(batch.words.data(), batch.words.size());
  }
  static absl::Status other_documents() {
    return absl::FailedPreconditionError(
        "the source gave other documents the second time (rewind() must begin again)");
  }

  absl::Status for_each_batch(const std::function<void(SourceBatch&, std::size_t)>& work,
                              const std::function<absl::Status(SourceBatch&)>& take,
                              SerialSeconds* serial = nullptr) {
    return dittograph::for_each_batch<SourceBatch>(
        parallel_, slots_,
        {.read = [this](SourceBatch& batch) { return read_batch(source_, batch); },
         .work = work,
         .take = take,
         .check = [this] { return check(); },
         .trace = stages_.trace()},
        serial);
  }

  [[nodiscard]] absl::Status check() const {
    const bool cancelled = options_.cancelled != nullptr && options_.cancelled->load();
    return cancelled ? absl::CancelledError("stopped before the end") : absl::OkStatus();
  }

  Summary summary(const Corpus& corpus, const Shared& shared) {
    Summary summary;
    summary.command = "run";
    summary.params = params_;
    summarise(tally_, summary);
    summarise(corpus, shared, summary);
    summary.stages = stages_.stages();
    count_stages(summary);
    summary.documents_changed = documents_changed_;
    summary.documents_dropped = documents_dropped_;
    summary.n_threads = parallel_.n_threads();
    const Resources used = resources_now();
    summary.wall_seconds = used.wall_seconds;
    summary.cpu_seconds = used.cpu_seconds;
    summary.peak_bytes = used.peak_bytes;
    return summary;
  }

  const Params& params_;
  Source& source_;
  Sink& sink_;
  const RunOptions& options_;
  Parallel parallel_;
  MemoryPlan memory_;
  ResidentGuard resident_;
  std::optional<Scratch> scratch_;  // goes behind what lies in it
  std::vector<SourceBatch> slots_;
  std::vector<BatchFindings> findings_;         // by batch
  std::vector<std::uint32_t> first_documents_;  // by batch
  Tally tally_;
  StageClock stages_;
  std::uint64_t documents_changed_ = 0;
  std::uint64_t documents_dropped_ = 0;
};

}  // namespace

absl::StatusOr<Summary> run(const Params& params, Source& source, Sink& sink,
                            const RunOptions& options) {
  resources_now();  // starts the clock
  return recorded(options.trace,
                  [&](Trace* trace) { return Run(params, source, sink, options, trace).run(); });
}

}  // namespace dittograph

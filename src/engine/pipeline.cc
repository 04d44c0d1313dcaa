#include "engine/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include <sys/stat.h>
#include <unistd.h>

#include "base/resources.h"
#include "base/status.h"
#include "engine/audit_gather.h"
#include "engine/compare.h"
#include "engine/page_look.h"
#include "engine/shared_report.h"
#include "report/json_lines.h"
#include "report/passage_lines.h"
#include "report/removal_spool.h"
#include "report/rewrite.h"
#include "report/scratch.h"
#include "report/sqlite_file.h"
#include "report/summary_json.h"
#include "report/trace_file.h"

namespace dittograph {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::string_view kTooLong = "too_long";  // the reader's reason
// Scratch files.
constexpr const char* kRemovals = "/removals";
constexpr const char* kWitnesses = "/witnesses";
constexpr const char* kDatabase = "dittograph.sqlite";

// An OUT below an input folder would be read as input by the next run.
absl::Status check_apart(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code ignored;
  const std::filesystem::path out = std::filesystem::weakly_canonical(output, ignored);
  for (const std::string& input : inputs) {
    if (!std::filesystem::is_directory(input, ignored)) continue;
    const std::filesystem::path folder = std::filesystem::weakly_canonical(input, ignored);
    if (std::mismatch(folder.begin(), folder.end(), out.begin(), out.end()).first == folder.end()) {
      return absl::InvalidArgumentError(
          absl::StrCat(output, ": lies inside the input ", input, " (choose a folder beside it)"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Format> format_of(const std::string& word) {
  for (const Format format :
       {Format::kAuto, Format::kArticle, Format::kText, Format::kJsonl, Format::kCsv}) {
    if (word == format_name(format)) return format;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--format ", word, ": no such format (auto, article, text, jsonl or csv)"));
}

std::uint64_t stored_bytes(const InputPlan& plan) {
  std::uint64_t sum = 0;
  for (const InputFile& file : plan.files) {
    struct stat status{};
    if (::stat(file.path.c_str(), &status) == 0) sum += static_cast<std::uint64_t>(status.st_size);
  }
  return sum;
}

std::vector<std::uint32_t> witness_counts(std::span<const PassageCluster> clusters) {
  std::vector<std::uint32_t> counts(clusters.size());
  std::transform(clusters.begin(), clusters.end(), counts.begin(),
                 [](const PassageCluster& cluster) {
                   return static_cast<std::uint32_t>(cluster.witnesses.size());
                 });
  return counts;
}

}  // namespace

struct Pipeline::Findings {
  Corpus corpus;
  std::unique_ptr<OutputFile> repeats;
  std::unique_ptr<OutputFile> skipped;
  JsonLines lines;
  std::string skipped_lines;
};

// Reads like the paper: find what stands twice in every document and what documents share, decide
// which copy stays, then write every input again without the others.
absl::StatusOr<Summary> Pipeline::run() {
  DITTOGRAPH_ASSIGN_OR_RETURN(Opened opened, open());
  const std::unique_ptr<OutputFolder>& out = opened.out;
  const InputPlan& plan = opened.plan;

  DITTOGRAPH_ASSIGN_OR_RETURN(Corpus corpus, read_all(plan, *out));   // reader .. sketch
  DITTOGRAPH_ASSIGN_OR_RETURN(const Shared shared, compare(corpus));  // index .. cluster
  DITTOGRAPH_RETURN_IF_ERROR(write_clusters(corpus, shared, *out));
  choose_page(corpus, shared);
  DITTOGRAPH_ASSIGN_OR_RETURN(PassageLines passages,
                              look_again(plan, corpus, shared));          // passages' places, edits
  DITTOGRAPH_RETURN_IF_ERROR(write_texts(plan, corpus, passages, *out));  // cleaned text, ledger
  if (request_.sqlite) {
    DITTOGRAPH_RETURN_IF_ERROR(write_sqlite(out->staged_path(""), out->staged_path(kDatabase)));
    DITTOGRAPH_RETURN_IF_ERROR(out->add(kDatabase));
    stages_.end("database");
  }
  opened.scratch.reset();
  summarise(corpus, shared);
  if (request_.report) {
    DITTOGRAPH_RETURN_IF_ERROR(
        write_page({corpus, shared, page_choice_, page_store_, summary_}, *out));
    stages_.end("page");
  }
  DITTOGRAPH_RETURN_IF_ERROR(write_summary(*out));
  DITTOGRAPH_RETURN_IF_ERROR(out->commit());
  return std::move(summary_);
}

// What stands before any reading: checks, the folder, the scratch, the plan.
absl::StatusOr<Pipeline::Opened> Pipeline::open() {
  DITTOGRAPH_RETURN_IF_ERROR(request_.params.validate());
  DITTOGRAPH_ASSIGN_OR_RETURN(const Format format, format_of(request_.format));
  DITTOGRAPH_RETURN_IF_ERROR(check_apart(request_.output, request_.inputs));
  DITTOGRAPH_ASSIGN_OR_RETURN(
      std::unique_ptr<OutputFolder> out,
      OutputFolder::create(request_.output,
                           request_.force ? Existing::kReplaceOurs : Existing::kRefuse));
  DITTOGRAPH_ASSIGN_OR_RETURN(
      std::optional<Scratch> scratch,
      Scratch::make(request_.run.temp_dir.empty() ? out->staged_path("") : request_.run.temp_dir));
  scratch_ = scratch->path();
  DITTOGRAPH_ASSIGN_OR_RETURN(InputPlan plan,
                              plan_inputs(request_.inputs, format, request_.params, scratch_));
  progress_.bytes_total = stored_bytes(plan);
  // Who named no limit is better served with half as much again as the input than with page faults.
  if (request_.run.memory_bytes == 0) {
    resident_.raise_mark(progress_.bytes_total + progress_.bytes_total / 2);
  }
  return Opened{.out = std::move(out), .scratch = std::move(scratch), .plan = std::move(plan)};
}

template <class Slot>
absl::Status Pipeline::for_each_batch(const InputPlan& plan, std::vector<Slot>& slots,
                                      const std::function<void(Slot&, std::size_t)>& work,
                                      const std::function<absl::Status(Slot&)>& take,
                                      SerialSeconds* serial) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<BatchReader> reader,
                              BatchReader::open(plan, kBatchBytes, largest_record()));
  return dittograph::for_each_batch<Slot>(
      parallel_, slots,
      {.read = [&](Slot& slot) { return reader->next(slot.raw); },
       .work = work,
       .take = take,
       .check = [this] { return check("reading"); },
       .trace = stages_.trace()},
      serial);
}

// Pass 1: every document on its own, in parallel; what is found is taken in input order.
absl::StatusOr<Corpus> Pipeline::read_all(const InputPlan& plan, OutputFolder& out) {
  stages_.restart();
  DITTOGRAPH_ASSIGN_OR_RETURN(Corpus corpus, Corpus::create(scratch_, resident_, memory_));
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> repeats, out.file("repeats.jsonl"));
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> skipped, out.file("skipped.jsonl"));
  Findings findings{.corpus = std::move(corpus),
                    .repeats = std::move(repeats),
                    .skipped = std::move(skipped),
                    .lines = {},
                    .skipped_lines = {}};
  std::vector<std::unique_ptr<BatchWorker>> workers;
  std::vector<Batch> slots;
  for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
    workers.push_back(std::make_unique<BatchWorker>(plan, request_.params));
  }
  for (std::size_t i = 0; i < parallel_.n_threads() + 2; ++i) slots.emplace_back(request_.params);
  SerialSeconds serial;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_batch<Batch>(
      plan, slots,
      [&](Batch& batch, std::size_t worker) {
        const Trace::Clock::time_point begin = Trace::Clock::now();
        workers[worker]->work(batch);
        record_stages(stages_.trace(), begin, batch.tally, batch.number);
      },
      [&](Batch& batch) { return take(batch, plan, findings); }, &serial));
  DITTOGRAPH_RETURN_IF_ERROR(findings.corpus.finish());
  DITTOGRAPH_RETURN_IF_ERROR(findings.repeats->close());
  DITTOGRAPH_RETURN_IF_ERROR(findings.skipped->close());
  workers.clear();
  slots.clear();
  release_freed_memory();
  stages_.end_pass(serial.read, tally_, serial.take);
  return std::move(findings.corpus);
}

std::uint64_t Pipeline::largest_record() const {
  return request_.run.memory_bytes == 0
             ? kMaxRecordBytes
             : std::min<std::uint64_t>(kMaxRecordBytes, memory_.largest_document());
}

// A record that only the limit of memory keeps out ends the run: it is not the input's fault.
absl::Status Pipeline::check_fits(const Skipped& record, const InputPlan& plan) const {
  const std::uint64_t size = record.place.record.size();
  if (request_.run.memory_bytes == 0 || record.reason != kTooLong || size > kMaxRecordBytes) {
    return absl::OkStatus();
  }
  return absl::ResourceExhaustedError(absl::StrFormat(
      "%s:%d: a document of %d MB does not fit into --memory (give it %d MB or more)",
      plan.files[record.place.input].name, record.place.line, size / 1'000'000,
      size * (memory_.limit() / memory_.largest_document()) / 1'000'000 + 1));
}

// One batch's findings, in the order of the input.
absl::Status Pipeline::take(Batch& batch, const InputPlan& plan, Findings& findings) {
  for (const std::uint64_t name : batch.names) doubled_ids_.add(name);
  for (const std::vector<Skipped>* skipped : {&batch.raw.skipped, &batch.parsed.skipped}) {
    for (const Skipped& record : *skipped) {
      DITTOGRAPH_RETURN_IF_ERROR(check_fits(record, plan));
      if (request_.strict) {
        return absl::InvalidArgumentError(absl::StrCat(plan.files[record.place.input].name, ":",
                                                       record.place.line, ": ", record.detail, " (",
                                                       record.reason, ")"));
      }
      ++summary_.skipped[record.reason];
      findings.skipped_lines.clear();
      findings.lines.skipped(record, findings.skipped_lines);
      DITTOGRAPH_RETURN_IF_ERROR(findings.skipped->write(findings.skipped_lines));
    }
  }
  DITTOGRAPH_RETURN_IF_ERROR(findings.repeats->write(batch.repeat_lines));
  first_documents_.push_back(static_cast<std::uint32_t>(findings.corpus.n_documents()));
  DITTOGRAPH_RETURN_IF_ERROR(findings.corpus.append(batch.chunk));
  batch_findings_.push_back(std::move(batch.findings));
  tally_.add(batch.tally);
  progress_.documents = tally_.documents;
  tell_progress("read", batch.raw.stream_bytes_read);
  return absl::OkStatus();
}

absl::StatusOr<Shared> Pipeline::compare(Corpus& corpus) {
  const char* present = nullptr;
  auto shared = compare_documents(
      corpus, request_.params, memory_,
      [&](const char* step) {
        if (present != nullptr) stages_.end(present);
        present = step;
        parallel_.record(stages_.trace(), step);
        next_progress_ms_ = 0;
        tell_progress("compare", progress_.bytes_total);
        return check("comparing");
      },
      parallel_, request_.estimate_recall);
  if (present != nullptr) stages_.end(present);
  release_freed_memory();
  return shared;
}

// Pass 2: the texts once more. What goes becomes edits of the inputs; passages get their places.
absl::StatusOr<PassageLines> Pipeline::look_again(const InputPlan& plan, const Corpus& corpus,
                                                  const Shared& shared) {
  DITTOGRAPH_ASSIGN_OR_RETURN(RemovalWriter removals, RemovalWriter::create(scratch_ + kRemovals));
  DITTOGRAPH_ASSIGN_OR_RETURN(PassageLines passages,
                              PassageLines::create(scratch_ + kWitnesses, resident_,
                                                   witness_counts(shared.passages.clusters)));
  const SecondLookInput input = {plan,         request_.params, corpus,
                                 shared,       batch_findings_, first_documents_,
                                 page_choice_, passages};
  std::vector<std::unique_ptr<SecondLook>> workers;
  for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
    workers.push_back(std::make_unique<SecondLook>(input));
  }
  std::vector<SecondBatch> slots(parallel_.n_threads() + 2);
  progress_.documents = 0;
  std::size_t n_batches = 0;
  const auto take_edits = [&](SecondBatch& batch) -> absl::Status {
    if (batch.changed_meanwhile) return changed_meanwhile();
    for (const Removal& removal : batch.removals) {
      DITTOGRAPH_RETURN_IF_ERROR(removals.append(removal));
    }
    DITTOGRAPH_RETURN_IF_ERROR(batch.status);
    passages.append(batch.witnesses, batch.lines_place);
    page_store_.append(batch.page);
    edits_.add(batch.tally);
    ++n_batches;
    progress_.documents += batch.parsed.documents.size();
    tell_progress("edit", batch.raw.stream_bytes_read);
    return absl::OkStatus();
  };
  DITTOGRAPH_RETURN_IF_ERROR(for_each_batch<SecondBatch>(
      plan, slots, [&](SecondBatch& batch, std::size_t worker) { workers[worker]->work(batch); },
      take_edits));
  if (n_batches != batch_findings_.size()) return changed_meanwhile();
  DITTOGRAPH_RETURN_IF_ERROR(removals.close());
  stages_.end("edit");
  return passages;
}

// What was found and what stays, side by side: neither needs the other.
absl::Status Pipeline::write_texts(const InputPlan& plan, const Corpus& corpus,
                                   PassageLines& passages, OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> lines, out.file("passages.jsonl"));
  absl::Status passages_written;
  absl::Status inputs_written;
  parallel_.both(
      [&] {
        passages_written = passages.write([&](DocId document) { return corpus.name(document); },
                                          [this] { return check("writing"); }, *lines);
        passages_written.Update(lines->close());
      },
      [&] { inputs_written = rewrite_inputs(plan, out); });
  stages_.end("write");
  passages_written.Update(inputs_written);
  return passages_written;
}

// The inputs again, without what goes.
absl::Status Pipeline::rewrite_inputs(const InputPlan& plan, OutputFolder& out) {
  const std::string spool = scratch_ + kRemovals;
  DITTOGRAPH_ASSIGN_OR_RETURN(RemovalReader removals, RemovalReader::open(spool));
  DITTOGRAPH_ASSIGN_OR_RETURN(
      summary_.inputs,
      rewrite(plan, removals, out,
              {.packing = request_.compress == "zst" ? Packing::kZstd : Packing::kNone,
               .dry_run = request_.dry_run,
               .progress = request_.run.progress,
               .so_far = progress_,
               .cancelled = request_.run.cancelled}));
  ::unlink(spool.c_str());
  return absl::OkStatus();
}

// Without a page nothing is wanted for it.
void Pipeline::choose_page(const Corpus& corpus, const Shared& shared) {
  if (request_.report) {
    page_choice_ = choose_for_page(corpus, shared, batch_findings_, first_documents_, {});
  } else {
    page_choice_.wanted.assign(corpus.n_documents(), PageChoice::Wanted::kNot);
  }
}

void Pipeline::summarise(const Corpus& corpus, const Shared& shared) {
  summary_.dry_run = request_.dry_run;
  summary_.params = request_.params;
  summary_.n_threads = parallel_.n_threads();
  for (const InputSummary& input : summary_.inputs) summary_.bytes += input.bytes;
  summary_.doubled_ids = doubled_ids_.count();
  dittograph::summarise(tally_, summary_);
  dittograph::summarise(corpus, shared, summary_);
  summary_.documents_changed = edits_.documents_changed;
  summary_.documents_dropped = edits_.documents_dropped;
  summary_.documents_marked = edits_.documents_marked;
  summary_.cuts["boilerplate"] = edits_.boilerplate;
  summary_.cuts["passage"] = edits_.passages;
}

absl::Status Pipeline::write_summary(OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> file, out.file("summary.json"));
  summary_.stages = stages_.stages();
  count_stages(summary_);
  summary_.files = out.names();
  const Resources used = resources_now();
  summary_.wall_seconds = used.wall_seconds;
  summary_.cpu_seconds = used.cpu_seconds;
  summary_.peak_bytes = used.peak_bytes;
  DITTOGRAPH_RETURN_IF_ERROR(file->write(summary_to_json(summary_)));
  return file->close();
}

absl::Status Pipeline::check(const char* doing) const {
  const bool cancelled = request_.run.cancelled != nullptr && request_.run.cancelled->load();
  return cancelled ? absl::CancelledError(absl::StrCat("stopped while ", doing)) : absl::OkStatus();
}

// A few times a second; more would only cost time.
void Pipeline::tell_progress(const char* stage, std::uint64_t bytes_done) {
  if (!request_.run.progress) return;
  const auto now_ms = static_cast<std::uint64_t>(resources_now().wall_seconds * 1000);
  if (now_ms < next_progress_ms_) return;
  next_progress_ms_ = now_ms + 150;
  progress_.stage = stage;
  progress_.bytes_done = bytes_done;
  request_.run.progress(progress_);
}

absl::Status Pipeline::changed_meanwhile() {
  return absl::DataLossError("the inputs were changed while they were read (run again)");
}

// The audit's second look goes the same way.
template absl::Status Pipeline::for_each_batch<GatherBatch>(
    const InputPlan& plan, std::vector<GatherBatch>& slots,
    const std::function<void(GatherBatch&, std::size_t)>& work,
    const std::function<absl::Status(GatherBatch&)>& take, SerialSeconds* serial);

absl::StatusOr<Summary> clean(const CleanRequest& request) {
  resources_now();  // starts the clock
  return recorded(request.run.trace, [&](Trace* trace) { return Pipeline(request, trace).run(); });
}

}  // namespace dittograph

#include "engine/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include <sys/stat.h>

#include "base/resources.h"
#include "base/status.h"
#include "report/json_lines.h"
#include "report/removal_spool.h"
#include "report/rewrite.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr const char* kSpoolName = ".removals";

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

}  // namespace

struct Pipeline::Findings {
  RemovalWriter removals;
  std::unique_ptr<OutputFile> repeats;
  std::unique_ptr<OutputFile> skipped;
  JsonLines lines;
  std::string skipped_lines;
};

// Reads like the paper: find what stands twice in every document, then write every input again
// without it.
absl::StatusOr<Summary> Pipeline::run() {
  DITTOGRAPH_RETURN_IF_ERROR(request_.params.validate());
  DITTOGRAPH_ASSIGN_OR_RETURN(const Format format, format_of(request_.format));
  DITTOGRAPH_RETURN_IF_ERROR(check_apart(request_.output, request_.inputs));
  DITTOGRAPH_ASSIGN_OR_RETURN(
      const std::unique_ptr<OutputFolder> out,
      OutputFolder::create(request_.output,
                           request_.force ? Existing::kReplaceOurs : Existing::kRefuse));
  const std::string temp_dir =
      request_.run.temp_dir.empty() ? out->staged_path("") : request_.run.temp_dir;
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan,
                              plan_inputs(request_.inputs, format, request_.params, temp_dir));
  progress_.bytes_total = stored_bytes(plan);

  DITTOGRAPH_RETURN_IF_ERROR(analyse(plan, *out));
  DITTOGRAPH_RETURN_IF_ERROR(rewrite_inputs(plan, *out));
  summarise();
  DITTOGRAPH_RETURN_IF_ERROR(write_summary(*out));
  DITTOGRAPH_RETURN_IF_ERROR(out->commit());
  return std::move(summary_);
}

// Pass 1: every document on its own, in parallel; what is found is taken in input order.
absl::Status Pipeline::analyse(const InputPlan& plan, OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<BatchReader> reader,
                              BatchReader::open(plan, kBatchBytes));
  DITTOGRAPH_ASSIGN_OR_RETURN(RemovalWriter removals,
                              RemovalWriter::create(out.staged_path(kSpoolName)));
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> repeats, out.file("repeats.jsonl"));
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> skipped, out.file("skipped.jsonl"));
  Findings findings{.removals = std::move(removals),
                    .repeats = std::move(repeats),
                    .skipped = std::move(skipped),
                    .lines = {},
                    .skipped_lines = {}};
  findings_ = &findings;

  Parallel parallel(request_.run.threads);
  summary_.n_threads = parallel.n_threads();
  std::vector<std::unique_ptr<BatchWorker>> workers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) {
    workers.push_back(std::make_unique<BatchWorker>(plan, request_.params));
  }
  std::vector<Batch> slots(parallel.n_threads() + 2);
  // One fault a side: read and write each run on one thread at a time, but not the same one.
  absl::Status read_fault;
  absl::Status write_fault;
  std::atomic<bool> stop{false};
  parallel.pipeline(
      slots.size(),
      {.read =
           [&](std::size_t slot) {
             if (stop.load() || cancelled()) return false;
             absl::StatusOr<bool> more = reader->next(slots[slot].raw);
             if (!more.ok()) {
               read_fault = more.status();
               return false;
             }
             return *more;
           },
       .work = [&](std::size_t slot, std::size_t worker) { workers[worker]->work(slots[slot]); },
       .write =
           [&](std::size_t slot) {
             if (!write_fault.ok()) return;
             write_fault = take(slots[slot], plan);
             if (!write_fault.ok()) stop.store(true);
           }});
  DITTOGRAPH_RETURN_IF_ERROR(write_fault);
  DITTOGRAPH_RETURN_IF_ERROR(read_fault);
  if (cancelled()) return absl::CancelledError("stopped while reading");
  DITTOGRAPH_RETURN_IF_ERROR(findings.removals.close());
  DITTOGRAPH_RETURN_IF_ERROR(findings.repeats->close());
  DITTOGRAPH_RETURN_IF_ERROR(findings.skipped->close());
  findings_ = nullptr;
  return absl::OkStatus();
}

// One batch's findings, in the order of the input.
absl::Status Pipeline::take(Batch& batch, const InputPlan& plan) {
  for (const std::uint64_t name : batch.names) doubled_ids_.add(name);
  for (const std::vector<Skipped>* skipped : {&batch.raw.skipped, &batch.parsed.skipped}) {
    for (const Skipped& record : *skipped) {
      if (request_.strict) {
        return absl::InvalidArgumentError(absl::StrCat(plan.files[record.place.input].name, ":",
                                                       record.place.line, ": ", record.detail, " (",
                                                       record.reason, ")"));
      }
      ++summary_.skipped[record.reason];
      findings_->skipped_lines.clear();
      findings_->lines.skipped(record, findings_->skipped_lines);
      DITTOGRAPH_RETURN_IF_ERROR(findings_->skipped->write(findings_->skipped_lines));
    }
  }
  for (const Removal& removal : batch.removals) {
    DITTOGRAPH_RETURN_IF_ERROR(findings_->removals.append(removal));
  }
  DITTOGRAPH_RETURN_IF_ERROR(findings_->repeats->write(batch.repeat_lines));
  tally_.add(batch.tally);
  progress_.documents = tally_.documents;
  tell_progress("read", batch.raw.stream_bytes_read);
  return absl::OkStatus();
}

// Pass 2: the inputs again, without what goes.
absl::Status Pipeline::rewrite_inputs(const InputPlan& plan, OutputFolder& out) {
  const std::string spool = out.staged_path(kSpoolName);
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

void Pipeline::summarise() {
  summary_.dry_run = request_.dry_run;
  summary_.params = request_.params;
  for (const InputSummary& input : summary_.inputs) summary_.bytes += input.bytes;
  summary_.doubled_ids = doubled_ids_.count();
  dittograph::summarise(tally_, summary_);
}

absl::Status Pipeline::write_summary(OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> file, out.file("summary.json"));
  summary_.files = out.names();
  const Resources used = resources_now();
  summary_.wall_seconds = used.wall_seconds;
  summary_.cpu_seconds = used.cpu_seconds;
  summary_.peak_bytes = used.peak_bytes;
  DITTOGRAPH_RETURN_IF_ERROR(file->write(summary_to_json(summary_)));
  return file->close();
}

bool Pipeline::cancelled() const {
  return request_.run.cancelled != nullptr && request_.run.cancelled->load();
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

absl::StatusOr<Summary> clean(const CleanRequest& request) {
  resources_now();  // starts the clock
  return Pipeline(request).run();
}

}  // namespace dittograph

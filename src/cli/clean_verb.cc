#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/sizes.h"
#include "cli/verbs.h"
#include <simdjson.h>

#include "base/kernel_choice.h"
#include "base/resources.h"
#include "base/status.h"
#include "dittograph/engine.h"
#include "reader/byte_source.h"
#include "reader/input_plan.h"
#include "reader/record_fields.h"
#include "reader/sniff.h"
#include "report/human_summary.h"
#include "report/scratch.h"
#include "report/stage_table.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

constexpr std::size_t kMostGuessesShown = 5;

absl::StatusOr<CleanRequest> request_of(const Typed& typed) {
  CleanRequest request;
  request.inputs = typed.arguments;
  request.format = typed.value("format", "auto");
  request.output = typed.value("output");
  request.force = typed.has("force");
  request.dry_run = typed.has("dry-run");
  request.strict = typed.has("strict");
  request.sqlite = typed.has("sqlite");
  request.estimate_recall = typed.has("estimate-recall");
  const std::string report = typed.value("report", "yes");
  if (report != "yes" && report != "no") {
    return absl::InvalidArgumentError(absl::StrFormat("--report: '%s' is not yes or no", report));
  }
  request.report = report == "yes";
  request.compress = typed.value("compress");
  if (!request.compress.empty() && request.compress != "zst") {
    return absl::InvalidArgumentError(
        absl::StrFormat("--compress: '%s' is not zst", request.compress));
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(request.params, params_of(typed));
  if (typed.has("threads")) {
    const std::string threads = typed.value("threads");
    constexpr std::size_t kMostThreads = 1024;
    if (!absl::SimpleAtoi(threads, &request.run.threads) || request.run.threads == 0 ||
        request.run.threads > kMostThreads) {
      return absl::InvalidArgumentError(
          absl::StrFormat("--threads: '%s' is not a number from 1 to %d", threads, kMostThreads));
    }
  }
  if (typed.has("memory")) {
    DITTOGRAPH_ASSIGN_OR_RETURN(request.run.memory_bytes, memory_of(typed.value("memory")));
  }
  DITTOGRAPH_RETURN_IF_ERROR(choose_kernels(typed.value("kernel", "best")));
  request.run.temp_dir = typed.value("temp-dir");
  request.run.trace = typed.value("trace");
  request.run.cancelled = &cancelled();
  return request;
}

// "in.jsonl: text from "body", id from "uid"": what was guessed, so that a wrong guess is seen.
std::string guesses(const Summary& summary) {
  const auto named = [&](const std::string& field) {
    const Params& p = summary.params;
    return !(field == "text"    ? p.text_field
             : field == "id"    ? p.id_field
             : field == "title" ? p.title_field
             : field == "url"   ? p.url_field
             : field == "date"  ? p.date_field
                                : p.source_field)
                .empty();
  };
  std::string text;
  std::set<std::string> seen;
  for (const InputSummary& input : summary.inputs) {
    std::string fields;
    for (const auto& [field, name] : input.fields) {
      if (!named(field))
        absl::StrAppend(&fields, fields.empty() ? "" : ", ", field, " from \"", name, "\"");
    }
    if (fields.empty() || !seen.insert(fields).second) continue;
    if (seen.size() > kMostGuessesShown) return text + "more guesses stand in summary.json\n";
    absl::StrAppend(&text, "guessed fields of ", input.name, ": ", fields, "\n");
  }
  return text;
}

std::uint64_t n_skipped(const Summary& summary) {
  std::uint64_t n = 0;
  for (const auto& [reason, records] : summary.skipped) n += records;
  return n;
}

// Who named a limit is told when it did not hold: what documents share has no part in it.
std::string memory_note(const Summary& summary, std::uint64_t limit) {
  if (limit == 0 || summary.peak_bytes <= limit + limit / 10) return {};
  return absl::StrFormat(
      "--memory %s did not hold: %s and the copies of %s that they share need more (give it %s)\n",
      human_bytes(limit), counted(summary.documents, "document"),
      counted(summary.passages.clusters, "passage"), human_bytes(summary.peak_bytes));
}

int clean_into_folder(const Typed& typed, CleanRequest request) {
  const bool quiet = typed.has("quiet");
  ProgressLine line(!quiet);
  request.run.progress = [&line](const Progress& progress) { line.show(progress); };
  const absl::StatusOr<Summary> summary = clean(request);
  line.clear();
  if (!summary.ok()) return exit_code(summary.status());
  if (!quiet) {
    say(guesses(*summary));
    say(human_summary(*summary));
    say(memory_note(*summary, request.run.memory_bytes));
    say(human_last_line(*summary));
  }
  if (typed.has("stats")) say(stage_table(*summary));
  if (typed.has("json")) {
    if (const absl::Status status = print(summary_to_json(*summary)); !status.ok()) {
      return exit_code(status);
    }
  }
  return typed.has("strict-exit") && n_skipped(*summary) > 0 ? 1 : 0;
}

// -- one text, printed

absl::StatusOr<std::string> read_all(const InputFile& file) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto source, ByteSource::open(file));
  std::string bytes;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::string_view chunk, source->next());
    if (chunk.empty()) break;
    bytes.append(chunk);
  }
  if (source->damage().reason != nullptr) {
    say(absl::StrFormat("dittograph: %s: %s\n", file.name, source->damage().detail));
  }
  return bytes;
}

absl::StatusOr<Format> format_of(const std::string& word) {
  for (const Format format :
       {Format::kAuto, Format::kArticle, Format::kText, Format::kJsonl, Format::kCsv}) {
    if (word == format_name(format)) return format;
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("--format: '%s' is not auto, article, text, jsonl or csv", word));
}

// The one text that was given, or the sentence that asks for -o.
absl::StatusOr<std::string> only_text(const CleanRequest& request) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const Format format, format_of(request.format));
  DITTOGRAPH_ASSIGN_OR_RETURN(const Scratch scratch, Scratch::make(request.run.temp_dir));
  std::error_code ignored;
  if (request.inputs.size() != 1 || std::filesystem::is_directory(request.inputs[0], ignored)) {
    return absl::InvalidArgumentError(
        "several inputs cannot be printed: name a folder for the results (give -o OUT)");
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan,
                              plan_inputs(request.inputs, format, request.params, scratch.path()));
  if (plan.files.empty()) return std::string();
  const InputFile& file = plan.files[0];
  if (file.format == Format::kJsonl || file.format == Format::kCsv) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: %s records cannot be printed as one text: name a folder for the "
                        "results (give -o OUT)",
                        file.name, format_name(file.format)));
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(std::string text, read_all(file));
  if (const Fault fault = fault_of_text(text, file.guessed); fault != Fault::kNone) {
    return absl::InvalidArgumentError(absl::StrFormat("%s: %s", file.name, fault_detail(fault)));
  }
  return text;
}

// repeats.jsonl in words.
std::string tell_repeats(const std::string& json_lines) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  std::string text;
  if (parser.parse_many(json_lines).get(lines) != simdjson::SUCCESS) return text;
  for (const auto line : lines) {
    std::string_view kind;
    std::string_view why;
    std::uint64_t tokens = 0;
    simdjson::dom::array copies;
    if (line["kind"].get(kind) != simdjson::SUCCESS || line["why"].get(why) != simdjson::SUCCESS ||
        line["tokens"].get(tokens) != simdjson::SUCCESS ||
        line["copies"].get(copies) != simdjson::SUCCESS) {
      continue;
    }
    absl::StrAppendFormat(&text, "%s, %s:", kind, counted(tokens, "token"));
    for (const simdjson::dom::element copy : copies) {
      bool kept = false;
      bool cut = false;
      std::uint64_t begin = 0;
      std::uint64_t end = 0;
      if (copy["kept"].get(kept) != simdjson::SUCCESS ||
          copy["cut"].get(cut) != simdjson::SUCCESS ||
          copy["cp_begin"].get(begin) != simdjson::SUCCESS ||
          copy["cp_end"].get(end) != simdjson::SUCCESS) {
        continue;
      }
      absl::StrAppendFormat(&text, " %s [%d,%d)", kept ? "kept" : cut ? "cut" : "left", begin, end);
    }
    if (!why.empty()) absl::StrAppendFormat(&text, "; %s", why);
    text += '\n';
  }
  return text;
}

absl::Status check_flags_of_one_text(const Typed& typed) {
  for (const char* flag :
       {"force", "compress", "json", "sqlite", "trace", "estimate-recall", "report"}) {
    if (typed.has(flag)) {
      return absl::InvalidArgumentError(
          absl::StrFormat("--%s: belongs to a folder of results (give -o OUT)", flag));
    }
  }
  return absl::OkStatus();
}

int clean_one_text(const Typed& typed, const CleanRequest& request) {
  if (const absl::Status status = check_flags_of_one_text(typed); !status.ok()) {
    return exit_code(status);
  }
  const absl::StatusOr<std::string> text = only_text(request);
  if (!text.ok()) return exit_code(text.status());
  absl::StatusOr<CleanedText> cleaned = clean_text(*text, request.params);
  if (!cleaned.ok()) return exit_code(cleaned.status());
  if (!request.dry_run) {
    if (const absl::Status status = print(cleaned->text); !status.ok()) return exit_code(status);
  }
  const Resources used = resources_now();
  cleaned->summary.wall_seconds = used.wall_seconds;
  cleaned->summary.cpu_seconds = used.cpu_seconds;
  cleaned->summary.peak_bytes = used.peak_bytes;
  if (!typed.has("quiet")) {
    say(tell_repeats(cleaned->repeats));
    say(human_last_line(cleaned->summary));
  }
  if (typed.has("stats")) say(stage_table(cleaned->summary));
  return 0;
}

}  // namespace

int run_clean(const Typed& typed) {
  const absl::StatusOr<CleanRequest> request = request_of(typed);
  if (!request.ok()) return exit_code(request.status());
  return typed.has("output") ? clean_into_folder(typed, *request) : clean_one_text(typed, *request);
}

}  // namespace dittograph

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/restore_into.h"
#include "cli/verbs.h"

#include "base/status.h"
#include "evaluate/evaluate.h"
#include "evaluate/evaluate_documents.h"
#include "report/restore.h"
#include "report/scratch.h"

namespace dittograph {
namespace {

// The folder or file of OUT that holds the cleaned text.
std::vector<std::string> cleaned_paths(const std::string& out, const Summary& summary) {
  std::set<std::string> paths;
  for (const InputSummary& input : summary.inputs) {
    if (input.cleaned_file.empty()) continue;  // The text was dropped.
    const bool mirrored = input.cleaned_file.starts_with("cleaned/");
    paths.insert(out + "/" + (mirrored ? "cleaned" : input.cleaned_file));
  }
  return {paths.begin(), paths.end()};
}

// A file of OUT, packed if only that is there.
std::string file_of(const std::string& out, const std::string& name) {
  std::error_code ignored;
  const std::string plain = out + "/" + name;
  const std::string packed = plain + ".zst";
  return !std::filesystem::exists(plain, ignored) && std::filesystem::exists(packed, ignored)
             ? packed
             : plain;
}

constexpr const char* kTruths[] = {"cleaned", "spans", "pairs", "clusters"};

absl::Status check_typed(const Typed& typed) {
  const auto given = std::ranges::count_if(kTruths, [&](const char* t) { return typed.has(t); });
  if (given != 1) {
    return absl::InvalidArgumentError(
        "eval: wants one truth (give --cleaned, --spans, --pairs or --clusters)");
  }
  if (typed.has("min-resemblance") && !typed.has("pairs")) {
    return absl::InvalidArgumentError("eval: --min-resemblance says which --pairs are wanted");
  }
  return absl::OkStatus();
}

absl::StatusOr<double> min_resemblance(const Typed& typed, double otherwise) {
  if (!typed.has("min-resemblance")) return otherwise;
  const std::string text = typed.value("min-resemblance");
  double value = 0;
  if (!absl::SimpleAtod(text, &value) || !(value >= 0 && value <= 1)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--min-resemblance: '%s' is not a number from 0 to 1", text));
  }
  return value;
}

// The run, its input restored into a folder of our own.
struct RestoredRun {
  const Typed& typed;
  const std::string& out;
  const Summary& summary;
  const std::string& scratch;

  [[nodiscard]] TextInputs texts(std::vector<std::string> paths) const {
    return {.paths = std::move(paths), .params = summary.params, .temp_dir = scratch};
  }
  [[nodiscard]] TextInputs dirty() const { return texts({scratch + "/inputs"}); }
};

absl::StatusOr<CleanedScore> score_cleaned(const RestoredRun& run) {
  CleanedRequest request;
  request.dirty = run.dirty();
  request.cleaned = run.texts(cleaned_paths(run.out, run.summary));
  request.truth = run.texts({run.typed.value("cleaned")});
  request.truth.params = Params{};  // The truth names its fields its own way.
  return evaluate_cleaned(request);
}

absl::StatusOr<SpansScore> score_spans(const RestoredRun& run) {
  return evaluate_spans({.dirty = run.dirty(),
                         .truth = run.typed.value("spans"),
                         .removed = file_of(run.out, "removed.jsonl")});
}

absl::StatusOr<ClustersScore> score_clusters_of(const RestoredRun& run) {
  return evaluate_clusters({.dirty = run.dirty(),
                            .truth = run.typed.value("clusters"),
                            .clusters = file_of(run.out, "clusters.jsonl")});
}

absl::StatusOr<PairsScore> score_pairs_of(const RestoredRun& run) {
  PairsRequest request;
  request.dirty = run.dirty();
  request.resemblance = run.summary.params.resemblance;
  request.containment = run.summary.params.containment;
  request.truth = run.typed.value("pairs");
  request.clusters = file_of(run.out, "clusters.jsonl");
  std::error_code ignored;
  const std::string passages = file_of(run.out, "passages.jsonl");
  if (std::filesystem::exists(passages, ignored)) request.passages = passages;
  DITTOGRAPH_ASSIGN_OR_RETURN(request.min_resemblance,
                              min_resemblance(run.typed, request.resemblance));
  return evaluate_pairs(request);
}

template <typename Score>
absl::StatusOr<std::string> shown(const Typed& typed, const absl::StatusOr<Score>& score) {
  if (!score.ok()) return score.status();
  return typed.has("json") ? to_json(*score) + "\n" : to_table(*score);
}

absl::StatusOr<std::string> evaluate(const Typed& typed) {
  const std::string& out = typed.arguments[0];
  DITTOGRAPH_RETURN_IF_ERROR(check_typed(typed));
  DITTOGRAPH_RETURN_IF_ERROR(min_resemblance(typed, 0).status());
  DITTOGRAPH_ASSIGN_OR_RETURN(Restorer restorer, Restorer::open(out));
  DITTOGRAPH_ASSIGN_OR_RETURN(const Scratch scratch, Scratch::make(typed.value("temp-dir")));
  DITTOGRAPH_RETURN_IF_ERROR(restore_into_folder(restorer, scratch.path() + "/inputs", false));
  const RestoredRun run{typed, out, restorer.summary(), scratch.path()};
  if (typed.has("cleaned")) return shown(typed, score_cleaned(run));
  if (typed.has("spans")) return shown(typed, score_spans(run));
  if (typed.has("pairs")) return shown(typed, score_pairs_of(run));
  return shown(typed, score_clusters_of(run));
}

}  // namespace

int run_eval(const Typed& typed) {
  const absl::StatusOr<std::string> report = evaluate(typed);
  return exit_code(report.ok() ? print(*report) : report.status());
}

}  // namespace dittograph

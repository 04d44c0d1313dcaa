#include <filesystem>
#include <set>
#include <string>

#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/restore_into.h"
#include "cli/scratch.h"
#include "cli/verbs.h"

#include "base/status.h"
#include "evaluate/evaluate.h"
#include "report/restore.h"

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

std::string ledger_of(const std::string& out) {
  std::error_code ignored;
  const std::string plain = out + "/removed.jsonl";
  return std::filesystem::exists(plain, ignored) ? plain : plain + ".zst";
}

absl::StatusOr<std::string> evaluate(const Typed& typed) {
  const std::string& out = typed.arguments[0];
  if (typed.has("cleaned") == typed.has("spans")) {
    return absl::InvalidArgumentError("eval: wants one truth (give --cleaned or --spans)");
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(Restorer restorer, Restorer::open(out));
  DITTOGRAPH_ASSIGN_OR_RETURN(const Scratch scratch, Scratch::make(typed.value("temp-dir")));
  const std::string dirty = scratch.path() + "/inputs";
  DITTOGRAPH_RETURN_IF_ERROR(restore_into_folder(restorer, dirty, false));
  const Params& params = restorer.summary().params;
  const auto texts = [&](std::vector<std::string> paths) {
    return TextInputs{.paths = std::move(paths), .params = params, .temp_dir = scratch.path()};
  };
  if (typed.has("cleaned")) {
    CleanedRequest request;
    request.dirty = texts({dirty});
    request.cleaned = texts(cleaned_paths(out, restorer.summary()));
    request.truth = texts({typed.value("cleaned")});
    request.truth.params = Params{};  // The truth names its fields its own way.
    DITTOGRAPH_ASSIGN_OR_RETURN(const CleanedScore score, evaluate_cleaned(request));
    return typed.has("json") ? to_json(score) + "\n" : to_table(score);
  }
  SpansRequest request;
  request.dirty = texts({dirty});
  request.truth = typed.value("spans");
  request.removed = ledger_of(out);
  DITTOGRAPH_ASSIGN_OR_RETURN(const SpansScore score, evaluate_spans(request));
  return typed.has("json") ? to_json(score) + "\n" : to_table(score);
}

}  // namespace

int run_eval(const Typed& typed) {
  const absl::StatusOr<std::string> report = evaluate(typed);
  return exit_code(report.ok() ? print(*report) : report.status());
}

}  // namespace dittograph

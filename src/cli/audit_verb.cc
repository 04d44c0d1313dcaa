#include <cstdint>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/sizes.h"
#include "cli/verbs.h"

#include "base/status.h"
#include "dittograph/audit_run.h"
#include "dittograph/version.h"
#include "report/human_summary.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

// "30" or "30d".
absl::StatusOr<std::uint32_t> window_of(std::string text) {
  const std::string typed = text;
  if (text.ends_with('d')) text.pop_back();
  std::uint32_t days = 0;
  if (!absl::SimpleAtoi(text, &days) || days == 0) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--window: '%s' is not a number of days (such as 30d)", typed));
  }
  return days;
}

absl::StatusOr<AuditRequest> request_of(const Typed& typed) {
  AuditRequest request;
  request.inputs = typed.arguments;
  request.format = typed.value("format", "auto");
  request.output = typed.value("output");
  if (request.output.empty()) {
    return absl::InvalidArgumentError("audit needs a folder for its results (give -o OUT)");
  }
  request.force = typed.has("force");
  request.strict = typed.has("strict");
  request.owner_groups = typed.value("owner-groups");
  request.agencies = typed.value("agencies");
  request.ignore_phrases = typed.value("ignore-phrases");
  request.audit.since = typed.value("since");
  request.audit.until = typed.value("until");
  request.audit.time_zone = typed.value("time-zone", request.audit.time_zone);
  request.audit.today = typed.value("today");
  if (typed.has("window")) {
    DITTOGRAPH_ASSIGN_OR_RETURN(request.audit.window, window_of(typed.value("window")));
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
  request.run.temp_dir = typed.value("temp-dir");
  request.run.cancelled = &cancelled();
  return request;
}

std::string of_kinds(const std::map<std::string, std::uint64_t>& words) {
  std::string text;
  for (const auto& [word, n] : words) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", with_commas(n), " ", word);
  }
  return text;
}

std::string told(const AuditOutcome& outcome) {
  const AuditCounts& counts = outcome.counts;
  std::string text = absl::StrFormat("%s of %s", counted(counts.documents, "document"),
                                     counted(outcome.outlets, "outlet"));
  if (counts.without_source > 0) {
    absl::StrAppend(&text, ", ", with_commas(counts.without_source), " without an outlet");
  }
  if (counts.without_date > 0) {
    absl::StrAppend(&text, ", ", with_commas(counts.without_date), " without a date");
  }
  absl::StrAppend(&text, "\n", counted(counts.cross_pairs, "pair"),
                  " across outlets: ", with_commas(counts.first), " with a direction, ",
                  with_commas(counts.ties), " ties, ", with_commas(counts.unknown), " unknown; ",
                  with_commas(counts.wire_pairs), " of wire copy\n");
  absl::StrAppend(&text, counted(outcome.clusters, "cluster"));
  if (!counts.kinds.empty()) absl::StrAppend(&text, ": ", of_kinds(counts.kinds));
  absl::StrAppend(&text, "\n", counted(outcome.chains, "chain"), " of versions\n");
  return text;
}

std::string last_line(const Summary& summary) {
  return absl::StrFormat("dittograph %s audit: %s, %s; %.2f s wall, %.2f s CPU, %s peak\n",
                         kVersion, counted(summary.documents, "document"),
                         human_bytes(summary.bytes), summary.wall_seconds, summary.cpu_seconds,
                         human_bytes(summary.peak_bytes));
}

std::uint64_t n_skipped(const Summary& summary) {
  std::uint64_t n = 0;
  for (const auto& [reason, records] : summary.skipped) n += records;
  return n;
}

}  // namespace

int run_audit(const Typed& typed) {
  absl::StatusOr<AuditRequest> request = request_of(typed);
  if (!request.ok()) return exit_code(request.status());
  const bool quiet = typed.has("quiet");
  ProgressLine line(!quiet);
  request->run.progress = [&line](const Progress& progress) { line.show(progress); };
  const absl::StatusOr<AuditOutcome> outcome = audit(*request);
  line.clear();
  if (!outcome.ok()) return exit_code(outcome.status());
  if (!quiet) {
    say(told(*outcome));
    say(last_line(outcome->summary));
  }
  if (typed.has("json")) {
    if (const absl::Status status = print(summary_to_json(outcome->summary)); !status.ok()) {
      return exit_code(status);
    }
  }
  return typed.has("strict-exit") && n_skipped(outcome->summary) > 0 ? 1 : 0;
}

}  // namespace dittograph

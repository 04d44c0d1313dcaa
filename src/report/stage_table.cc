#include "report/stage_table.h"

#include <algorithm>

#include "absl/strings/str_format.h"

#include "report/human_summary.h"

namespace dittograph {
namespace {

void add_row(const StageSummary& stage, double all_wall_seconds, std::string& text) {
  const double share = all_wall_seconds > 0 ? stage.wall_seconds / all_wall_seconds * 100 : 0.0;
  // A rate over less than what the clock tells apart would be noise.
  const bool rated = stage.bytes > 0 && stage.seconds >= 0.001;
  absl::StrAppendFormat(
      &text, "%-12s %8.3f %8.3f %5.1f %% %10s %10s  %s\n", stage.name, stage.wall_seconds,
      stage.seconds, share, stage.bytes > 0 ? human_bytes(stage.bytes) : "-",
      rated ? absl::StrFormat("%.0f", static_cast<double>(stage.bytes) / 1e6 / stage.seconds) : "-",
      stage.unit.empty() ? "" : counted(stage.items, stage.unit));
}

}  // namespace

std::string stage_table(const Summary& summary) {
  std::string text = absl::StrFormat("%-12s %8s %8s %7s %10s %10s  %s\n", "stage", "time s",
                                     "CPU s", "share", "bytes", "MB/CPU s", "items");
  StageSummary rest = {
      .name = "the rest", .seconds = summary.cpu_seconds, .wall_seconds = summary.wall_seconds};
  for (const StageSummary& stage : summary.stages) {
    add_row(stage, summary.wall_seconds, text);
    rest.seconds -= stage.seconds;
    rest.wall_seconds -= stage.wall_seconds;
  }
  rest.seconds = std::max(0.0, rest.seconds);
  rest.wall_seconds = std::max(0.0, rest.wall_seconds);
  add_row(rest, summary.wall_seconds, text);
  add_row({.name = "all",
           .seconds = summary.cpu_seconds,
           .wall_seconds = summary.wall_seconds,
           .bytes = summary.bytes,
           .items = summary.documents,
           .unit = "document"},
          summary.wall_seconds, text);
  return text;
}

}  // namespace dittograph

// Pass 2: reads every input again, makes the edits, writes the cleaned files and removed.jsonl.
//
// Promises: the cleaned files are the inputs with all edits made and nothing else; a text or
// article that is dropped as a copy has none; where one JSONL input ends without a line end and
// another follows, one is added, and a byte order mark that would come to stand inside
// cleaned.jsonl is taken away, both as edits of their own. Each edit stands in removed.jsonl, so
// that restore() gives the inputs back. Cost: one pass of copying. Memory: a chunk and the largest
// edit. Not thread-safe. Tested in tests/unit/report/rewrite_test.cc and restore_property_test.cc.
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/engine.h"
#include "dittograph/summary.h"
#include "reader/input_plan.h"
#include "report/output_folder.h"
#include "report/removal_spool.h"

namespace dittograph {

struct RewriteOptions {
  Packing packing = Packing::kNone;               // of cleaned files and removed.jsonl
  bool dry_run = false;                           // write removed.jsonl, but no cleaned file
  std::function<void(const Progress&)> progress;  // may be empty; called every few megabytes
  Progress so_far;                                // documents and bytes_total to show there
  const std::atomic<bool>* cancelled = nullptr;
};

// Summary::inputs, one an input of the plan. All files are closed when it returns.
absl::StatusOr<std::vector<InputSummary>> rewrite(const InputPlan& plan, RemovalReader& removals,
                                                  OutputFolder& out, const RewriteOptions& options);

}  // namespace dittograph

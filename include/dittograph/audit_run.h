// The door of the audit: files in, a folder with database, tables and page out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/audit.h"
#include "dittograph/engine.h"
#include "dittograph/params.h"

namespace dittograph {

struct AuditRequest {
  std::vector<std::string> inputs;  // files, folders, "-"
  std::string format = "auto";      // auto, article, text, jsonl, csv
  std::string output;               // the folder OUT
  bool force = false;               // replace an OUT of ours
  bool strict = false;              // the first bad record ends the run
  std::string owner_groups;         // files; empty: none
  std::string agencies;             // empty: the list that comes with the program
  std::string ignore_phrases;
  AuditParams audit;
  Params params;
  RunOptions run;
};

// What a run found, in figures.
struct AuditOutcome {
  Summary summary;
  AuditCounts counts;
  std::uint64_t outlets = 0;
  std::uint64_t pairs = 0;
  std::uint64_t clusters = 0;
  std::uint64_t chains = 0;
};

// Audits a corpus into the folder request.output. Nothing stands under that name before all of it
// is written. Cancelled: absl::CancelledError.
absl::StatusOr<AuditOutcome> audit(const AuditRequest& request);

}  // namespace dittograph

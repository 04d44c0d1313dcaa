// The engine's doors: the whole pipeline in one call each.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/params.h"
#include "dittograph/summary.h"

namespace dittograph {

// Where a long run stands; given to the caller a few times a second.
struct Progress {
  const char* stage = "";  // "read", "write"
  std::uint64_t documents = 0;
  std::uint64_t bytes_done = 0;  // input bytes as stored on disk
  std::uint64_t bytes_total = 0;
};

// Settings of a run that do not change its results.
struct RunOptions {
  std::size_t threads = 0;                        // 0: all cores
  std::string temp_dir;                           // empty: beside the output
  std::function<void(const Progress&)> progress;  // may be empty; called from one thread at a time
  const std::atomic<bool>* cancelled = nullptr;   // set by a signal handler: stop, leave nothing
};

struct CleanRequest {
  std::vector<std::string> inputs;  // files, folders, "-"
  std::string format = "auto";      // auto, article, text, jsonl, csv
  std::string output;               // the folder OUT
  bool force = false;               // replace an OUT of ours
  bool dry_run = false;             // everything but the cleaned text
  bool strict = false;              // the first bad record ends the run
  std::string compress;             // "" or "zst"
  Params params;
  RunOptions run;
};

// Cleans a corpus into the folder request.output. Nothing stands under that name before all of it
// is written. Cancelled: absl::CancelledError.
absl::StatusOr<Summary> clean(const CleanRequest& request);

// What clean() makes of one text, in memory.
struct CleanedText {
  std::string text;     // the cleaned text, its header line in front if it had one
  std::string repeats;  // the lines of repeats.jsonl
  Summary summary;
};
absl::StatusOr<CleanedText> clean_text(std::string_view text, const Params& params);

}  // namespace dittograph

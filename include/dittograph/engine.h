// The engine's doors: the whole pipeline in one call each.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/cleaning.h"
#include "dittograph/cluster.h"
#include "dittograph/document.h"
#include "dittograph/params.h"
#include "dittograph/passage.h"
#include "dittograph/summary.h"

namespace dittograph {

// Where a long run stands; given to the caller a few times a second.
struct Progress {
  const char* stage = "";  // "read", "compare", "edit", "write"
  std::uint64_t documents = 0;
  std::uint64_t bytes_done = 0;  // input bytes as stored on disk
  std::uint64_t bytes_total = 0;
};

// Settings of a run that do not change its results.
struct RunOptions {
  std::size_t threads = 0;                        // 0: all cores
  std::uint64_t memory_bytes = 0;                 // to keep to; 0: no limit
  std::string temp_dir;                           // empty: beside the output
  std::string trace;                              // file for the timeline; empty: none
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
  bool sqlite = false;              // all findings as a database too
  bool estimate_recall = false;     // compare a sample of the documents exactly, and tell
  bool report = true;               // a page to look at too
  Params params;
  RunOptions run;
};

// Cleans a corpus into the folder request.output. Nothing stands under that name before all of it
// is written. Cancelled: absl::CancelledError.
absl::StatusOr<Summary> clean(const CleanRequest& request);

// -- documents that are no files

// Gives documents one by one, twice: once to compare them, once to clean them.
class Source {
 public:
  virtual ~Source() = default;
  // The next document: name and text, and of url, date and source what is known; id and place are
  // not looked at. Its views are read before the next call. False at the end.
  virtual absl::StatusOr<bool> next(Document& document) = 0;
  // Begins again; the same documents in the same order.
  virtual absl::Status rewind() = 0;
};

// A shared passage as one document has it.
struct LocatedPassage {
  std::uint32_t cluster = 0;  // index in Findings::passages
  std::uint32_t witness = 0;  // in that cluster
  ByteSpan bytes;             // of the document's text
  ByteSpan code_points;       // the same range counted in code points
};

// A document and what is made of it.
struct CleanedDocument {
  const Document& document;
  std::string_view text;          // cleaned; of a document that is dropped: as it was
  bool dropped = false;           // a copy, and another document represents it
  std::span<const TextCut> cuts;  // in text order
  std::span<const LocatedPassage> passages;
};

// What the documents share. DocIds count the documents of the source from 0.
struct Findings {
  DocumentClusters documents;
  std::vector<PassageCluster> passages;
  std::vector<DocId> kept_whole;  // in which cuts would have left nothing
};

// Takes what was found. Called from one thread at a time; a fault ends the run with it.
class Sink {
 public:
  virtual ~Sink() = default;
  // Once, before the documents.
  virtual absl::Status found(const Findings& findings) = 0;
  // Each document, in the order of the source.
  virtual absl::Status cleaned(const CleanedDocument& document) = 0;
};

// The whole pipeline over any source. Texts are not held: the tokens of all documents, 8 bytes
// each, wait in a scratch file in RunOptions::temp_dir, or the system's folder for such files.
absl::StatusOr<Summary> run(const Params& params, Source& source, Sink& sink,
                            const RunOptions& options = {});

// What clean() makes of one text, in memory.
struct CleanedText {
  std::string text;     // the cleaned text, its header line in front if it had one
  std::string repeats;  // the lines of repeats.jsonl
  Summary summary;
};
absl::StatusOr<CleanedText> clean_text(std::string_view text, const Params& params);

}  // namespace dittograph

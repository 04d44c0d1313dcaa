// What a run found and cost: the content of summary.json.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dittograph/params.h"

namespace dittograph {

// One input as it was read.
struct InputSummary {
  std::string name;                 // as the user gave it
  std::string relative_name;        // its name when restored
  std::string format;               // article, text, jsonl or csv
  std::string compression;          // none, gzip or zstd
  std::string cleaned_file;         // the file in OUT that holds its records
  std::uint64_t cleaned_begin = 0;  // where in that file they begin, bytes before compression
  std::uint64_t cleaned_end = 0;
  std::uint64_t bytes = 0;                    // after decompression
  std::string xxh3;                           // XXH3-64 of those bytes, 16 hexadecimal digits
  std::map<std::string, std::string> fields;  // "text" -> "body": the names in force
};

// One stage's share of the run.
struct StageSummary {
  std::string name;
  double seconds = 0;  // summed over threads
};

struct Summary {
  std::string command = "clean";
  bool dry_run = false;  // no cleaned text was written
  Params params;
  std::vector<InputSummary> inputs;
  std::uint64_t documents = 0;
  std::uint64_t bytes = 0;  // of all inputs after decompression
  std::uint64_t text_bytes = 0;
  std::uint64_t tokens = 0;
  std::uint64_t documents_changed = 0;
  std::uint64_t doubled_ids = 0;
  std::map<std::string, std::uint64_t> skipped;  // reason -> records
  // kind ("exact", "contained", "truncated", "near") -> groups, cuts, text bytes cut
  struct Found {
    std::uint64_t groups = 0;
    std::uint64_t cuts = 0;
    std::uint64_t bytes = 0;
  };
  std::map<std::string, Found> repeats;
  std::uint64_t joins = 0;         // broken lines mended
  std::vector<std::string> files;  // written below OUT
  std::vector<StageSummary> stages;
  std::uint64_t n_threads = 0;
  double wall_seconds = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_bytes = 0;
};

}  // namespace dittograph

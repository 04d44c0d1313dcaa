// What a run found and cost: the content of summary.json.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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
  double seconds = 0;       // of CPU, summed over threads
  double wall_seconds = 0;  // stages that overlap share the time in proportion to their seconds
  std::uint64_t bytes = 0;  // of input or text that went through it
  std::uint64_t items = 0;
  std::string unit{};  // of the items: "token"
};

// What one index, or several together, proposed, and what came of it.
struct FoundBySummary {
  std::uint64_t compared = 0;
  std::uint64_t near = 0;
  std::uint64_t contained = 0;  // and not near
};

// Copies among documents.
struct NearDocumentsSummary {
  std::uint64_t distinct = 0;     // different texts that are not empty
  std::uint64_t short_texts = 0;  // compared exactly
  std::uint64_t compared = 0;     // pairs, on their shingles
  std::uint64_t near = 0;
  std::uint64_t contained = 0;   // and not near
  std::uint64_t thrown_out = 0;  // neither
  // "minhash", "minhash+simhash", ... -> what exactly these proposed
  std::map<std::string, FoundBySummary> found_by;
  std::uint64_t clusters = 0;
  std::uint64_t exact_clusters = 0;  // of exact copies only
  std::uint64_t members = 0;         // without the representatives
  std::uint64_t links = 0;           // between documents of different clusters
  double lowest_resemblance = 1.0;   // of a member to its representative
  // Bounds that were hit.
  std::uint64_t crowded = 0;         // documents in lists too long to compare all their pairs
  std::uint64_t largest_crowd = 0;   // documents
  std::uint64_t pairs_left_out = 0;  // a pair once for each list it is in
  // What leaving boilerplate out of the comparisons changed.
  std::uint64_t boilerplate_tokens = 0;
  std::uint64_t near_only_without_boilerplate = 0;
  std::uint64_t near_only_with_boilerplate = 0;
};

// A pair of near-duplicates that a run did not put together.
struct MissedPairSummary {
  std::string document;
  std::string other;
  double resemblance = 0;
};

// What an exact comparison of a sample of the documents with all found.
struct MeasuredRecallSummary {
  std::uint64_t documents = 0;  // in the sample
  std::uint64_t pairs = 0;      // near, with one of these
  std::uint64_t found = 0;      // of the pairs
  double recall = 1.0;
  std::vector<MissedPairSummary> missed;  // the nearest of those not found
};

// Passages among documents.
struct PassagesSummary {
  std::uint64_t seeds = 0;          // winnowed fingerprints of all documents
  std::uint64_t shared_seeds = 0;   // of those, in two documents or more
  std::uint64_t groups = 0;         // different ones among these
  std::uint64_t largest_group = 0;  // documents that share one
  std::uint64_t links = 0;
  std::uint64_t alignments = 0;
  std::uint64_t clusters = 0;
  std::uint64_t witnesses = 0;
  std::uint64_t reuse = 0;  // clusters of that kind, as the two below
  std::uint64_t versions = 0;
  std::uint64_t boilerplate = 0;
  std::uint64_t own_repeats_left_out = 0;  // a bound that was hit, see docs/formats.md
};

// Sentences cut because another document says them.
struct SharedCutSummary {
  std::uint64_t cuts = 0;
  std::uint64_t bytes = 0;
  std::uint64_t documents = 0;
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
  std::uint64_t documents_dropped = 0;
  std::uint64_t documents_marked = 0;
  std::uint64_t documents_kept_whole = 0;  // in which cuts would have left nothing
  std::uint64_t doubled_ids = 0;
  std::map<std::string, std::uint64_t> skipped;  // reason -> records
  // kind ("exact", "contained", "truncated", "near") -> groups, cuts, text bytes cut
  struct Found {
    std::uint64_t groups = 0;
    std::uint64_t cuts = 0;
    std::uint64_t bytes = 0;
  };
  std::map<std::string, Found> repeats;
  std::uint64_t joins = 0;  // broken lines mended
  NearDocumentsSummary near_documents;
  double estimated_recall = 1.0;  // of near-duplicates, by the MinHash index alone
  std::optional<MeasuredRecallSummary> measured_recall;  // if it was asked for
  PassagesSummary passages;
  std::map<std::string, SharedCutSummary> cuts;  // "boilerplate", "passage"
  std::vector<std::string> files;                // written below OUT
  std::vector<StageSummary> stages;
  std::uint64_t n_threads = 0;
  double wall_seconds = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_bytes = 0;
};

}  // namespace dittograph

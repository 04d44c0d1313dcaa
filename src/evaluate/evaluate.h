// What a run of dittograph clean is worth, measured against a truth: `dittograph eval`.
//
//   evaluate_cleaned   the truth is the cleaned text as it should be   (--cleaned TRUTH)
//   evaluate_spans     the truth lists what should have been removed   (--spans TRUTH)
//
// Both need the input as it was; the caller restores it from OUT, or has it still.
// Documents are matched by their keys, see keyed_texts.h.
//
// Promises: depends on the files alone. Memory: the texts of truth and cleaned (evaluate_cleaned),
// the spans of truth and ledger (evaluate_spans); the dirty texts are streamed.
// Not thread-safe. Tested in tests/unit/evaluate/evaluate_cleaned_test.cc, evaluate_spans_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/keyed_texts.h"
#include "evaluate/plagdet.h"
#include "evaluate/rates.h"

namespace dittograph {

struct CleanedRequest {
  TextInputs dirty{};    // the inputs of the run as they were
  TextInputs cleaned{};  // OUT/cleaned.jsonl, or the folder OUT/cleaned
  TextInputs truth{};    // JSONL with id and text, a folder of texts, or one text
};

struct CleanedScore {
  std::uint64_t documents = 0;    // scored: those that the truth has
  std::uint64_t unjudged = 0;     // in the input but not in the truth: not scored
  std::uint64_t missing = 0;      // in the truth but not in the input: not scored
  std::uint64_t dropped = 0;      // scored, with an empty text, as they are not in the output
  std::uint64_t changed = 0;      // the cleaned text is not the input's
  Rates tokens{};                 // of the removed text, summed over documents; see text_score.h
  Rates characters{};             // the same, white space aside
  std::uint64_t exact = 0;        // cleaned as the truth has it, white space aside
  std::uint64_t byte_exact = 0;   // ... byte for byte
  std::uint64_t false_cuts = 0;   // documents that lack tokens which the truth has
  std::uint64_t tokens_lost = 0;  // in them
  std::uint64_t characters_lost = 0;
  std::vector<std::string> false_cut_documents{};  // their keys, in input order
  std::vector<std::string> inexact_documents{};    // not exact, in input order
};

// InvalidArgument: a truth that has a bad record, or no document of the input.
absl::StatusOr<CleanedScore> evaluate_cleaned(const CleanedRequest& request);

struct SpansRequest {
  TextInputs dirty{};  // ids must differ; files named as in the run (restore does that)
  // JSONL: {"id", "begin", "end"} a line, or {"id", "spans": [[begin, end], ...]}, in code points
  // of the document's text, half open. A document without spans has nothing to remove.
  std::string truth{};
  std::string removed{};  // OUT/removed.jsonl or removed.jsonl.zst
};

struct SpansScore {
  std::uint64_t documents = 0;
  std::uint64_t missing = 0;     // documents of the truth or the ledger that the input lacks
  std::uint64_t cases = 0;       // spans of the truth, without white space at their ends
  std::uint64_t detections = 0;  // spans removed, likewise; mended lines are none
  Rates tokens{};                // a token belongs to the span that holds its first code point
  Rates characters{};            // code points, white space aside
  Plagdet plagdet{};             // over cases and detections, in code points
};

absl::StatusOr<SpansScore> evaluate_spans(const SpansRequest& request);

// For --json and for people. One object, no line end; a table of some lines.
std::string to_json(const CleanedScore& score);
std::string to_json(const SpansScore& score);
std::string to_table(const CleanedScore& score);
std::string to_table(const SpansScore& score);

}  // namespace dittograph

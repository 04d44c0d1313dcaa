// Spans by document, from JSONL: the truth of --spans, and the ledger of a run.
//
// Promises: a broken line is InvalidArgument with its place. Memory: all spans.
// Not thread-safe. Tested in tests/unit/evaluate/evaluate_spans_test.cc.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/document.h"

namespace dittograph {

// Key of the document (truth) or its name (ledger), see keyed_texts.h -> spans in code points.
using SpansByKey = std::unordered_map<std::string, std::vector<ByteSpan>>;

absl::StatusOr<SpansByKey> read_truth_spans(const std::string& path);

// The texts that were cut. Line ends that were mended or moved, and skipped records, are no cuts.
absl::StatusOr<SpansByKey> read_removed_spans(const std::string& path);

}  // namespace dittograph

// What the reader's two halves hand on: bytes cut at record ends, and the documents in them.
//
// All buffers keep their size from batch to batch, because fresh pages cost more than parsing
// does. What is in them beyond the named ranges means nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// A record that could not be used: data, not an error. It is left out of the
// cleaned file; its bytes stand in the ledger.
struct Skipped {
  std::string reason;  // one of: broken_json, no_text, text_not_string, lone_surrogate,
                       // repeated_key, broken_csv, utf16, json_document, truncated_stream,
                       // corrupt_stream, too_long
  std::string detail;  // one sentence with what to do
  RecordPlace place;
};

// One record's bytes in a batch.
struct RawRecord {
  std::uint32_t input = 0;
  std::uint64_t line = 0;          // 1-based, where the record begins
  ByteSpan bytes;                  // in RawBatch::bytes, the line end included
  std::uint64_t stream_begin = 0;  // where bytes.begin stands in the stream
};

// The bytes of some records, cut at record ends. At least kBatchSlack bytes may be read behind
// the last record, so that parsers may load whole vectors.
inline constexpr std::size_t kBatchSlack = 64;
struct RawBatch {
  std::string bytes;
  std::vector<RawRecord> records;
  std::vector<Skipped> skipped;         // faults of the stream itself, and records too long
  std::uint64_t stream_bytes_read = 0;  // of all inputs so far, as stored, for progress
};

// Documents of a batch, in order. Their views point into the RawBatch, into arena and into the
// InputPlan.
struct DocumentBatch {
  std::vector<Document> documents;  // ids count from 0 within the batch; the engine shifts them
  std::vector<Skipped> skipped;
  std::string arena;  // decoded texts and names
};

}  // namespace dittograph

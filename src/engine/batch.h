// A batch on its way through pass 1: what one slot holds, and what a worker makes of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/cleaning.h"
#include "dittograph/document.h"
#include "engine/analyse.h"
#include "engine/corpus.h"
#include "reader/reader.h"
#include "report/json_lines.h"

namespace dittograph {

// What goes from a document because it says it twice, until pass 2.
struct DocumentFindings {
  std::uint32_t document = 0;  // in its batch
  std::vector<TextCut> cuts;
  std::vector<TextJoin> joins;
};

// Pass 2 cuts the inputs into the same batches, and finds in each what pass 1 said of it.
struct BatchFindings {
  std::uint32_t n_documents = 0;
  std::uint64_t digest = 0;                 // of the bytes that were read
  std::vector<DocumentFindings> documents;  // those with cuts or joins, in order

  // What the next document of the batch says twice.
  void add(const Repeats& repeats) {
    const std::uint32_t document = n_documents++;
    if (repeats.cuts.empty() && repeats.joins.empty()) return;
    documents.push_back({.document = document, .cuts = repeats.cuts, .joins = repeats.joins});
  }
};

// One slot. Every buffer is used again by the batch that comes next.
struct Batch {
  explicit Batch(const Params& params) : chunk(params) {}

  RawBatch raw;
  std::size_t number = 0;  // of the batch, from 0
  DocumentBatch parsed;
  CorpusChunk chunk;
  BatchFindings findings;
  std::string repeat_lines;          // of repeats.jsonl
  std::vector<std::uint64_t> names;  // hashes of the documents' names, to tell doubled ids
  Tally tally;
};

// Some bytes of a document's record inside the batch; span counts in the stream.
std::string_view stream_bytes(const Document& document, ByteSpan span, const RawBatch& raw);

// Tells whether the batch's records are those that were read before.
std::uint64_t digest_of(const RawBatch& raw);

// What stands before the text in its file: an article's first line. Empty for records.
std::string_view header_of(const Document& document, const InputPlan& plan, const RawBatch& raw);

// Whether the document is a file of its own.
bool is_file(Format format);

// One worker's tools.
class BatchWorker {
 public:
  BatchWorker(const InputPlan& plan, const Params& params)
      : plan_(plan), parser_(plan), analyser_(params) {}

  // Fills everything but raw.
  void work(Batch& batch);

 private:
  void tell_repeats(const Document& document, std::string_view header, Batch& batch);

  const InputPlan& plan_;
  BatchParser parser_;
  Analyser analyser_;
  Repeats shifted_;
  JsonLines lines_;
};

}  // namespace dittograph

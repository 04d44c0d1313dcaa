// A batch on its way through the pipeline: what one slot holds, and what a worker makes of it.
#pragma once

#include <string>
#include <vector>

#include "dittograph/cleaning.h"
#include "dittograph/document.h"
#include "engine/analyse.h"
#include "reader/reader.h"
#include "report/json_lines.h"

namespace dittograph {

// One slot. Every buffer is used again by the batch that comes next.
struct Batch {
  RawBatch raw;
  DocumentBatch parsed;
  std::vector<Removal> removals;     // in stream order
  std::string repeat_lines;          // of repeats.jsonl
  std::vector<std::uint64_t> names;  // hashes of the documents' names, to tell doubled ids
  Tally tally;
};

// One worker's tools.
class BatchWorker {
 public:
  BatchWorker(const InputPlan& plan, const Params& params)
      : plan_(plan), parser_(plan), analyser_(params) {}

  // Fills everything but raw. Documents' ids count from 0.
  void work(Batch& batch);

 private:
  void add_removals(const Document& document, std::string_view literal, Batch& batch);

  const InputPlan& plan_;
  BatchParser parser_;
  Analyser analyser_;
  JsonLines lines_;
  std::vector<std::uint64_t> offsets_, mapped_;
};

}  // namespace dittograph

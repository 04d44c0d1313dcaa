// The parallel part of reading: the records of a batch become documents.
//
// Promises: the result depends on the batch's records alone. A text that is written without an
// escape is a view into the batch, every other is decoded once. No allocation in the steady state.
// One parser a worker; parsers of one plan may work at the same time.
// Tests: tests/unit/reader/batch_reader_test.cc, all_formats_test.cc.
#pragma once

#include <memory>

#include "reader/batches.h"
#include "reader/input_plan.h"

namespace dittograph {

class BatchParser {
 public:
  explicit BatchParser(const InputPlan& plan);  // kept by reference
  ~BatchParser();
  BatchParser(const BatchParser&) = delete;
  BatchParser& operator=(const BatchParser&) = delete;

  // Replaces batch's content by the documents and faults of raw, in order. Its documents are
  // valid as long as raw and batch are unchanged.
  void parse(const RawBatch& raw, DocumentBatch& batch);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dittograph

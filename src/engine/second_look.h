// Pass 2: the texts once more, now that all documents are known. One worker's way through a batch:
// what goes becomes edits of the input, and shared passages get their places in the text.
//
// Promises: depends on the batch, what pass 1 said of it, and what documents share. Only documents
// with a shared passage are tokenised again. Thread-compatible: one a worker.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

#include "dittograph/cleaning.h"
#include "dittograph/summary.h"
#include "engine/batch.h"
#include "engine/corpus.h"
#include "engine/document_editor.h"
#include "engine/page_look.h"
#include "engine/shared.h"
#include "reader/reader.h"
#include "report/json_lines.h"
#include "report/passage_lines.h"

namespace dittograph {

// Counts of what was done, added up in input order.
struct EditTally {
  std::uint64_t documents_changed = 0;  // in which something was cut or mended
  std::uint64_t documents_dropped = 0;
  std::uint64_t documents_marked = 0;
  SharedCutSummary boilerplate;
  SharedCutSummary passages;

  void add(const EditTally& other);
};

// One slot. Every buffer is used again by the batch that comes next.
struct SecondBatch {
  RawBatch raw;
  std::size_t number = 0;  // of the batch, from 0
  DocumentBatch parsed;
  std::vector<Removal> removals;  // in stream order
  std::vector<PendingWitness> witnesses;
  std::string witness_lines;      // theirs, side by side
  std::uint64_t lines_place = 0;  // where these wait
  absl::Status status;            // of letting them wait
  PageElements page;
  EditTally tally;
  bool changed_meanwhile = false;  // other documents than in pass 1
};

// What all workers read.
struct SecondLookInput {
  const InputPlan& plan;
  const Params& params;
  const Corpus& corpus;
  const Shared& shared;
  const std::vector<BatchFindings>& findings;         // by batch
  const std::vector<std::uint32_t>& first_documents;  // by batch
  const PageChoice& page;
  PassageLines& passages;
};

class SecondLook {
 public:
  explicit SecondLook(const SecondLookInput& input)
      : in_(input),
        parser_(input.plan),
        editor_(input.corpus, input.shared),
        page_(input.corpus, input.shared, input.page) {}

  // Fills everything but raw and number.
  void work(SecondBatch& batch);

 private:
  void look_at(const Document& document, const DocumentFindings* findings, SecondBatch& batch);
  void drop(const Document& document, std::string_view header, SecondBatch& batch);
  void mark(const Document& document, SecondBatch& batch);
  void count_cuts(SecondBatch& batch);
  void tell_witnesses(const Document& document, std::string_view header, SecondBatch& batch);
  void add_removals(const Document& document, std::string_view header, SecondBatch& batch);

  SecondLookInput in_;
  BatchParser parser_;
  DocumentEditor editor_;
  PageLook page_;
  JsonLines lines_;
  std::vector<std::uint64_t> offsets_, mapped_;
};

}  // namespace dittograph

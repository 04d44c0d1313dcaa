// The second look of an audit: the texts once more, now that it is known which documents share
// something. One worker's way through a batch: what every document says of itself and of its
// source, and the texts that will be compared.
//
// Promises: depends on the batch and what pass 1 found. Thread-compatible: one a worker.
// Tested through tests/cli/audit_test.py.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <simdjson.h>

#include "audit/code_point_places.h"
#include "audit/credits.h"
#include "audit/sentenced_text.h"
#include "dittograph/audit.h"
#include "engine/audit_placed_texts.h"
#include "engine/batch.h"
#include "engine/corpus.h"
#include "reader/reader.h"

namespace dittograph {

// What the second look adds to a document.
struct GatheredDocument {
  DocId id{};
  std::string title;
  std::string url;
  std::string canonical;  // address that the record calls its original
  std::uint64_t header_bytes = 0;
  std::uint64_t header_chars = 0;
  std::uint64_t chars = 0;
  std::uint64_t boilerplate_chars = 0;
  std::vector<Credit> credits;
  std::vector<Credit> own_names;  // places where it stands as the source of its own text
  std::uint32_t mentions = 0;
  std::vector<ByteSpan> boilerplate;  // of the ranges of GatherInput::boilerplate, in their order
  std::vector<std::string> excerpts;  // their beginnings
  std::string text;                   // if it is wanted
  std::string places;                 // of its tokens, see PlacedTexts
};

struct GatherBatch {
  RawBatch raw;
  std::size_t number = 0;  // of the batch, from 0
  DocumentBatch parsed;
  std::vector<GatheredDocument> documents;
  bool changed_meanwhile = false;  // other documents than in pass 1
};

// What all workers read.
struct GatherInput {
  const InputPlan& plan;
  const Corpus& corpus;
  const std::vector<BatchFindings>& findings;         // by batch
  const std::vector<std::uint32_t>& first_documents;  // by batch
  const std::vector<bool>& wanted;                    // by DocId: its text will be compared
  const TokenRangeTable& boilerplate;
  const CreditNames& names;
  const std::vector<std::uint32_t>& own_sources;  // by DocId: Credit::source of its outlet
};

class Gatherer {
 public:
  explicit Gatherer(const GatherInput& input)
      : in_(input), parser_(input.plan), finder_(input.names) {}

  // Fills everything but raw and number.
  void work(GatherBatch& batch);

 private:
  void gather(const Document& document, const GatherBatch& batch, GatheredDocument& out);

  GatherInput in_;
  BatchParser parser_;
  Tokeniser tokeniser_;
  SentencedText text_;
  CreditFinder finder_;
  CodePointPlaces places_;
  simdjson::dom::parser json_;
  std::string author_;
};

}  // namespace dittograph

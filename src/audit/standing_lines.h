// Sentences that an outlet repeats over many of its documents: standing text that is too short for
// the passage stage (a label above the text, a line for a newsletter).
//
// A sentence of min_tokens or more is one outlet's standing text if it stands in min_documents of
// its documents and in min_share of them; near-duplicates count as one document.
// Promises: depends on the documents, not on their order. Memory: 16 bytes a sentence while it
// runs. Cost: a sort of the sentences. Tested in tests/unit/audit/standing_lines_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/passage.h"
#include "shingle/stored_token.h"

namespace dittograph {

struct StandingLineRule {
  std::uint32_t min_tokens = 4;
  std::uint32_t min_documents = 5;
  double min_share = 0.02;
};

// What is known of the documents, by DocId.
struct StandingLineInput {
  std::span<const std::uint32_t> outlet;  // kNoIndex: in none
  std::span<const std::uint32_t> story;   // a number for near-duplicates; kNoIndex: of its own
  std::function<std::span<const StoredToken>(DocId)> tokens;
  // The first token of each sentence.
  std::function<void(DocId, std::vector<std::uint32_t>&)> sentences;
};

// A standing sentence in a document.
struct StandingLine {
  DocId document{};
  TokenRange tokens;
  std::uint64_t text = 0;  // tells outlet and words: equal for equal lines of an outlet
};

// By document, then by place.
std::vector<StandingLine> find_standing_lines(const StandingLineInput& input,
                                              const StandingLineRule& rule, Parallel& parallel);

}  // namespace dittograph

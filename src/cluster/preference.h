// Which of several copies is kept? The order of preference over all documents.
//
// The preferred sources first, in the order they are named; then the keep rule; then what the
// other rules look at; then the name, the source, the text's digest, and at the very last the place
// in the input. So, unless the rule is kFirst, two documents that can be told apart at all stand in
// the same order whatever order they were read in. Tested in tests/unit/cluster/preference_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/document.h"
#include "dittograph/params.h"

namespace dittograph {

// What the rules look at.
struct DocumentFacts {
  std::string_view name;
  std::string_view date;  // as written, see parse_date()
  std::string_view source;
  std::uint64_t n_tokens = 0;
  double form = 0;           // the higher the better formed
  std::uint64_t digest = 0;  // of the tokens
};

struct PreferenceRule {
  Keep keep = Keep::kBest;
  std::vector<std::string> prefer_source{};
};

// All documents, most preferred first. Facts by DocId.
std::vector<DocId> preference_order(std::span<const DocumentFacts> facts,
                                    const PreferenceRule& rule);

}  // namespace dittograph

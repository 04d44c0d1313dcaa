// From pairs to clusters: one text in several documents, and the stretch of it that travels.
//
// Promises: the same clusters at any number of threads. Tested through tests/cli/audit_test.py.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"

#include "dittograph/audit.h"
#include "engine/audit_pairs.h"
#include "engine/audit_shelf.h"

namespace dittograph {

// An outlet's standing text: documents with it, from the passage stage.
struct StandingText {
  std::vector<DocId> documents;
  std::vector<ByteSpan> bytes;  // of each document's text
  std::string excerpt;
};

// Fills Audit::clusters and Audit::phrases, and tells each pair its cluster.
absl::Status tell_clusters(const AuditContext& in, const PairParts& parts);

// Adds a cluster of boilerplate for each.
void add_standing_texts(const AuditContext& in, std::span<const StandingText> texts);

}  // namespace dittograph

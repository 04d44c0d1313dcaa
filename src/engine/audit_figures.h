// What pairs and clusters come to: how much of each document is another outlet's, versions, states,
// outlet by outlet, lags, counts.
//
// Promises: the same figures at any number of threads. Tested through tests/cli/audit_test.py.
#pragma once

#include "absl/status/status.h"

#include "engine/audit_pairs.h"
#include "engine/audit_shelf.h"

namespace dittograph {

// How much of each document other outlets have, and where.
absl::Status tell_coverage(const AuditContext& in, const PairParts& parts);

// The rest; after the clusters.
void tell_figures(const AuditContext& in);

}  // namespace dittograph

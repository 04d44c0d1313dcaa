// Outlet by outlet: how many documents went which way, how much of them, how fast.
//
// Characters are counted once for each document of the receiver, from the document of the sender
// that has most of them. Lags are of pairs whose direction is known; a pair with dates only counts
// whole days.
// Promises: depends on the pairs. Cost: a sort of the pairs. Thread-safe.
// Tested in tests/unit/audit/flows_test.cc.
#pragma once

#include <span>
#include <vector>

#include "dittograph/audit.h"

namespace dittograph {

// pairs across outlets, of documents whose outlets are known; others are passed over.
// edges: by pair, whether it is the likeliest way of its document b.
std::vector<OutletFlow> find_flows(std::span<const AuditPair> pairs, const std::vector<bool>& edges,
                                   std::span<const AuditDocument> documents,
                                   std::span<const AuditOutlet> outlets);

// Over all, then of each sender and receiver with at least one lag; times and days apart.
std::vector<LagHistogram> find_lags(std::span<const AuditPair> pairs,
                                    std::span<const AuditDocument> documents);

}  // namespace dittograph

// What is told of a cluster once its members are known: how each came to its text, of which kind
// the cluster is, and how its stretch travelled.
//
// Thread-safe. Tested through tests/cli/audit_test.py.
#pragma once

#include <vector>

#include "audit/part_traits.h"
#include "dittograph/audit.h"
#include "engine/audit_pairs.h"
#include "engine/audit_shelf.h"

namespace dittograph {

// Whether document may have its text from the pair's other one. Of two at the same time, or of
// unknown ones, the first by order stands for both.
bool comes_after(const AuditFacts& facts, const AuditPair& pair, DocId document);

// From where each member came, which come from none, and who had it first. derived: by DocId,
// whether half of the document's own text stands in ones before it.
void tell_ways(const AuditContext& in, const PairParts& parts, const std::vector<bool>& derived,
               AuditCluster& cluster);

// After tell_ways(). traits: of the earliest member's part.
void tell_kind(const AuditContext& in, const PairParts& parts, const PartTraits& traits,
               AuditCluster& cluster);

// How long the stretch lives and how fast half of its outlets had it. has: the members with it.
void tell_life(const AuditContext& in, const AuditCluster& cluster, const std::vector<bool>& has,
               TravellingPhrase& phrase);

}  // namespace dittograph

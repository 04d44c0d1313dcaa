// Matches -> clusters that cannot chain: every member was compared with its representative.
//
// Exact groups first. Then the documents that stand for their groups are taken in the order of
// preference: one that is near to representatives already there joins the one it resembles most (of
// equals the most preferred); one that is near to none becomes a representative. So a text
// that resembles its neighbour, which resembles the next, never pulls all three together:
//
//   A ~ B ~ C, A and C unlike; A preferred:   {A, B}  {C}   and the link B ~ C
//
// What this rule must leave apart is given as links: a pair found near in two different clusters,
// a pair that is alike only if all shingles count, and a document contained in another's text
// without being near to it.
//
// Promises: depends on the matches and the order of preference, not on the documents' numbers or
// the order of the matches. Cost: a sort of the matches. Tested in
// tests/unit/cluster/cluster_documents_test.cc and tests/unit/engine/near_documents_test.cc.
#pragma once

#include <span>
#include <vector>

#include "dittograph/cluster.h"
#include "dittograph/match.h"

namespace dittograph {

struct ClusterInput {
  std::span<const DocId> preference;     // all documents, most preferred first
  std::span<const DocId> exact_leaders;  // by DocId: who stands for it; itself where it is alone
  std::span<const Match> matches;        // between documents that stand for themselves
};

DocumentClusters cluster_documents(const ClusterInput& input);

// By DocId: the representative of each document's cluster, itself where it is in none.
std::vector<DocId> representatives_of(const DocumentClusters& clusters, std::size_t n_documents);

// Pairs that would settle a membership and were not among the matches: a document found near a
// member, and that member's representative, which is preferred to the document. Compare them
// (those near are matches, those not can be forgotten) and cluster again: a list that an index had
// to cut short then costs no member. `compared` are the pairs that were compared already, near or
// not, in any order.
std::vector<Candidate> pairs_to_settle(const ClusterInput& input, const DocumentClusters& clusters,
                                       std::span<const Candidate> compared);

}  // namespace dittograph

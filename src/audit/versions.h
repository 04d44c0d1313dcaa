// Chains of versions: documents of one outlet that are near to each other, in time order.
//
// Two documents of one outlet are versions if each has half or more of its own text in the other,
// boilerplate aside. Who is a version of a version is one too, because news grows that way.
// Promises: depends on pairs and order. Cost: linear. Thread-safe.
// Tested in tests/unit/audit/versions_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/audit.h"

namespace dittograph {

inline constexpr double kVersionShare = 0.5;

struct VersionInput {
  std::span<const AuditPair> pairs;
  std::span<const std::uint32_t> order;   // by DocId
  std::span<const std::uint64_t> digest;  // by DocId, of the tokens
  std::span<const Stamp> stamp;           // by DocId
};

// By the order of the first step.
std::vector<VersionChain> find_versions(const VersionInput& input);

// What each document is: by DocId. chains: of find_versions().
std::vector<DocumentState> find_states(std::size_t n_documents, std::span<const AuditPair> pairs,
                                       std::span<const VersionChain> chains);

}  // namespace dittograph

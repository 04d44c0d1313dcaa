// Which pairs of documents are looked at? All pairs within each group of documents that share
// something, but for what the dates rule out.
//
// In a group of more than kWholeGroup documents each is paired with the kNeighbours that follow it
// in time and with the kFirsts first ones; what is left out is counted. Pairs within one outlet
// come of groups that are near or small, because they only make versions. Promises: depends on the
// groups and the facts, not on their order. Memory: 8 bytes a pair and group. Thread-safe. Tested
// in tests/unit/audit/candidate_pairs_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/audit.h"

namespace dittograph {

inline constexpr std::size_t kWholeGroup = 200;
inline constexpr std::size_t kNeighbours = 64;
inline constexpr std::size_t kFirsts = 8;
inline constexpr std::size_t kSmallGroup = 50;

// Documents that share something, side by side.
struct DocumentGroups {
  std::vector<std::uint64_t> begins{0};
  std::vector<DocId> documents;
  std::vector<bool> near;  // by group: alike as a whole

  void add(DocId document) { documents.push_back(document); }
  void end(bool is_near) {
    begins.push_back(documents.size());
    near.push_back(is_near);
  }
};

struct CandidateFacts {
  std::span<const std::uint32_t> outlet;  // by DocId, kNoIndex where it is not known
  std::span<const Stamp> stamp;
  std::span<const std::uint32_t> order;  // by DocId: place by time, then name
  const std::vector<bool>& left_out;     // outside since and until
  std::uint32_t window = 0;              // days; 0: any
};

struct DocumentPair {
  DocId a{};  // first by order
  DocId b{};
};

struct CandidatePairs {
  std::vector<DocumentPair> pairs;  // by the order of a, then of b
  std::uint64_t outside_window = 0;
  std::uint64_t left_out = 0;  // of groups that are too large
};

CandidatePairs candidate_pairs(const DocumentGroups& groups, const CandidateFacts& facts,
                               Parallel& parallel);

}  // namespace dittograph

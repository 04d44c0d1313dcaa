// Links: which documents are compared because of a seed group, and at which places.
//
// A group of n documents links at most 2 (n - 1) pairs of them, never n squared: every document is
// linked to the group's first document by rank (its anchor) and to the one before it. Documents of
// one near-duplicate cluster are not linked to each other, their cluster says it all; the members
// of the anchor's cluster are linked to the group's first document of another cluster instead, so
// that each of them becomes a witness of what it shares with others.
//
// The documents are known by their ranks from here on; see RankedSeed.
// A document's own repeats of a fingerprint count up to kOwnRepeats places; the rest is counted in
// own_repeats_left_out. Cost: linear in the seeds of the groups.
// Thread-safe. Tested in tests/unit/passage/links_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "passage/corpus_view.h"
#include "passage/seed_groups.h"

namespace dittograph {

// Places of one fingerprint in one document that are used as seeds.
inline constexpr std::size_t kOwnRepeats = 3;

// A common shingle of two documents, seen from the one of higher rank number.
struct Link {
  std::uint32_t partner = 0;  // rank of the other document
  std::uint32_t position = 0;
  std::uint32_t partner_position = 0;

  friend constexpr auto operator<=>(const Link&, const Link&) = default;
};

// The links of all documents: of the document of rank r in [begins[r], begins[r + 1]).
struct Links {
  std::vector<std::uint64_t> begins;
  std::vector<Link> links;
  std::uint64_t largest_group = 0;
  std::uint64_t own_repeats_left_out = 0;
};

// clusters: number of the near-duplicate cluster by rank, kNoNumber for none. rank: by DocId.
// left_out: fingerprints, ascending, whose groups link nothing.
Links link_documents(const SeedGroups& groups, std::span<const std::uint32_t> rank,
                     std::span<const std::uint32_t> clusters,
                     std::span<const std::uint64_t> left_out = {});

}  // namespace dittograph

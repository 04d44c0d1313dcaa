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
// own_repeats_left_out. Cost: linear in the seeds of the groups, for each range of ranks. Memory:
// 32 bytes a link of the range while they are made. Thread-safe. Tested in
// tests/unit/passage/links_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
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

// Consecutive ranks.
struct RankRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The links of some documents: of the document of rank r in [begins[r - first], begins[r - first +
// 1]).
struct Links {
  RankRange ranks;
  std::vector<std::uint64_t> begins;
  std::vector<Link> links;
  std::uint64_t largest_group = 0;
  std::uint64_t own_repeats_left_out = 0;

  [[nodiscard]] std::span<Link> of(std::uint32_t rank) {
    const std::size_t i = rank - ranks.begin;
    return std::span(links).subspan(begins[i], begins[i + 1] - begins[i]);
  }
};

struct LinkRule {
  std::span<const std::uint32_t> rank;  // by DocId
  // Number of the near-duplicate cluster by rank, kNoNumber for none.
  std::span<const std::uint32_t> clusters;
  // Fingerprints, ascending, whose groups link nothing.
  std::span<const std::uint64_t> left_out;
};

// The links of the documents in ranks, a document's own in no order.
Links link_documents(const SeedGroups& groups, const LinkRule& rule, RankRange ranks,
                     Parallel& parallel);

// All ranks in so many ranges that the links of one take about max_bytes while they are made.
std::vector<RankRange> ranges_to_link(const SeedGroups& groups, std::size_t n_documents,
                                      std::uint64_t max_bytes);

}  // namespace dittograph

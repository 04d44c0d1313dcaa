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
// own_repeats_left_out. Links are made once and wait apart, by the ranges of ranks that are to be
// worked on: in memory if one range has all, else in a scratch file.
// Cost: linear in the seeds of the groups. Memory: of a range's links at a time; 64 KB a range and
// thread while they are made. Thread-safe. Tested in tests/unit/passage/links_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "base/scratch_file.h"
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

// All links, range by range.
class LinkRanges {
 public:
  // ranges: consecutive, all ranks.
  static absl::StatusOr<LinkRanges> create(const SeedGroups& groups, const LinkRule& rule,
                                           std::vector<RankRange> ranges, Parallel& parallel);

  [[nodiscard]] std::size_t size() const { return ranges_.size(); }
  // The links of a range's documents, a document's own in no order. Once for each range.
  Links take(std::size_t range);

  [[nodiscard]] std::uint64_t largest_group() const { return largest_group_; }
  [[nodiscard]] std::uint64_t own_repeats_left_out() const { return own_repeats_left_out_; }

 private:
  struct Named {
    std::uint32_t document = 0;  // rank
    Link link;
  };
  // Where links of one range wait on disk.
  struct Stretch {
    std::uint64_t place = 0;
    std::uint32_t size = 0;  // links
  };
  // What one thread finds, by range.
  class Part;

  template <class Take>
  void for_waiting(std::size_t range, const Take& take) const;

  std::vector<RankRange> ranges_;
  std::vector<std::vector<std::vector<Named>>> in_memory_;  // by thread and range
  std::vector<std::vector<Stretch>> on_disk_;               // by range
  std::optional<ScratchFile> file_;
  std::uint64_t largest_group_ = 0;
  std::uint64_t own_repeats_left_out_ = 0;
};

// All ranks in so many ranges that the links of one take about max_bytes.
std::vector<RankRange> ranges_to_link(const SeedGroups& groups, std::size_t n_documents,
                                      std::uint64_t max_bytes);

}  // namespace dittograph

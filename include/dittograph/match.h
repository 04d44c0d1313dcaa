// Two documents beside each other: worth comparing (Candidate), and compared (Match). The values
// that index, verify and cluster hand to each other.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

#include "dittograph/document.h"

namespace dittograph {

// Which of the indexes proposed a pair; the bits add up.
using FoundBy = std::uint8_t;
inline constexpr FoundBy kFoundByMinHash = 1;
inline constexpr FoundBy kFoundBySimHash = 2;
inline constexpr FoundBy kFoundByShort = 4;     // the exact path of short documents
inline constexpr FoundBy kFoundByPassage = 8;   // shared passages
inline constexpr FoundBy kFoundByCluster = 16;  // a near document's representative

// Two different documents that may share text.
struct Candidate {
  DocId left{};
  DocId right{};
  FoundBy found_by = 0;
  friend constexpr auto operator<=>(const Candidate&, const Candidate&) = default;
};

// What two documents' shingle sets have in common, counted.
struct SetOverlap {
  std::uint32_t shared = 0;
  std::uint32_t left = 0;   // size of the left set
  std::uint32_t right = 0;  // size of the right set

  // Jaccard: 0 if both sets are empty.
  [[nodiscard]] constexpr double resemblance() const {
    const std::uint64_t either = std::uint64_t{left} + right - shared;
    return either == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(either);
  }
  // The share of the left set that the right one holds.
  [[nodiscard]] constexpr double left_in_right() const {
    return left == 0 ? 0.0 : static_cast<double>(shared) / left;
  }
  [[nodiscard]] constexpr double right_in_left() const {
    return right == 0 ? 0.0 : static_cast<double>(shared) / right;
  }
  friend constexpr bool operator==(const SetOverlap&, const SetOverlap&) = default;
};

// A candidate that was compared on the real shingle sets and found near, or one contained in the
// other, or alike but for what was left out.
struct Match {
  DocId left{};
  DocId right{};
  SetOverlap overlap{};  // of the shingles that count
  SetOverlap full{};     // of all shingles
  bool near = false;
  bool contained = false;  // the smaller set in the larger, and it is large enough to tell
  bool alike = false;      // not near, but would be if all shingles counted
  FoundBy found_by = 0;
  friend constexpr bool operator==(const Match&, const Match&) = default;
};

}  // namespace dittograph

// Found pairs of documents, judged, and wanted pairs, found or not.
//
// A list of pairs is seldom whole. A found pair that is in it, at the run's resemblance or above or
// without a figure, is right; any other is compared once more on its full shingle sets:
//
//   right                      resemblance at the run's or above; of a link of kind contained also
//                              containment at the run's or above
//   right_without_boilerplate  not that, but by the run's own figure, which leaves boilerplate out
//   through_representative     not that, but two members of one cluster: a cluster promises that
//                              its members resemble its representative, not each other
//   wrong                      what else was compared
//   not_looked_at              two members, not in the list, that were not drawn (member_pairs.h)
//
// The wanted pairs are those of the list, from the request's min_resemblance on.
// Tested in tests/unit/evaluate/evaluate_pairs_test.cc.
#pragma once

#include <cstdint>

#include "evaluate/rates.h"

namespace dittograph {

enum class PairVerdict : std::uint8_t {
  kRight,
  kWrong,
  kRightWithoutBoilerplate,
  kThroughRepresentative,
  kNotLookedAt,
};

struct JudgedPairs {
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;
  std::uint64_t right_without_boilerplate = 0;
  std::uint64_t through_representative = 0;
  std::uint64_t not_looked_at = 0;

  void add(PairVerdict verdict, std::uint64_t n);
  [[nodiscard]] std::uint64_t found() const {
    return right + wrong + right_without_boilerplate + through_representative + not_looked_at;
  }
  // Of the pairs that are right or wrong.
  [[nodiscard]] double precision() const {
    return Rates{.right = right, .found = right + wrong}.precision();
  }
  // Of all pairs that were looked at: right by the full resemblance, or not.
  [[nodiscard]] double strict_precision() const {
    return Rates{.right = right, .found = found() - not_looked_at}.precision();
  }
  JudgedPairs& operator+=(const JudgedPairs& other);
  friend bool operator==(const JudgedPairs&, const JudgedPairs&) = default;
};

struct PairTally {
  JudgedPairs clusters{};  // pairs in one cluster
  JudgedPairs links{};     // pairs with a link; these are not in one cluster
  std::uint64_t wanted = 0;
  std::uint64_t in_clusters = 0;  // wanted, and in one cluster
  std::uint64_t linked = 0;       // ... not that, but with a link
  std::uint64_t in_passages = 0;  // ... not that either, but with a passage that both share

  [[nodiscard]] JudgedPairs with_links() const { return JudgedPairs(clusters) += links; }
  [[nodiscard]] double recall_of(std::uint64_t right) const {
    return Rates{.right = right, .wanted = wanted}.recall();
  }
  friend bool operator==(const PairTally&, const PairTally&) = default;
};

inline void JudgedPairs::add(PairVerdict verdict, std::uint64_t n) {
  switch (verdict) {
    case PairVerdict::kRight:
      right += n;
      return;
    case PairVerdict::kWrong:
      wrong += n;
      return;
    case PairVerdict::kRightWithoutBoilerplate:
      right_without_boilerplate += n;
      return;
    case PairVerdict::kThroughRepresentative:
      through_representative += n;
      return;
    case PairVerdict::kNotLookedAt:
      not_looked_at += n;
      return;
  }
}

inline JudgedPairs& JudgedPairs::operator+=(const JudgedPairs& other) {
  right += other.right;
  wrong += other.wrong;
  right_without_boilerplate += other.right_without_boilerplate;
  through_representative += other.through_representative;
  not_looked_at += other.not_looked_at;
  return *this;
}

}  // namespace dittograph

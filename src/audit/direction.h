// Which of two documents did the text come from?
//
// Evidence, each told with what it says:
//   date         the earlier stamp, compared no finer than both are; equal stamps say tie
//   credit       one names the other's outlet or agency as its source
//   canonical    one's canonical address or original source is the other
//   containment  one is most of the other and no more: it may be cut from it (never decides)
//   agency       one's outlet is an agency and the other's is none
// Equal stamps are a tie, whatever else says. Different stamps decide unless a credit or a
// canonical address says the opposite: then nobody knows, and it is told as disagreement. Without
// stamps a credit, a canonical address or an agency decides if none of them disagrees. Names and
// the order of files are not looked at. Thread-safe. Tested in tests/unit/audit/direction_test.cc.
#pragma once

#include <array>
#include <cstdint>

#include "dittograph/audit.h"

namespace dittograph {

struct DirectionFacts {
  Stamp a;
  Stamp b;
  bool a_credits_b = false;  // names b's outlet or agency
  bool b_credits_a = false;
  bool a_canonical_is_b = false;
  bool b_canonical_is_a = false;
  bool a_is_agency = false;
  bool b_is_agency = false;
  double share_a = 0;
  double share_b = 0;
};

struct DirectionFinding {
  Direction direction = Direction::kUnknown;
  std::array<Says, kEvidences> evidence{};
  bool disagreement = false;
};

DirectionFinding find_direction(const DirectionFacts& facts);

}  // namespace dittograph

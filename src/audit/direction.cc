#include "audit/direction.h"

#include <cstddef>

#include "audit/stamps.h"

namespace dittograph {
namespace {

constexpr double kContainedShare = 0.9;
constexpr double kLargerShare = 0.6;

Says says(bool a_first, bool b_first) {
  if (a_first == b_first) return Says::kNothing;
  return a_first ? Says::kAFirst : Says::kBFirst;
}

Says said_by_dates(const Stamp& a, const Stamp& b) {
  const Lag lag = lag_between(a, b);
  if (lag.unit == StampUnit::kNone) return Says::kNothing;
  if (lag.seconds == 0) return Says::kTie;
  return lag.seconds > 0 ? Says::kAFirst : Says::kBFirst;
}

bool opposed(Says x, Says y) {
  return (x == Says::kAFirst && y == Says::kBFirst) || (x == Says::kBFirst && y == Says::kAFirst);
}

Direction direction_of(Says says) {
  switch (says) {
    case Says::kAFirst:
      return Direction::kFirst;
    case Says::kBFirst:
      return Direction::kLater;
    case Says::kTie:
      return Direction::kTie;
    case Says::kNothing:
      break;
  }
  return Direction::kUnknown;
}

}  // namespace

DirectionFinding find_direction(const DirectionFacts& facts) {
  DirectionFinding out;
  const auto at = [&](Evidence kind) -> Says& {
    return out.evidence[static_cast<std::size_t>(kind)];
  };
  at(Evidence::kDate) = said_by_dates(facts.a, facts.b);
  at(Evidence::kCredit) = says(facts.b_credits_a, facts.a_credits_b);
  at(Evidence::kCanonical) = says(facts.b_canonical_is_a, facts.a_canonical_is_b);
  at(Evidence::kContainment) =
      says(facts.share_b >= kContainedShare && facts.share_a <= kLargerShare,
           facts.share_a >= kContainedShare && facts.share_b <= kLargerShare);
  at(Evidence::kAgency) = says(facts.a_is_agency, facts.b_is_agency);

  const Evidence strong[] = {Evidence::kDate, Evidence::kCredit, Evidence::kCanonical,
                             Evidence::kAgency};
  Says word = Says::kNothing;  // of the evidence that is no date
  for (const Evidence x : strong) {
    for (const Evidence y : strong) out.disagreement |= opposed(at(x), at(y));
    if (x != Evidence::kDate && word == Says::kNothing) word = at(x);
  }
  const Says date = at(Evidence::kDate);
  if (date == Says::kTie) {
    out.direction = Direction::kTie;
  } else if (date != Says::kNothing) {
    const bool contradicted =
        opposed(date, at(Evidence::kCredit)) || opposed(date, at(Evidence::kCanonical));
    out.direction = contradicted ? Direction::kUnknown : direction_of(date);
  } else if (!out.disagreement) {
    out.direction = direction_of(word);
  }
  return out;
}

}  // namespace dittograph

#include "synth/kinship.h"

#include <algorithm>

#include "synth/calendar.h"

namespace dittograph::synth {
namespace {

constexpr std::string_view kDirections[] = {"first", "later", "tie"};
constexpr std::string_view kCreditChanges[] = {"none", "kept", "stripped", "added", "replaced"};
constexpr std::string_view kHeadlines[] = {"same", "normalised", "edited", "replaced"};
constexpr std::string_view kChanges[] = {"unchanged", "edited", "added", "deleted", "moved"};

template <class Enum>
std::size_t index_of(Enum value) {
  return static_cast<std::size_t>(value);
}

// Which of the values, in order, make a longest ascending run; the others were moved.
std::vector<bool> in_longest_run(const std::vector<std::uint32_t>& values) {
  std::vector<std::size_t> tails;  // of the run of each length, the one with the least end
  std::vector<std::size_t> before(values.size(), SIZE_MAX);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto at = std::partition_point(tails.begin(), tails.end(),
                                         [&](std::size_t t) { return values[t] < values[i]; });
    if (at != tails.begin()) before[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> in_run(values.size(), false);
  for (std::size_t i = tails.empty() ? SIZE_MAX : tails.back(); i != SIZE_MAX; i = before[i]) {
    in_run[i] = true;
  }
  return in_run;
}

}  // namespace

std::string_view direction_name(Direction direction) { return kDirections[index_of(direction)]; }
std::string_view credit_change_name(CreditChange change) {
  return kCreditChanges[index_of(change)];
}
std::string_view headline_name(Headline headline) { return kHeadlines[index_of(headline)]; }
std::string_view change_name(Change change) { return kChanges[index_of(change)]; }

Lag lag_between(const Article& a, const Article& b) {
  Lag lag;
  lag.in_days = a.has_stamp_of_day || b.has_stamp_of_day;
  lag.size = lag.in_days ? day_of(b.time) - day_of(a.time) : b.time - a.time;
  lag.direction = lag.size > 0   ? Direction::kFirst
                  : lag.size < 0 ? Direction::kLater
                                 : Direction::kTie;
  return lag;
}

CreditChange credit_change(std::uint32_t earlier_agency, std::uint32_t later_agency) {
  if (earlier_agency == later_agency) {
    return earlier_agency == kNoAgency ? CreditChange::kNone : CreditChange::kKept;
  }
  if (earlier_agency == kNoAgency) return CreditChange::kAdded;
  return later_agency == kNoAgency ? CreditChange::kStripped : CreditChange::kReplaced;
}

std::vector<Aligned> align(const Body& a, const Body& b) {
  std::uint32_t n_origins = 0;
  for (const Sentence& s : a) n_origins = std::max(n_origins, s.origin + 1);
  std::vector<std::uint32_t> place_in_a(n_origins, kNoSentence);
  for (std::uint32_t i = 0; i < a.size(); ++i) place_in_a[a[i].origin] = i;
  std::vector<Aligned> aligned;
  std::vector<std::uint32_t> places;
  std::vector<std::size_t> lines;
  std::vector<bool> found(a.size(), false);
  for (std::uint32_t j = 0; j < b.size(); ++j) {
    const std::uint32_t at = b[j].origin < n_origins ? place_in_a[b[j].origin] : kNoSentence;
    if (at == kNoSentence || found[at]) {
      aligned.push_back({.change = Change::kAdded, .a = kNoSentence, .b = j});
      continue;
    }
    found[at] = true;
    const bool same = a[at].wording == b[j].wording;
    places.push_back(at);
    lines.push_back(aligned.size());
    aligned.push_back({.change = same ? Change::kUnchanged : Change::kEdited, .a = at, .b = j});
  }
  const std::vector<bool> in_run = in_longest_run(places);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!in_run[i]) aligned[lines[i]].change = Change::kMoved;
  }
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    if (!found[i]) aligned.push_back({.change = Change::kDeleted, .a = i, .b = kNoSentence});
  }
  return aligned;
}

std::vector<SharedRun> shared_runs(const std::vector<Aligned>& aligned) {
  std::vector<SharedRun> runs;
  for (const Aligned& line : aligned) {
    if (line.a == kNoSentence || line.b == kNoSentence) continue;
    if (!runs.empty() && runs.back().a_end == line.a && runs.back().b_end == line.b) {
      ++runs.back().a_end;
      ++runs.back().b_end;
    } else {
      runs.push_back({line.a, line.a + 1, line.b, line.b + 1});
    }
  }
  return runs;
}

}  // namespace dittograph::synth

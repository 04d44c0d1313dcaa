// What two articles of a story have to do with each other, by how they were made.
//
// Thread-safe. Tested in tests/unit/synth/kinship_test.cc.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "synth/article.h"

namespace dittograph::synth {

enum class Direction : std::uint8_t { kFirst, kLater, kTie };  // of the first article of the two
std::string_view direction_name(Direction direction);

struct Lag {
  Direction direction = Direction::kTie;
  std::int64_t size = 0;  // of the second to the first; negative: it was earlier
  bool in_days = false;   // one of them has no more than a day
};
Lag lag_between(const Article& a, const Article& b);

enum class CreditChange : std::uint8_t { kNone, kKept, kStripped, kAdded, kReplaced };
std::string_view credit_change_name(CreditChange change);
// From the credit of the earlier to that of the later.
CreditChange credit_change(std::uint32_t earlier_agency, std::uint32_t later_agency);

enum class Headline : std::uint8_t { kSame, kNormalised, kEdited, kReplaced };
std::string_view headline_name(Headline headline);

// Sentences of two bodies set against each other, by their origins.
enum class Change : std::uint8_t { kUnchanged, kEdited, kAdded, kDeleted, kMoved };
std::string_view change_name(Change change);
inline constexpr std::uint32_t kNoSentence = UINT32_MAX;
struct Aligned {
  Change change = Change::kUnchanged;
  std::uint32_t a = kNoSentence;
  std::uint32_t b = kNoSentence;
};
// Those of b in their order, then those that only a has.
std::vector<Aligned> align(const Body& a, const Body& b);

// Runs of sentences that both say, edited or not, in the same order with nothing between them.
struct SharedRun {
  std::uint32_t a_begin = 0;  // sentences, half open
  std::uint32_t a_end = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t b_end = 0;
};
std::vector<SharedRun> shared_runs(const std::vector<Aligned>& aligned);

}  // namespace dittograph::synth

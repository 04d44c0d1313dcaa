#include "passage/align.h"

#include <algorithm>
#include <cstddef>

namespace dittograph {
namespace {

// Tokens seen from the seed outwards: kStep is 1 to the right, -1 to the left.
template <int kStep>
struct Outwards {
  const StoredToken* first;  // of size tokens; not looked at if size is 0
  std::uint32_t size;
  StoredToken operator[](std::uint32_t i) const {
    return first[kStep * static_cast<std::ptrdiff_t>(i)];
  }
};

struct Growth {
  std::uint32_t a = 0;  // tokens taken on each side
  std::uint32_t b = 0;
  std::uint32_t matched = 0;
};

template <int kStep>
std::uint32_t run_length(const Outwards<kStep>& a, const Outwards<kStep>& b, std::uint32_t i,
                         std::uint32_t j) {
  const std::uint32_t most = std::min(a.size - i, b.size - j);
  std::uint32_t length = 0;
  while (length < most && a[i + length] == b[j + length]) ++length;
  return length;
}

template <int kStep>
bool is_run(const Outwards<kStep>& a, const Outwards<kStep>& b, std::uint32_t i, std::uint32_t j,
            std::uint32_t length) {
  if (a.size - i < length || b.size - j < length) return false;
  for (std::uint32_t k = 0; k < length; ++k) {
    if (a[i + k] != b[j + k]) return false;
  }
  return true;
}

// The cheapest gap behind which min_run tokens match: as many tokens changed first, then the
// least shift between the sides.
template <int kStep>
bool find_gap(const Outwards<kStep>& a, const Outwards<kStep>& b, const GapRule& rule, Growth& at) {
  for (std::uint32_t gap = 1; gap <= rule.max_gap; ++gap) {
    for (std::uint32_t shift = 0; shift <= gap; ++shift) {
      for (const bool shorter_in_a : {false, true}) {
        if (shift == 0 && shorter_in_a) continue;
        const std::uint32_t i = at.a + gap - (shorter_in_a ? shift : 0);
        const std::uint32_t j = at.b + gap - (shorter_in_a ? 0 : shift);
        if (i >= a.size || j >= b.size) continue;
        if (!is_run(a, b, i, j, rule.min_run)) continue;
        at.a = i;
        at.b = j;
        return true;
      }
    }
  }
  return false;
}

template <int kStep>
Growth grow(const Outwards<kStep>& a, const Outwards<kStep>& b, const GapRule& rule) {
  Growth at;
  Growth best;
  std::int64_t unmatched = 0;
  std::int64_t best_score = 0;
  for (;;) {
    const std::uint32_t run = run_length(a, b, at.a, at.b);
    at.a += run;
    at.b += run;
    at.matched += run;
    const std::int64_t score = at.matched - kGapCost * unmatched;
    if (score > best_score && at.matched >= kMatchedPerUnmatched * unmatched) {
      best = at;
      best_score = score;
    }
    if (score < best_score - kDrop) return best;
    const Growth before = at;
    if (!find_gap(a, b, rule, at)) return best;
    unmatched += std::max(at.a - before.a, at.b - before.b);
  }
}

}  // namespace

AlignedSpan grow_seed(std::span<const StoredToken> a, std::span<const StoredToken> b,
                      std::uint32_t position_a, std::uint32_t position_b, std::uint32_t seed_tokens,
                      const GapRule& rule) {
  const auto size_a = static_cast<std::uint32_t>(a.size());
  const auto size_b = static_cast<std::uint32_t>(b.size());
  const std::uint32_t end_a = position_a + seed_tokens;
  const std::uint32_t end_b = position_b + seed_tokens;
  if (end_a > size_a || end_b > size_b) return {};
  if (!std::equal(a.begin() + position_a, a.begin() + end_a, b.begin() + position_b)) return {};
  const Growth right = grow(Outwards<1>{a.data() + end_a, size_a - end_a},
                            Outwards<1>{b.data() + end_b, size_b - end_b}, rule);
  // A side with nothing to the left is never looked at; its pointer must stay inside all the same.
  const Growth left =
      grow(Outwards<-1>{a.data() + (position_a == 0 ? 0 : position_a - 1), position_a},
           Outwards<-1>{b.data() + (position_b == 0 ? 0 : position_b - 1), position_b}, rule);
  return {.a = {.begin = position_a - left.a, .end = end_a + right.a},
          .b = {.begin = position_b - left.b, .end = end_b + right.b},
          .matched = left.matched + seed_tokens + right.matched};
}

}  // namespace dittograph

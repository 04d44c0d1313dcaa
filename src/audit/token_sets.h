// Sets of token positions as ascending ranges that do not touch: what of a document is shared,
// boilerplate, or taken.
//
// Thread-safe. Tested in tests/unit/audit/token_sets_test.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/passage.h"

namespace dittograph {

using TokenSet = std::vector<TokenRange>;

// Any ranges as a set.
inline TokenSet set_of(std::vector<TokenRange> ranges) {
  std::sort(ranges.begin(), ranges.end());
  TokenSet out;
  for (const TokenRange& range : ranges) {
    if (range.empty()) continue;
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

inline std::uint32_t size_of(std::span<const TokenRange> set) {
  std::uint32_t n = 0;
  for (const TokenRange& range : set) n += range.size();
  return n;
}

// What both have.
inline TokenSet common(std::span<const TokenRange> a, std::span<const TokenRange> b) {
  TokenSet out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const TokenRange both = {std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
    if (both.begin < both.end) out.push_back(both);
    ++(a[i].end < b[j].end ? i : j);
  }
  return out;
}

// What a has and b has not.
inline TokenSet without(std::span<const TokenRange> a, std::span<const TokenRange> b) {
  TokenSet out;
  std::size_t j = 0;
  for (TokenRange range : a) {
    while (j < b.size() && b[j].end <= range.begin) ++j;
    for (std::size_t k = j; k < b.size() && b[k].begin < range.end; ++k) {
      if (b[k].begin > range.begin) out.push_back({range.begin, b[k].begin});
      range.begin = std::max(range.begin, b[k].end);
      if (range.begin >= range.end) break;
    }
    if (range.begin < range.end) out.push_back(range);
  }
  return out;
}

// Whether half of the range or more lies in the set.
inline bool mostly_in(const TokenRange& range, std::span<const TokenRange> set) {
  const TokenRange one[] = {range};
  return 2 * size_of(common(one, set)) >= range.size();
}

}  // namespace dittograph

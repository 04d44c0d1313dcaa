#include "audit/phrases.h"

#include <algorithm>
#include <cstddef>

namespace dittograph {

WidestStretch widest_stretch(std::span<const TokenRange> part, std::vector<OutletPart> parts,
                             std::uint32_t min_passage) {
  WidestStretch best;
  if (part.empty()) return best;
  const std::uint32_t begin = part.front().begin;
  const std::uint32_t end = part.back().end;
  std::sort(parts.begin(), parts.end(),
            [](const OutletPart& x, const OutletPart& y) { return x.outlet < y.outlet; });
  std::vector<std::int32_t> steps(end - begin + 1, 0);
  for (std::size_t i = 0, next = 0; i < parts.size(); i = next) {
    std::vector<TokenRange> ranges;
    for (next = i; next < parts.size() && parts[next].outlet == parts[i].outlet; ++next) {
      ranges.insert(ranges.end(), parts[next].on_leader.begin(), parts[next].on_leader.end());
    }
    for (const TokenRange& range : common(set_of(std::move(ranges)), part)) {
      ++steps[range.begin - begin];
      --steps[range.end - begin];
    }
  }
  std::vector<std::uint32_t> depth(end - begin, 0);
  std::int32_t now = 0;
  std::uint32_t deepest = 0;
  for (std::size_t i = 0; i < depth.size(); ++i) {
    now += steps[i];
    depth[i] = static_cast<std::uint32_t>(now);
    deepest = std::max(deepest, depth[i]);
  }
  for (std::uint32_t level = deepest; level > 0; --level) {
    std::uint32_t run = 0;
    for (std::uint32_t i = 0; i <= depth.size(); ++i) {
      if (i < depth.size() && depth[i] >= level) {
        ++run;
        continue;
      }
      if (run >= min_passage && run > best.range.size()) {
        best = {.range = {begin + i - run, begin + i}, .outlets = level + 1};
      }
      run = 0;
    }
    if (!best.range.empty()) return best;
  }
  return best;
}

}  // namespace dittograph

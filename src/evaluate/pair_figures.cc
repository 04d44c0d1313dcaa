#include "evaluate/pair_figures.h"

#include <optional>

#include "verify/overlap.h"
#include "verify/set_cache.h"

namespace dittograph {

std::vector<SetOverlap> figures_of(std::span<const DocumentPair> pairs, const TokenStore& tokens,
                                   std::uint32_t shingle_size) {
  constexpr std::uint64_t kCacheBytes = 16 << 20;
  const TokenRangeTable nothing_left_out;
  SetCache cache(tokens, shingle_size, nothing_left_out, kCacheBytes);
  std::vector<SetOverlap> figures;
  figures.reserve(pairs.size());
  std::optional<std::uint32_t> held;
  std::vector<std::uint64_t> left;  // a copy: the other document may take its place in the cache
  for (const DocumentPair& pair : pairs) {
    if (held != pair.first) {
      left = cache.load(DocId{pair.first}).fingerprints;
      held = pair.first;
    }
    figures.push_back(overlap(left, cache.load(DocId{pair.second}).fingerprints));
  }
  return figures;
}

}  // namespace dittograph

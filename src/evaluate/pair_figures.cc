#include "evaluate/pair_figures.h"

#include <optional>

#include "base/status.h"
#include "verify/overlap.h"
#include "verify/set_cache.h"

namespace dittograph {

absl::StatusOr<std::vector<SetOverlap>> figures_of(std::span<const DocumentPair> pairs,
                                                   const TokenStore& tokens,
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
      DITTOGRAPH_ASSIGN_OR_RETURN(const ShingleSet* set, cache.load(DocId{pair.first}));
      left = set->fingerprints;
      held = pair.first;
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(const ShingleSet* right, cache.load(DocId{pair.second}));
    figures.push_back(overlap(left, right->fingerprints));
  }
  return figures;
}

}  // namespace dittograph

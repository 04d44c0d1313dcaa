#include "text/token_hasher.h"

#include "base/hash.h"

namespace dittograph {
namespace {

// flatten: XXH3 is inlined whole, and the length's class takes out its other branches.
template <std::size_t kLeast, std::size_t kMost>
[[gnu::flatten]] void hash_class(const std::uint16_t* members, std::size_t n, const char* folded,
                                 TokenChunk& chunk) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t token = members[i];
    const std::size_t size = chunk.end[token] - chunk.begin[token];
    if (size < kLeast || size > kMost) __builtin_unreachable();
    chunk.hash[token] = hash_bytes(folded + chunk.begin[token], size);
  }
}

}  // namespace

void TokenHasher::hash(const char* folded, std::size_t text_begin, std::size_t first,
                       TokenChunk& chunk) {
  std::size_t n_to_3 = 0;
  std::size_t n_to_8 = 0;
  std::size_t n_to_16 = 0;
  std::size_t n_longer = 0;
  // Every list gets every token and keeps its own: no branches. Written with shifts (1 where size
  // is below the number), because g++ makes jumps of comparisons here.
  constexpr std::uint32_t kSign = 31;
  for (std::size_t i = first; i < chunk.size; ++i) {
    const std::uint32_t size = chunk.end[i] - chunk.begin[i];
    const auto index = static_cast<std::uint16_t>(i);
    to_3_[n_to_3] = index;
    to_8_[n_to_8] = index;
    to_16_[n_to_16] = index;
    longer_[n_longer] = index;
    const std::uint32_t below_4 = (size - 4) >> kSign;
    const std::uint32_t below_9 = (size - 9) >> kSign;
    const std::uint32_t below_17 = (size - 17) >> kSign;
    n_to_3 += below_4;
    n_to_8 += below_9 - below_4;
    n_to_16 += below_17 - below_9;
    n_longer += 1 - below_17;
  }
  const char* const shifted = folded - text_begin;
  constexpr std::size_t kLongest = 2 * kChunkBytes;
  hash_class<1, 3>(to_3_, n_to_3, shifted, chunk);
  hash_class<4, 8>(to_8_, n_to_8, shifted, chunk);
  hash_class<9, 16>(to_16_, n_to_16, shifted, chunk);
  hash_class<17, kLongest>(longer_, n_longer, shifted, chunk);
}

}  // namespace dittograph

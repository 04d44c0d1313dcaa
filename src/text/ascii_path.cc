#include "text/ascii_path.h"

#include "base/check.h"
#include "base/hash.h"

namespace dittograph {
namespace {

// hash_bytes with the length's class known: the compiler drops XXH3's other branches, and a loop
// over words of one class mispredicts none. Prose has its lengths in no order, so a loop over
// all lengths mispredicts at every other word.
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

AsciiPath::AsciiPath(AsciiEdgesKernel kernel) : kernel_(kernel) {}

AsciiStop AsciiPath::run(std::string_view text, std::size_t offset, std::size_t limit,
                         TokenChunk& chunk) {
  DITTOGRAPH_DCHECK(limit - offset <= kChunkBytes);
  AsciiEdges edges;
  edges.text = text.data();
  edges.text_size = text.size();
  edges.limit = limit;
  edges.folded = folded_;
  edges.begin = chunk.begin + chunk.size;
  edges.end = chunk.end + chunk.size;
  edges.offset = offset;
  kernel_(edges);
  const std::size_t first = chunk.size;
  chunk.size += edges.n_tokens;
  hash_tokens(offset, first, chunk);
  return {edges.offset, edges.special, edges.n_special};
}

void AsciiPath::hash_tokens(std::size_t run_begin, std::size_t first, TokenChunk& chunk) {
  constexpr std::size_t kLongest = kChunkBytes + 2 * kAsciiBlock;
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
  const char* const folded = folded_ - run_begin;
  hash_class<1, 3>(to_3_, n_to_3, folded, chunk);
  hash_class<4, 8>(to_8_, n_to_8, folded, chunk);
  hash_class<9, 16>(to_16_, n_to_16, folded, chunk);
  hash_class<17, kLongest>(longer_, n_longer, folded, chunk);
}

}  // namespace dittograph

#include "text/tokeniser.h"

#include <algorithm>
#include <limits>

#include "base/check.h"

namespace dittograph {
namespace {

// How far the general path goes on where the fast path stopped: over the one odd character in
// English prose, over a good stretch of text in another script.
std::size_t general_limit(const AsciiStop& stop) {
  constexpr std::size_t kFew = 6;
  constexpr std::size_t kMany = 16;
  if (stop.n_special <= kFew) return stop.special + 1;
  return stop.special + (stop.n_special <= kMany ? kAsciiBlock : 4 * kAsciiBlock);
}

}  // namespace

Tokeniser::Tokeniser(TextPath path)
    : path_(path), ascii_(std::make_unique<AsciiPath>()), chunk_(std::make_unique<TokenChunk>()) {}

void Tokeniser::tokenise(std::string_view text, Tokens& tokens) {
  DITTOGRAPH_CHECK(text.size() <= std::numeric_limits<std::uint32_t>::max());
  tokens.clear();
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t limit = std::min(text.size(), offset + kChunkBytes);
    offset = path_ == TextPath::kGeneralOnly ? general_.run(text, offset, limit, *chunk_)
                                             : run_both_paths(text, offset, limit);
    chunk_->append_to(tokens);
  }
}

// Tokenises from offset to about limit; returns where it stopped, outside any token.
std::size_t Tokeniser::run_both_paths(std::string_view text, std::size_t offset,
                                      std::size_t limit) {
  const std::size_t begin = offset;
  while (offset < limit) {
    const AsciiStop stop = ascii_->run(text, offset, limit, *chunk_);
    offset = stop.offset;
    if (stop.n_special == 0) {
      if (offset > begin) return offset;
      // One word longer than the whole stretch.
      return general_.run(text, offset, offset + 1, *chunk_);
    }
    offset = general_.run(
        text, offset, std::max(stop.special + 1, std::min(general_limit(stop), limit)), *chunk_);
  }
  return offset;
}

}  // namespace dittograph

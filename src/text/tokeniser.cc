#include "text/tokeniser.h"

#include <algorithm>
#include <limits>

#include "base/check.h"

namespace dittograph {
namespace {

// Where the ASCII path stops more than this often within 64 bytes, the text is of another script.
constexpr std::size_t kFewSpecial = 12;

// How far the general path goes on where the basic path stopped: over one odd character, over a
// stretch where they stand close together (marks in Thai or Hindi).
std::size_t general_limit(const PathStop& stop, std::size_t begin, std::size_t limit) {
  constexpr std::size_t kClose = 48;
  constexpr std::size_t kStretch = 256;
  if (stop.special - begin >= kClose) return stop.special + 1;
  return std::max(stop.special + 1, std::min(stop.special + kStretch, limit));
}

}  // namespace

Tokeniser::Tokeniser(TextPath path)
    : path_(path),
      ascii_(std::make_unique<AsciiPath>()),
      basic_(std::make_unique<BasicPath>()),
      chunk_(std::make_unique<TokenChunk>()) {}

void Tokeniser::tokenise(std::string_view text, Tokens& tokens) {
  DITTOGRAPH_CHECK(text.size() <= std::numeric_limits<std::uint32_t>::max());
  tokens.clear();
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t limit = std::min(text.size(), offset + kChunkBytes);
    offset = path_ == TextPath::kGeneralOnly ? general_.run(text, offset, limit, *chunk_)
                                             : run_all_paths(text, offset, limit);
    chunk_->append_to(tokens);
  }
}

// Tokenises from offset to about limit; returns where it stopped, outside any token.
std::size_t Tokeniser::run_all_paths(std::string_view text, std::size_t offset, std::size_t limit) {
  const std::size_t begin = offset;
  while (offset < limit) {
    const PathStop ascii = ascii_->run(text, offset, limit, *chunk_);
    offset = ascii.offset;
    if (ascii.n_special == 0) {
      if (offset > begin) return offset;
      // One word longer than the whole stretch.
      return general_.run(text, offset, offset + 1, *chunk_);
    }
    if (ascii.n_special <= kFewSpecial) {
      offset = general_.run(text, offset, ascii.special + 1, *chunk_);
      continue;
    }
    const PathStop basic = basic_->run(text, offset, std::max(limit, ascii.special + 1), *chunk_);
    if (basic.n_special != 0) {
      offset = general_.run(text, basic.offset, general_limit(basic, offset, limit), *chunk_);
    } else if (basic.offset > offset) {
      offset = basic.offset;
    } else {
      offset = general_.run(text, offset, offset + 1, *chunk_);
    }
  }
  return offset;
}

}  // namespace dittograph

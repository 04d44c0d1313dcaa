#include "text/ascii_path.h"

#include "base/check.h"

namespace dittograph {
AsciiPath::AsciiPath(AsciiEdgesKernel kernel) : kernel_(kernel) {}

PathStop AsciiPath::run(std::string_view text, std::size_t offset, std::size_t limit,
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
  hasher_.hash(folded_, offset, first, chunk);
  return {edges.offset, edges.special, edges.n_special};
}

}  // namespace dittograph

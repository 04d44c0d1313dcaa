#include "text/basic_path.h"

#include "base/check.h"

namespace dittograph {

BasicPath::BasicPath(BasicEdgesKernel kernel) : kernel_(kernel), entries_(fold_table().basic()) {}

PathStop BasicPath::run(std::string_view text, std::size_t offset, std::size_t limit,
                        TokenChunk& chunk) {
  DITTOGRAPH_DCHECK(limit - offset <= kChunkBytes + kAsciiBlock);
  BasicEdges edges;
  edges.text = text.data();
  edges.text_size = text.size();
  edges.limit = limit;
  edges.folded = folded_;
  edges.begin = chunk.begin + chunk.size;
  edges.end = chunk.end + chunk.size;
  edges.offset = offset;
  edges.entries = entries_;
  kernel_(edges);
  const std::size_t first = chunk.size;
  chunk.size += edges.n_tokens;
  hasher_.hash(folded_, offset, first, chunk);
  return {edges.offset, edges.special, edges.n_special};
}

}  // namespace dittograph

#include <cstring>

#include "text/kernels/basic_edges.h"
#include "text/utf8.h"

namespace dittograph {

void basic_edges_scalar(BasicEdges& edges) {
  const std::string_view text(edges.text, edges.text_size);
  const std::size_t run_begin = edges.offset;
  std::size_t n_begins = 0;
  std::size_t n_ends = 0;
  std::size_t at = run_begin;
  std::uint32_t in_token = 0;  // of the code point before
  std::uint32_t in_run = 0;
  edges.n_special = 0;
  // Whole blocks, as the other kernels read them.
  std::size_t stop = run_begin;
  while (stop < edges.limit) stop += kAsciiBlock;
  while (at < stop && at < edges.text_size) {
    const CodePoint c = decode_at(text, at);
    const FoldEntry entry = c.value < 0x10000 ? edges.entries[c.value] : FoldEntry();
    if (!entry.plain()) {
      edges.n_special = 1;
      break;
    }
    const std::uint32_t apart = ~(entry.in_run() & in_run);
    edges.begin[n_begins] = static_cast<std::uint32_t>(at);
    n_begins += entry.in_token() & apart & 1;
    edges.end[n_ends] = static_cast<std::uint32_t>(at);
    n_ends += in_token & apart & 1;
    const std::uint32_t folded = entry.bytes();
    std::memcpy(edges.folded + (at - run_begin), &folded, sizeof(folded));
    in_token = entry.in_token();
    in_run = entry.in_run();
    at += c.size;
  }
  if (edges.n_special == 0 && at == edges.text_size) {
    edges.end[n_ends] = static_cast<std::uint32_t>(at);
    n_ends += in_token;
  }
  edges.n_tokens = n_ends;
  edges.offset = n_begins > n_ends ? edges.begin[n_ends] : at;
  edges.special = at;
}

}  // namespace dittograph

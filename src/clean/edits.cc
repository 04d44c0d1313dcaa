#include "clean/edits.h"

#include <algorithm>
#include <cstddef>

#include "text/characters.h"

namespace dittograph {
namespace {

struct WhiteSpace {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t n_line_ends = 0;
};

bool is_white(char32_t c) { return c == U'\n' || c == U'\r' || is_space(c); }

void count_line_end(std::string_view text, std::uint64_t at, WhiteSpace& space) {
  const bool pair = text[at] == '\n' && at > 0 && text[at - 1] == '\r';
  if ((text[at] == '\n' && !pair) || text[at] == '\r') ++space.n_line_ends;
}

WhiteSpace space_before(std::string_view text, std::uint64_t end, std::uint64_t limit) {
  WhiteSpace space{.begin = end, .end = end};
  while (space.begin > limit) {
    const CodePoint point = decode_before(text, space.begin);
    if (!point.valid() || !is_white(point.value)) break;
    space.begin -= point.size;
    count_line_end(text, space.begin, space);
  }
  return space;
}

WhiteSpace space_behind(std::string_view text, std::uint64_t begin) {
  WhiteSpace space{.begin = begin, .end = begin};
  while (space.end < text.size()) {
    const CodePoint point = decode_at(text, space.end);
    if (!point.valid() || !is_white(point.value)) break;
    count_line_end(text, space.end, space);
    space.end += point.size;
  }
  return space;
}

// The bytes that go when [begin, end) goes; limit: what lies before it has gone already.
ByteSpan with_separator(std::string_view text, ByteSpan span, std::uint64_t limit) {
  const WhiteSpace before = space_before(text, span.begin, limit);
  const WhiteSpace behind = space_behind(text, span.end);
  if (before.begin == 0) return {span.begin, behind.end};
  if (behind.end == text.size()) return {before.begin, span.end};
  if (behind.n_line_ends > before.n_line_ends) return {before.begin, span.end};
  return {span.begin, behind.end};
}

// Cuts i .. end - 1 with nothing but white space between them.
std::size_t row_end(std::string_view text, const std::vector<TextCut>& cuts, std::size_t i) {
  std::size_t end = i + 1;
  while (end < cuts.size() &&
         space_behind(text, cuts[end - 1].span.end).end >= cuts[end].span.begin) {
    ++end;
  }
  return end;
}

}  // namespace

void plan_edits(std::string_view text, const std::vector<TextCut>& cuts,
                const std::vector<TextJoin>& joins, std::vector<TextEdit>& edits) {
  edits.clear();
  std::uint64_t gone = 0;
  for (std::size_t i = 0; i < cuts.size();) {
    const std::size_t end = row_end(text, cuts, i);
    const ByteSpan row = with_separator(text, {cuts[i].span.begin, cuts[end - 1].span.end}, gone);
    for (std::size_t j = i; j < end; ++j) {
      edits.push_back({.span = {j == i ? row.begin : cuts[j].span.begin,
                                j + 1 == end ? row.end : cuts[j + 1].span.begin},
                       .replacement = {},
                       .cut = static_cast<std::uint32_t>(j)});
    }
    gone = row.end;
    i = end;
  }
  // A line end beside a cut has gone, or stays, with the cut.
  const std::size_t n_cuts = edits.size();
  for (const TextJoin& join : joins) {
    const auto behind = std::partition_point(
        edits.begin(), edits.begin() + static_cast<std::ptrdiff_t>(n_cuts),
        [&](const TextEdit& edit) { return edit.span.end <= join.span.begin; });
    const bool free = behind == edits.begin() + static_cast<std::ptrdiff_t>(n_cuts) ||
                      join.span.end <= behind->span.begin;
    if (free) edits.push_back({.span = join.span, .replacement = join.space ? " " : ""});
  }
  std::sort(edits.begin(), edits.end(),
            [](const TextEdit& x, const TextEdit& y) { return x.span < y.span; });
}

void end_last_line(std::string_view text, std::vector<TextEdit>& edits) {
  if (edits.empty() || text.empty() || text.back() == '\n' || text.back() == '\r') return;
  if (edits.back().span.end == text.size() && edits.size() == 1 && edits[0].span.begin == 0) return;
  const std::size_t first = text.find_first_of("\r\n");
  std::string_view line_end = "\n";
  if (first != std::string_view::npos && text[first] == '\r') {
    line_end = first + 1 < text.size() && text[first + 1] == '\n' ? "\r\n" : "\r";
  }
  edits.push_back({.span = {text.size(), text.size()}, .replacement = line_end});
}

void apply_edits(std::string_view text, const std::vector<TextEdit>& edits, std::string& out) {
  out.clear();
  std::uint64_t at = 0;
  for (const TextEdit& edit : edits) {
    out.append(text.substr(at, edit.span.begin - at));
    out.append(edit.replacement);
    at = edit.span.end;
  }
  out.append(text.substr(at));
}

}  // namespace dittograph

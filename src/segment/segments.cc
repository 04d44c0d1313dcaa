#include "segment/segments.h"

#include <algorithm>
#include <cstddef>

#include "segment/gaps.h"
#include "text/characters.h"

namespace dittograph {
namespace {

// Hard-wrapped text keeps its lines below this many bytes (two-byte scripts fit 100 columns).
constexpr std::uint32_t kMaxWrapBytes = 200;
constexpr std::uint32_t kMinWrapBytes = 40;
constexpr std::uint32_t kMaxColumnBytes = 100;
constexpr std::size_t kMinColumnLines = 8;
// A line of less than this share of the column's width ends something.
constexpr std::uint32_t kShortLinePercent = 55;
constexpr std::uint32_t kFullLinePercent = 70;
// Six lines of one token each, one behind the other, are one broken line, not six blocks.
constexpr std::size_t kMinOneWordLines = 6;

// Does the line begin like a clause: "(a)", "2.", "iv)", "Section 3", "Sec. 5"?
bool begins_numbered(std::string_view line) {
  if (line.starts_with("Sec") || line.starts_with("SEC")) {
    const std::size_t number = line.find_first_of("0123456789");
    return number != std::string_view::npos && number <= 9;
  }
  const bool open = line.starts_with('(');
  std::size_t at = open ? 1 : 0;
  const std::size_t begin = at;
  const auto is_sign = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (at < line.size() && at < begin + 4 && is_sign(line[at])) ++at;
  if (at == begin || at >= line.size()) return false;
  if (line[at] == ')') return true;
  if (open || line[at] != '.') return false;
  const bool digits = line[begin] >= '0' && line[begin] <= '9';
  return (digits || at == begin + 1) && at + 1 < line.size() && !is_sign(line[at + 1]);
}

// What a line break joins or parts.
class BlockBuilder {
 public:
  BlockBuilder(std::string_view text, const Tokens& tokens, const std::vector<Gap>& gaps,
               Segments& segments)
      : text_(text), tokens_(tokens), gaps_(gaps), segments_(segments) {}

  void build() {
    measure_lines();
    Block block;
    Sentence sentence;
    begin_block(0, block, sentence);
    for (std::size_t i = 1; i + 1 < gaps_.size(); ++i) {
      const Gap& gap = gaps_[i];
      if (gap.n_line_ends > 0 && !continues(i)) {
        end_block(gap, block, sentence);
        begin_block(i, block, sentence);
        continue;
      }
      if (gap.n_line_ends > 0) ++block.n_lines;
      if (!gap.edge) continue;
      if (gap.glued) ++block.n_glued;
      end_sentence(gap, gap.sentence_end, sentence);
      sentence.begin = gap.next_begin;
      sentence.first_token = gap.token;
    }
    end_block(gaps_.back(), block, sentence);
  }

 private:
  void begin_block(std::size_t i, Block& block, Sentence& sentence) const {
    const Gap& gap = gaps_[i];
    const std::uint32_t begin = visible_from(gap.line_begin, gap.token);
    block = Block{};
    block.opens = opens(i);
    block.numbered = begins_numbered(text_.substr(begin, 24));
    block.first_sentence = static_cast<std::uint32_t>(segments_.sentences.size());
    block.begin = begin;
    sentence = Sentence{};
    sentence.first_token = gap.token;
    sentence.begin = begin;
  }

  // Does something new begin behind gap i?
  bool opens(std::size_t i) const {
    const Gap& gap = gaps_[i];
    if (i == 0 || !segments_.narrow) return true;
    if (gap.n_line_ends > 1 || gap.terminal || ends_clause(gap)) return true;
    if (is_indented(i)) return true;
    // Only a full line of the column, followed by another of its lines, runs on.
    const std::uint32_t column = std::min(width_, kMaxColumnBytes);
    const std::uint32_t line = gap.line_end - line_begin_before(i);
    return line * 100 < column * kFullLinePercent || line > kMaxColumnBytes ||
           line_behind(i) > kMaxColumnBytes;
  }

  void end_sentence(const Gap& gap, std::uint32_t end, Sentence& sentence) {
    sentence.end_token = gap.token;
    sentence.end = end;
    sentence.ellipsis = gap.ellipsis;
    sentence.whole = gap.terminal && !gap.ellipsis;
    segments_.sentences.push_back(sentence);
  }

  void end_block(const Gap& gap, Block& block, Sentence& sentence) {
    end_sentence(gap, gap.line_end, sentence);
    block.end = gap.line_end;
    block.end_sentence = static_cast<std::uint32_t>(segments_.sentences.size());
    segments_.blocks.push_back(block);
  }

  // The first visible byte at or behind begin, at most the token's first byte.
  std::uint32_t visible_from(std::uint32_t begin, std::uint32_t token) const {
    std::uint32_t at = begin;
    while (at < tokens_.begin[token]) {
      const CodePoint point = decode_at(text_, at);
      if (!is_space(point.value) && point.value != U'\n' && point.value != U'\r') break;
      at += point.size;
    }
    return at;
  }

  // Is the document hard-wrapped: do most single line ends stand at a width and in mid-sentence?
  void measure_lines() {
    std::vector<std::uint32_t>& widths = widths_;
    std::size_t n_breaks = 0;
    std::size_t n_mid_sentence = 0;
    std::size_t n_lower = 0;
    std::size_t n_indented = 0;
    std::uint32_t line_begin = gaps_.front().line_begin;
    for (std::size_t i = 1; i + 1 < gaps_.size(); ++i) {
      const Gap& gap = gaps_[i];
      if (gap.n_line_ends == 0) continue;
      const std::uint32_t width = gap.line_end > line_begin ? gap.line_end - line_begin : 0;
      widths.push_back(width);
      line_begin = gap.line_begin;
      if (indent(i) > 1) ++n_indented;
      if (gap.n_line_ends > 1) continue;
      ++n_breaks;
      if (gap.terminal || ends_clause(gap)) continue;
      ++n_mid_sentence;
      if (continues_word(gap)) ++n_lower;
    }
    if (widths.empty()) return;
    all_indented_ = n_indented * 5 >= widths.size() * 4;
    const std::size_t most = widths.size() * 9 / 10;
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(most),
                     widths.end());
    width_ = widths[most];
    segments_.narrow = width_ <= kMaxColumnBytes && widths.size() >= kMinColumnLines;
    if (n_breaks < 3 || n_mid_sentence * 2 < n_breaks || n_lower * 5 < n_mid_sentence * 2) return;
    segments_.hard_wrapped = width_ >= kMinWrapBytes && width_ <= kMaxWrapBytes;
  }

  // Does the line behind the gap begin like the middle of a sentence?
  bool continues_word(const Gap& gap) const {
    const std::uint32_t first = tokens_.begin[gap.token];
    if (visible_from(gap.line_begin, gap.token) != first) return false;
    const char32_t c = decode_at(text_, first).value;
    return is_lower(c) || is_caseless_letter(c) ||
           (is_capitals(gap.token) && is_capitals(gap.token - 1));
  }

  // A word of capitals alone, as in the shouted parts of licences.
  bool is_capitals(std::uint32_t token) const {
    const std::string_view word =
        text_.substr(tokens_.begin[token], tokens_.end[token] - tokens_.begin[token]);
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  bool ends_clause(const Gap& gap) const {
    if (gap.line_end == 0) return false;
    const char c = text_[gap.line_end - 1];
    return c == ':' || c == ';';
  }

  // Do the lines on both sides of gap i make one paragraph?
  bool continues(std::size_t i) const {
    const Gap& gap = gaps_[i];
    if (in_one_word_lines(i)) return true;
    const std::uint32_t first = tokens_.begin[gap.token];
    const std::uint32_t visible = visible_from(gap.line_begin, gap.token);
    const char32_t c = decode_at(text_, first).value;
    const bool mid_sentence = !gap.terminal && !ends_clause(gap);
    if (gap.n_line_ends > 1) return false;
    if (segments_.hard_wrapped) {
      const bool indented = is_indented(i);
      const std::uint32_t width = gap.line_end - line_begin_before(i);
      const bool short_line = width * 100 < width_ * kShortLinePercent;
      if (indented || is_bullet(visible, first)) return false;
      return !short_line || (mid_sentence && is_lower(c));
    }
    return mid_sentence && visible == first && is_lower(c);
  }

  // A sign or a number that opens a list item: "- ", "* ", "1. ", "(a)", ">" of a quoted mail.
  bool is_bullet(std::uint32_t visible, std::uint32_t first) const {
    if (visible < first) {
      const char c = text_[visible];
      return c != '"' && c != '\'' && c != '(' && (c & 0x80) == 0;
    }
    return false;
  }

  // The gap before the line that ends in gap i.
  std::size_t line_above(std::size_t i) const {
    std::size_t j = i;
    while (j > 0 && gaps_[--j].n_line_ends == 0) {
    }
    return j;
  }
  std::uint32_t line_begin_before(std::size_t i) const { return gaps_[line_above(i)].line_begin; }

  // Does the line behind gap i begin further in, as the first line of a paragraph does? Where
  // nearly all lines stand further in, only one that does so more than the line above it.
  bool is_indented(std::size_t i) const {
    return indent(i) > 1 + (all_indented_ ? indent(line_above(i)) : 0);
  }

  // Bytes of the line behind gap i.
  std::uint32_t line_behind(std::size_t i) const {
    std::size_t j = i + 1;
    while (j + 1 < gaps_.size() && gaps_[j].n_line_ends == 0) ++j;
    return gaps_[j].line_end - gaps_[i].line_begin;
  }

  // White space at the beginning of the line behind gap i.
  std::uint32_t indent(std::size_t i) const {
    return visible_from(gaps_[i].line_begin, gaps_[i].token) - gaps_[i].line_begin;
  }

  // Is gap i one of a long row of single line ends with one token between each?
  bool in_one_word_lines(std::size_t i) const {
    std::size_t n = 1;
    std::size_t n_lower = continues_word(gaps_[i]) ? 1 : 0;
    for (std::size_t j = i; j > 1 && n < 2 * kMinOneWordLines && one_word_between(j - 1, j); --j) {
      ++n;
      n_lower += continues_word(gaps_[j - 1]) ? 1 : 0;
    }
    for (std::size_t j = i;
         j + 2 < gaps_.size() && n < 2 * kMinOneWordLines && one_word_between(j, j + 1); ++j) {
      ++n;
      n_lower += continues_word(gaps_[j + 1]) ? 1 : 0;
    }
    return n >= kMinOneWordLines && n_lower * 3 >= n && gaps_[i].n_line_ends == 1;
  }

  bool one_word_between(std::size_t i, std::size_t j) const {
    return gaps_[i].n_line_ends == 1 && gaps_[j].n_line_ends == 1 &&
           gaps_[j].token == gaps_[i].token + 1;
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<Gap>& gaps_;
  Segments& segments_;
  std::vector<std::uint32_t> widths_;
  std::uint32_t width_ = 0;
  bool all_indented_ = false;  // four lines in five begin with white space
};

}  // namespace

void segment(std::string_view text, const Tokens& tokens, SegmentScratch& scratch,
             Segments& segments) {
  segments.clear();
  if (tokens.size() == 0) return;
  read_gaps(text, tokens, scratch.gaps);
  BlockBuilder(text, tokens, scratch.gaps, segments).build();
}

}  // namespace dittograph

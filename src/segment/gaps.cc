#include "segment/gaps.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/characters.h"

namespace dittograph {
namespace {

// Words that end in a full stop without ending a sentence, lower case. Single letters (initials,
// U.S.) are known by their length and need no entry.
constexpr std::array<std::string_view, 70> kAbbreviations = {
    "adm",    "al",   "approx", "apr",  "art",  "arts", "atty",  "aug",  "ave",  "blvd",
    "bros",   "capt", "cf",     "ch",   "cmdr", "co",   "col",   "corp", "cpl",  "dec",
    "dept",   "dr",   "ed",     "est",  "etc",  "feb",  "fig",   "gen",  "gov",  "hon",
    "inc",    "jan",  "jr",     "jul",  "jun",  "llc",  "lt",    "ltd",  "maj",  "mar",
    "messrs", "mr",   "mrs",    "ms",   "mt",   "no",   "nos",   "nov",  "oct",  "para",
    "paras",  "ph",   "pp",     "prof", "rep",  "reps", "rev",   "sec",  "secs", "sen",
    "sens",   "sep",  "sept",   "sgt",  "sr",   "st",   "subch", "supt", "tel",  "vs"};

bool is_abbreviation(std::string_view word) {
  std::array<char, 8> lower{};
  if (word.size() > lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    lower[i] = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  }
  return std::binary_search(kAbbreviations.begin(), kAbbreviations.end(),
                            std::string_view(lower.data(), word.size()));
}

bool is_cjk_terminal(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'｡' || c == U'．';
}

bool is_ellipsis_sign(char32_t c) { return c == U'…' || c == U'⋯' || c == U'‥'; }

bool has_case(char32_t c) { return is_letter(c) && !is_caseless_letter(c); }

bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'«' || c == U'“' || c == U'‘' || c == U'„' ||
         c == U'「' || c == U'『' || c == U'《' || c == U'（' || c == U'【' || c == U'<' ||
         c == U'¿' || c == U'¡' || c == U'‹';
}

// Reads one gap. Positions are text bytes.
class GapReader {
 public:
  GapReader(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

  Gap read(std::size_t index) const {
    const std::size_t n_tokens = tokens_.size();
    Gap gap;
    gap.token = static_cast<std::uint32_t>(index);
    const std::uint32_t begin = index == 0 ? 0 : tokens_.end[index - 1];
    const std::uint32_t end =
        index == n_tokens ? static_cast<std::uint32_t>(text_.size()) : tokens_.begin[index];
    scan(begin, end, index, gap);
    return gap;
  }

 private:
  // One walk over the gap's characters.
  void scan(std::uint32_t begin, std::uint32_t end, std::size_t index, Gap& gap) const {
    std::uint32_t n_dots = 0;
    std::uint32_t n_terminals = 0;
    char32_t terminal = 0;
    bool space_behind_terminal = false;
    bool closed = false;  // white space or an opening sign ended the sentence's punctuation
    std::uint32_t last_visible = begin;
    gap.sentence_end = begin;
    gap.line_end = begin;
    gap.line_begin = begin;
    gap.next_begin = end;
    bool next_found = false;
    for (std::uint32_t at = begin; at < end;) {
      const CodePoint point = decode_at(text_, at);
      const char32_t c = point.value;
      const std::uint32_t behind = at + point.size;
      if (c == U'\n' || c == U'\r') {
        const bool pair = c == U'\r' && behind < end && text_[behind] == '\n';
        if (gap.n_line_ends == 0) {
          gap.line_end = last_visible;
          gap.terminal = n_terminals > 0;
        }
        ++gap.n_line_ends;
        at = behind + (pair ? 1 : 0);
        gap.line_begin = at;
        closed = true;
        next_found = false;
        gap.next_begin = end;
        if (n_terminals > 0) space_behind_terminal = true;
        continue;
      }
      if (is_space(c)) {
        if (n_terminals > 0) {
          space_behind_terminal = true;
          closed = true;
        }
        at = behind;
        continue;
      }
      last_visible = behind;
      const bool first_line = gap.n_line_ends == 0;
      if (first_line && !closed && (is_terminal(c) || is_ellipsis_sign(c))) {
        if (c == U'.') ++n_dots;
        if (is_ellipsis_sign(c)) n_dots += 3;
        ++n_terminals;
        if (terminal == 0 || c != U'.') terminal = c;
        gap.sentence_end = behind;
      } else if (first_line && n_terminals > 0 && !closed && is_closing(c) && !is_opening(c)) {
        gap.sentence_end = behind;
      } else if (n_terminals > 0 && is_opening(c)) {
        closed = true;
      }
      if ((closed || n_terminals == 0) && !next_found) {
        gap.next_begin = at;
        next_found = true;
      }
      at = behind;
    }
    if (gap.n_line_ends == 0) {
      gap.line_end = last_visible;
      gap.terminal = n_terminals > 0;
    }
    // "word [...] next" and "word [...]": the dots stand in brackets behind a space.
    gap.ellipsis = n_dots >= 3 || has_bracketed_dots(begin, gap.line_end);
    if (gap.ellipsis && n_dots < 3) {
      gap.sentence_end = gap.line_end;
      gap.terminal = true;
      n_terminals = 1;
      terminal = U'…';
      space_behind_terminal = true;
    }
    if (n_terminals > 0 && !gap.ellipsis && gap.sentence_end > gap.next_begin) {
      gap.next_begin = visible_from(gap.sentence_end, end);
    }
    if (index > 0 && index < tokens_.size() && n_terminals > 0) {
      decide_edge(index, terminal, space_behind_terminal, begin, gap);
    }
    if (gap.next_begin < gap.sentence_end && gap.edge) {
      gap.next_begin = visible_from(gap.sentence_end, end);
    }
  }

  std::uint32_t visible_from(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t at = begin;
    while (at < end) {
      const CodePoint point = decode_at(text_, at);
      if (!is_space(point.value) && point.value != U'\n' && point.value != U'\r') break;
      at += point.size;
    }
    return at;
  }

  bool has_bracketed_dots(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view part = text_.substr(begin, end - begin);
    return part.find("[...]") != std::string_view::npos ||
           part.find("(...)") != std::string_view::npos ||
           part.find("[…]") != std::string_view::npos ||
           part.find("[ ... ]") != std::string_view::npos ||
           part.find("[&#8230;]") != std::string_view::npos;
  }

  std::string_view token(std::size_t index) const {
    return text_.substr(tokens_.begin[index], tokens_.end[index] - tokens_.begin[index]);
  }

  // The number of a list's item at the beginning of its line: "11. Entire agreement", "iii. Use".
  bool is_item_number(std::size_t index, std::string_view word) const {
    if (word.size() > 4 || word.find_first_not_of("0123456789ivxIVX") != std::string_view::npos) {
      return false;
    }
    std::uint32_t at = tokens_.begin[index];
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t' || text_[at - 1] == '(')) --at;
    return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
  }

  // Does a sentence end between tokens index - 1 and index?
  void decide_edge(std::size_t index, char32_t terminal, bool spaced, std::uint32_t begin,
                   Gap& gap) const {
    const std::string_view before = token(index - 1);
    const std::string_view behind = token(index);
    const char32_t last = decode_before(text_, begin).value;
    const char32_t first = decode_at(text_, tokens_.begin[index]).value;
    const bool lower_follows = is_lower(first);
    if (is_cjk_terminal(terminal)) {
      gap.edge = true;
      return;
    }
    if (terminal == U'.' && !gap.ellipsis) {
      const bool initial = decode_at(before, 0).size == before.size() && is_letter(last) &&
                           !is_single_token_letter(last);
      if (initial || is_abbreviation(before) || is_item_number(index - 1, before)) return;
    }
    if (spaced) {
      gap.edge = !lower_follows;
      return;
    }
    gap.edge = glued_edge(index, terminal, last, first, behind);
    gap.glued = gap.edge;
  }

  // "levels.In" ends a sentence; "example.com", "No.10", "3.5m", "U.S.-led", "J.K. Rowling" do not.
  bool glued_edge(std::size_t index, char32_t terminal, char32_t last, char32_t first,
                  std::string_view behind) const {
    if (!is_letter(first)) return false;
    if (is_letter(last) && has_case(last) && !is_lower(last) && terminal == U'.') {
      // "NATO.The" ends one, "U.S.A" does not: more than one capital before, a small letter behind.
      const std::uint32_t second =
          tokens_.begin[index] + decode_at(text_, tokens_.begin[index]).size;
      if (token(index - 1).size() < 3 || second >= tokens_.end[index] ||
          !is_lower(decode_at(text_, second).value)) {
        return false;
      }
    }
    if (has_case(first)) {
      if (is_lower(first)) return false;
    } else if (terminal == U'.' && !is_letter(last)) {
      return false;
    }
    // "www.Example.com", "Ph.D.": what follows goes on with a dot and no space.
    const std::uint32_t next_end = tokens_.end[index];
    if (terminal == U'.' && next_end + 1 < text_.size() && text_[next_end] == '.') {
      const char32_t c = decode_at(text_, next_end + 1).value;
      if (is_lower(c) || decode_at(behind, 0).size == behind.size()) return false;
    }
    return true;
  }

  std::string_view text_;
  const Tokens& tokens_;
};

// A space, or a comma and a space: nothing ends here.
bool is_plain(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t size = end - begin;
  if (size == 1) return text[begin] == ' ' || text[begin] == '\'' || text[begin] == '-';
  return size == 2 && text[begin] == ',' && text[begin + 1] == ' ';
}

}  // namespace

void read_gaps(std::string_view text, const Tokens& tokens, std::vector<Gap>& gaps) {
  gaps.clear();
  const std::size_t n_tokens = tokens.size();
  const GapReader reader(text, tokens);
  gaps.push_back(reader.read(0));
  if (n_tokens == 0) return;
  for (std::size_t i = 1; i < n_tokens; ++i) {
    if (tokens.end[i - 1] == tokens.begin[i]) continue;
    if (is_plain(text, tokens.end[i - 1], tokens.begin[i])) continue;
    const Gap gap = reader.read(i);
    if (gap.edge || gap.n_line_ends > 0) gaps.push_back(gap);
  }
  gaps.push_back(reader.read(n_tokens));
}

}  // namespace dittograph

#include "audit/part_traits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dittograph {
namespace {

constexpr std::uint32_t kFewWords = 6;

constexpr std::array<std::string_view, 9> kReleaseMarks = {
    "FOR IMMEDIATE RELEASE", "For Immediate Release", "For immediate release",
    "MEDIA RELEASE",         "Media Release",         "PRESS RELEASE",
    "Press Release",         "Media contact",         "Media Contact"};

struct Quote {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Quote, 6> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"„", "“"}, {"「", "」"}, {"‘‘", "’’"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

// Bytes of [begin, end) that lie between quotation marks which open and close in one paragraph.
std::uint64_t quoted_bytes(std::string_view text, std::size_t begin, std::size_t end) {
  std::uint64_t quoted = 0;
  std::size_t line = begin == 0 ? 0 : text.rfind('\n', begin - 1);
  line = line == std::string_view::npos ? 0 : line;
  while (line < end) {
    const std::size_t line_end = std::min(text.find('\n', line + 1), text.size());
    for (std::size_t at = line; at < line_end;) {
      const auto quote = std::find_if(kQuotes.begin(), kQuotes.end(), [&](const Quote& q) {
        return text.substr(at).starts_with(q.open);
      });
      if (quote == kQuotes.end()) {
        ++at;
        continue;
      }
      const std::size_t from = at + quote->open.size();
      const std::size_t to = std::min(text.find(quote->close, from), line_end);
      const std::size_t lower = std::max(from, begin);
      const std::size_t upper = std::min(to, end);
      if (lower < upper) quoted += upper - lower;
      at = to + quote->close.size();
    }
    line = line_end;
  }
  return quoted;
}

}  // namespace

PartTraits traits_of(const SentencedText& text, std::span<const TokenRange> part) {
  PartTraits traits;
  std::uint64_t n_tokens = 0;
  std::uint64_t n_numbers = 0;
  std::uint64_t n_bytes = 0;
  std::uint64_t n_quoted = 0;
  std::uint32_t n_short = 0;
  for (const TokenRange& range : part) {
    if (range.empty()) continue;
    const std::size_t begin = text.tokens.begin[range.begin];
    const std::size_t end = text.tokens.end[range.end - 1];
    n_bytes += end - begin;
    n_quoted += quoted_bytes(text.text, begin, end);
    std::uint32_t in_line = 0;
    const auto end_line = [&] {
      if (in_line == 0) return;
      ++traits.lines;
      n_short += in_line <= kFewWords ? 1 : 0;
      in_line = 0;
    };
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      ++n_tokens;
      ++in_line;
      n_numbers += has_digit(text.word(i)) ? 1 : 0;
      if (i + 1 == range.end) continue;
      const std::string_view gap =
          text.text.substr(text.tokens.end[i], text.tokens.begin[i + 1] - text.tokens.end[i]);
      if (gap.find('\n') != std::string_view::npos) end_line();
    }
    end_line();
  }
  if (n_tokens == 0) return traits;
  traits.numbers = static_cast<double>(n_numbers) / static_cast<double>(n_tokens);
  traits.short_lines = traits.lines == 0 ? 0.0 : static_cast<double>(n_short) / traits.lines;
  traits.quoted =
      static_cast<double>(n_quoted) / static_cast<double>(std::max<std::uint64_t>(1, n_bytes));
  traits.release = std::any_of(
      kReleaseMarks.begin(), kReleaseMarks.end(),
      [&](std::string_view mark) { return text.text.find(mark) != std::string_view::npos; });
  return traits;
}

}  // namespace dittograph

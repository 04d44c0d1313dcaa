#include "reader/article_header.h"

#include <algorithm>

#include "reader/record_cutter.h"

namespace dittograph {
namespace {

constexpr std::string_view kSpaces = " \t\r\v\f";
constexpr std::size_t kDateSize = 10;

bool is_date(std::string_view date) {
  if (date.size() != kDateSize) return false;
  for (std::size_t i = 0; i < kDateSize; ++i) {
    const bool fits = i == 4 || i == 7 ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
    if (!fits) return false;
  }
  return true;
}

// Takes the next word and the spaces before it from line.
std::string_view next_word(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(kSpaces), line.size()));
  const std::string_view word = line.substr(0, line.find_first_of(kSpaces));
  line.remove_prefix(word.size());
  return word;
}

}  // namespace

ArticleHeader read_article_header(std::string_view article) {
  const std::size_t newline = article.find('\n');
  std::string_view line = article.substr(0, newline);
  line.remove_prefix(byte_order_mark(line));
  if (next_word(line) != "date") return {};
  ArticleHeader header;
  header.date = next_word(line);
  header.url = next_word(line);
  if (!is_date(header.date) || header.url.empty() || !next_word(line).empty()) return {};
  header.text_begin = newline == std::string_view::npos ? article.size() : newline + 1;
  return header;
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 2);
  host = host.substr(0, host.find_first_of("/?#\\"));
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) {
    host.remove_prefix(user + 1);
  }
  if (!host.starts_with('[')) host = host.substr(0, host.find(':'));
  constexpr std::string_view kWww = "www.";
  const auto same_letter = [](char a, char b) { return (a | 0x20) == b || a == b; };
  if (host.size() > kWww.size() && std::equal(kWww.begin(), kWww.end(), host.begin(),
                                              [&](char w, char h) { return same_letter(h, w); })) {
    host.remove_prefix(kWww.size());
  }
  return host;
}

}  // namespace dittograph

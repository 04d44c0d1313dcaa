#include "audit/standing_lines.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/hash.h"
#include "dittograph/audit.h"

namespace dittograph {
namespace {

// Outlet and words as one number.
std::uint64_t text_of(std::uint32_t outlet, std::span<const StoredToken> words) {
  const std::uint64_t parts[] = {outlet, hash_bytes(words.data(), words.size_bytes())};
  return hash_words(parts);
}

// take(tokens, text) for each sentence that is long enough, in text order.
template <class Take>
void for_each_sentence(const StandingLineInput& input, DocId document, std::uint32_t min_tokens,
                       std::vector<std::uint32_t>& begins, const Take& take) {
  const auto tokens = input.tokens(document);
  begins.clear();
  input.sentences(document, begins);
  begins.push_back(static_cast<std::uint32_t>(tokens.size()));
  const std::uint32_t outlet = input.outlet[static_cast<std::size_t>(document)];
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    const TokenRange range = {begins[i], begins[i + 1]};
    if (range.size() < min_tokens) continue;
    take(range, text_of(outlet, tokens.subspan(range.begin, range.size())));
  }
}

}  // namespace

std::vector<StandingLine> find_standing_lines(const StandingLineInput& input,
                                              const StandingLineRule& rule, Parallel& parallel) {
  // A line and who has it; near-duplicates under one number, behind all documents' numbers.
  using Seen = std::pair<std::uint64_t, std::uint64_t>;
  std::vector<Seen> seen;
  std::vector<std::uint32_t> begins;
  std::vector<std::uint64_t> n_of_outlet;
  const std::size_t n = input.outlet.size();
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t outlet = input.outlet[i];
    if (outlet == kNoIndex) continue;
    if (outlet >= n_of_outlet.size()) n_of_outlet.resize(outlet + std::size_t{1}, 0);
    ++n_of_outlet[outlet];
    const std::uint64_t who = input.story[i] == kNoIndex ? i : n + input.story[i];
    for_each_sentence(input, DocId{i}, rule.min_tokens, begins,
                      [&](const TokenRange&, std::uint64_t text) { seen.emplace_back(text, who); });
  }
  parallel.sort(std::span(seen));
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  std::vector<std::pair<std::uint64_t, std::uint64_t>> often;  // text, documents
  for (std::size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
    while (end < seen.size() && seen[end].first == seen[begin].first) ++end;
    if (end - begin >= rule.min_documents) often.emplace_back(seen[begin].first, end - begin);
  }
  seen = {};
  std::vector<StandingLine> lines;
  for (std::uint32_t i = 0; i < n && !often.empty(); ++i) {
    const std::uint32_t outlet = input.outlet[i];
    if (outlet == kNoIndex) continue;
    const double needed = rule.min_share * static_cast<double>(n_of_outlet[outlet]);
    for_each_sentence(
        input, DocId{i}, rule.min_tokens, begins, [&](const TokenRange& range, std::uint64_t text) {
          const auto found =
              std::lower_bound(often.begin(), often.end(), std::make_pair(text, std::uint64_t{0}));
          if (found == often.end() || found->first != text) return;
          if (static_cast<double>(found->second) < needed) return;
          lines.push_back({.document = DocId{i}, .tokens = range, .text = text});
        });
  }
  return lines;
}

}  // namespace dittograph

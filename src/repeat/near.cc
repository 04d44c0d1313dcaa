#include "repeat/near.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "text/characters.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kTooMany = kMaxChangedWords + 1;
constexpr std::uint32_t kBand = 2 * kMaxChangedWords + 1;

// Words that turn a sentence around, lower case, in the languages of the corpora we test on.
constexpr std::array<std::string_view, 26> kNegations = {"not",
                                                         "no",
                                                         "never",
                                                         "none",
                                                         "nor",
                                                         "without",
                                                         "t",
                                                         "non",
                                                         "nicht",
                                                         "kein",
                                                         "keine",
                                                         "nie",
                                                         "ohne",
                                                         "pas",
                                                         "jamais",
                                                         "ne",
                                                         "sans",
                                                         "sin",
                                                         "\xD0\xBD\xD0\xB5",
                                                         "\xD0\xBD\xD0\xB5\xD1\x82",
                                                         "\xD0\xBD\xD0\xB8",
                                                         "\xD9\x84\xD8\xA7",
                                                         "\xD9\x84\xD9\x85",
                                                         "\xD9\x84\xD9\x86",
                                                         "\xE4\xB8\x8D",
                                                         "\xE6\xB2\xA1"};

// Does the word carry a fact of its own: a number, a name, a negation?
bool is_telling(std::string_view word, bool begins_sentence) {
  std::array<char, 8> lower{};
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_at(word, at);
    if (is_digit(point.value)) return true;
    if (is_upper(point.value) && !begins_sentence) return true;
    at += point.size;
  }
  if (word.size() > lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    lower[i] = (word[i] >= 'A' && word[i] <= 'Z') ? static_cast<char>(word[i] + 32) : word[i];
  }
  const std::string_view folded(lower.data(), word.size());
  return std::find(kNegations.begin(), kNegations.end(), folded) != kNegations.end();
}

bool any_telling(const Layout& layout, std::uint32_t first,
                 const std::vector<std::uint32_t>& places) {
  const Tokens& tokens = layout.tokens();
  return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    const std::uint32_t token = first + place;
    return is_telling(
        layout.text().substr(tokens.begin[token], tokens.end[token] - tokens.begin[token]),
        layout.is_edge(token));
  });
}

}  // namespace

// Row i of the table holds columns i - 3 .. i + 3; cell (i, k) stands for column i + k - 3.
std::uint32_t changed_words(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b,
                            std::vector<std::uint32_t>& only_a,
                            std::vector<std::uint32_t>& only_b) {
  only_a.clear();
  only_b.clear();
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > kMaxChangedWords) return kTooMany;
  std::vector<std::array<std::uint8_t, kBand>> rows(a.size() + 1);
  const auto column = [](std::size_t i, std::uint32_t k) {
    return static_cast<std::int64_t>(i) + k - kMaxChangedWords;
  };
  const auto n_columns = static_cast<std::int64_t>(b.size());
  for (std::size_t i = 0; i <= a.size(); ++i) {
    std::uint8_t least = kTooMany;
    for (std::uint32_t k = 0; k < kBand; ++k) {
      const std::int64_t j = column(i, k);
      std::uint32_t cost = kTooMany;
      if (j >= 0 && j <= n_columns) {
        if (i == 0) {
          cost = static_cast<std::uint32_t>(j);
        } else {
          if (j > 0) {
            const bool same = a[i - 1] == b[static_cast<std::size_t>(j) - 1];
            cost = std::min<std::uint32_t>(cost, rows[i - 1][k] + (same ? 0u : 1u));
          }
          if (k + 1 < kBand) cost = std::min<std::uint32_t>(cost, rows[i - 1][k + 1] + 1u);
        }
        if (k > 0) cost = std::min<std::uint32_t>(cost, rows[i][k - 1] + 1u);
      }
      rows[i][k] = static_cast<std::uint8_t>(std::min(cost, kTooMany));
      least = std::min(least, rows[i][k]);
    }
    if (least >= kTooMany) return kTooMany;
  }
  std::size_t i = a.size();
  auto k = static_cast<std::uint32_t>(n_columns - static_cast<std::int64_t>(i) + kMaxChangedWords);
  const std::uint32_t total = rows[i][k];
  if (total >= kTooMany) return kTooMany;
  while (i > 0 || column(i, k) > 0) {
    const auto j = static_cast<std::uint32_t>(column(i, k));
    const std::uint32_t cost = rows[i][k];
    if (i > 0 && j > 0 && a[i - 1] == b[j - 1] && rows[i - 1][k] == cost) {
      --i;
    } else if (i > 0 && k + 1 < kBand && rows[i - 1][k + 1] + 1u == cost) {
      only_a.push_back(static_cast<std::uint32_t>(--i));
      ++k;
    } else if (j > 0 && k > 0 && rows[i][k - 1] + 1u == cost) {
      only_b.push_back(j - 1);
      --k;
    } else {
      only_a.push_back(static_cast<std::uint32_t>(--i));
      only_b.push_back(j - 1);
    }
  }
  return total;
}

void find_near(const Layout& layout, const std::vector<TokenMatch>& matches, double min_words,
               std::vector<NearPair>& pairs) {
  pairs.clear();
  std::vector<std::uint32_t> only_a;
  std::vector<std::uint32_t> only_b;
  std::uint32_t last_paired = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t last_tried_a = last_paired;
  std::uint32_t last_tried_b = last_paired;
  for (const TokenMatch& match : matches) {
    const std::uint32_t block_a = layout.block_of(match.a + match.length / 2);
    const std::uint32_t block_b = layout.block_of(match.b + match.length / 2);
    if (block_a == block_b || block_b == last_paired) continue;
    if (block_a == last_tried_a && block_b == last_tried_b) continue;
    last_tried_a = block_a;
    last_tried_b = block_b;
    if (layout.block_words(block_a) < min_words || layout.block_words(block_b) < min_words)
      continue;
    const std::uint32_t first_a = layout.block_first_token(block_a);
    const std::uint32_t first_b = layout.block_first_token(block_b);
    const std::span<const std::uint64_t> tokens(layout.tokens().hash);
    const std::uint32_t changes = changed_words(
        tokens.subspan(first_a, layout.block_end_token(block_a) - first_a),
        tokens.subspan(first_b, layout.block_end_token(block_b) - first_b), only_a, only_b);
    if (changes == 0 || changes > kMaxChangedWords) continue;
    NearPair pair{.a = block_a, .b = block_b, .changes = changes, .lesser = 0};
    if (only_b.empty() && !any_telling(layout, first_a, only_a)) pair.lesser = 2;
    if (only_a.empty() && !any_telling(layout, first_b, only_b)) pair.lesser = 1;
    pairs.push_back(pair);
    last_paired = block_b;
  }
}

}  // namespace dittograph

// The law of repeat/matches.h, told the slow way: quadratic in the tokens.
//
// - At every offset of a match the tokens are equal; a < b; it is at least shingle_size long.
// - It goes as far right as it can: the next tokens differ, or the text ends.
// - It goes left as far as is allowed (512 tokens beyond the place it was found at), so a match
//   that may still grow has at least that many tokens.
// - Every token of a shingle that stood before lies in the b side of some match.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "repeat/matches.h"

namespace dittograph::reference {

// By token: does it lie in a shingle that stands earlier too?
inline std::vector<bool> stood_before(std::span<const std::uint64_t> tokens, std::size_t size) {
  std::vector<bool> covered(tokens.size(), false);
  for (std::size_t i = 0; i + size <= tokens.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!std::ranges::equal(tokens.subspan(i, size), tokens.subspan(j, size))) continue;
      std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(i), size, true);
      break;
    }
  }
  return covered;
}

inline std::vector<bool> covered_by(const std::vector<TokenMatch>& matches, std::size_t n_tokens) {
  std::vector<bool> covered(n_tokens, false);
  for (const TokenMatch& match : matches) {
    std::fill_n(covered.begin() + match.b, match.length, true);
  }
  return covered;
}

inline bool is_equal_run(std::span<const std::uint64_t> tokens, const TokenMatch& match) {
  return match.a < match.b && match.b + match.length <= tokens.size() &&
         std::ranges::equal(tokens.subspan(match.a, match.length),
                            tokens.subspan(match.b, match.length));
}

inline bool is_right_maximal(std::span<const std::uint64_t> tokens, const TokenMatch& match) {
  const std::size_t end = std::size_t{match.b} + match.length;
  return end == tokens.size() || tokens[match.a + match.length] != tokens[end];
}

inline bool is_left_maximal(std::span<const std::uint64_t> tokens, const TokenMatch& match) {
  return match.a == 0 || tokens[match.a - 1] != tokens[match.b - 1];
}

}  // namespace dittograph::reference

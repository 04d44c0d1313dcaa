// The slowest honest comparison of documents: sets as std::set, all pairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "base/hash.h"
#include "dittograph/match.h"

namespace dittograph::reference {

// Of whole hashes or of stored tokens.
template <class Token>
std::set<std::uint64_t> shingle_set(const std::vector<Token>& tokens, std::size_t shingle_size,
                                    const std::set<std::uint64_t>& left_out = {}) {
  std::set<std::uint64_t> shingles;
  const auto add = [&](std::size_t begin, std::size_t size) {
    shingles.insert(hash_bytes(tokens.data() + begin, size * sizeof(Token)));
  };
  if (!tokens.empty() && tokens.size() < shingle_size) add(0, tokens.size());
  for (std::size_t i = 0; i + shingle_size <= tokens.size(); ++i) add(i, shingle_size);
  for (const std::uint64_t shingle : left_out) shingles.erase(shingle);
  return shingles;
}

inline SetOverlap overlap(const std::set<std::uint64_t>& left,
                          const std::set<std::uint64_t>& right) {
  SetOverlap result;
  result.left = static_cast<std::uint32_t>(left.size());
  result.right = static_cast<std::uint32_t>(right.size());
  for (const std::uint64_t shingle : left) result.shared += right.contains(shingle) ? 1U : 0U;
  return result;
}

}  // namespace dittograph::reference

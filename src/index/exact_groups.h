// Documents with the same tokens in the same order, told by a 128-bit digest.
//
// Two different token sequences among a billion documents have the same digest with a chance of
// about 1e-21. Thread-safe. Tested in tests/unit/index/exact_groups_test.cc.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "base/parallel.h"
#include "dittograph/document.h"

namespace dittograph {

struct TokenDigest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr auto operator<=>(const TokenDigest&, const TokenDigest&) = default;
};

// Of all tokens; of none, the zero digest, which groups with nothing.
TokenDigest digest_tokens(std::span<const std::uint64_t> token_hashes);

// For each document the one that stands for its group: the first of them in preference (all
// documents, most preferred first); itself if it is alone or empty. Digests by DocId.
std::vector<DocId> exact_leaders(std::span<const TokenDigest> digests,
                                 std::span<const DocId> preference, Parallel& parallel);

// The documents that stand for themselves and are not empty, in the order of preference: those
// that candidates() compares.
std::vector<DocId> distinct_documents(std::span<const TokenDigest> digests,
                                      std::span<const DocId> preference,
                                      std::span<const DocId> leaders);

}  // namespace dittograph

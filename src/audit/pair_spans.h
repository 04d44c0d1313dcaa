// What do two documents share, from where to where?
//
// Common shingles are grown to spans by passage/align.h; from the one with most matched tokens
// down, a span that lies by more than half in tokens already taken on either side is left out, so a
// document's own repeats do not count twice. A pair needs one span of min_passage matched tokens,
// or a document shorter than that which is shared nearly whole; then fragments of min_fragment
// count too. Promises: depends on the two token sequences and the rule; swapped documents give
// swapped spans but for gaps of equal cost. Cost: a sort of the first document's shingles, kept
// from call to call for the same first document; a search a token of the second. Thread-compatible:
// one a worker. Tested in tests/unit/audit/pair_spans_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audit/token_sets.h"
#include "passage/align.h"
#include "shingle/stored_token.h"

namespace dittograph {

struct PairSpanRule {
  std::uint32_t shingle_size = 5;
  std::uint32_t min_passage = 20;
  std::uint32_t min_fragment = 10;
  GapRule gaps{};
};

// Spans that follow each other on both sides as closely as max_between tokens are one, but what is
// left out is not joined to what is not.
struct JoinRule {
  std::uint32_t max_between = 24;  // see most_between()
  std::span<const TokenRange> left_out_a{};
  std::span<const TokenRange> left_out_b{};
};

// A sentence and a half of texts with so many tokens and sentences, within bounds: a sentence that
// was put in, cut out or rewritten does not part what is before it and behind. Where a token is a
// character, as in Chinese, sentences have twice as many.
std::uint32_t most_between(std::uint64_t n_tokens, std::uint64_t n_sentences);

class PairAligner {
 public:
  explicit PairAligner(const PairSpanRule& rule) : rule_(rule) {}

  // Spans by their place in b; empty if the documents share too little. key: tells the document a
  // from others, for its index to be used again.
  const std::vector<AlignedSpan>& align(std::uint64_t key, std::span<const StoredToken> a,
                                        std::span<const StoredToken> b, const JoinRule& join = {});

 private:
  void index(std::span<const StoredToken> a);
  void grow_all(std::span<const StoredToken> a, std::span<const StoredToken> b,
                std::uint32_t shortest);
  void keep_best(std::size_t n_a, std::size_t n_b);
  void join_neighbours(const JoinRule& rule);

  PairSpanRule rule_;
  std::uint64_t key_ = ~std::uint64_t{0};
  // The shingles of a as chains of places: heads by the low bits of the value.
  std::vector<std::uint64_t> hashes_, hashes_of_b_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> heads_;
  std::vector<AlignedSpan> open_, grown_, kept_;
  std::vector<std::uint8_t> taken_a_, taken_b_;
};

}  // namespace dittograph

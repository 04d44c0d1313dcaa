// One passage against many stretches: is the same text there, and from where to where?
//
// The passage's shingles are looked up by value, so a stretch that was never aligned with it by
// seeds can be held against it. Most stretches are equal to it, which is seen at once; the look-up
// is built for the first that is not.
// A shingle of the passage holds only tokens of the passage, so most of a long stretch is passed
// over shingle by shingle, one token of each looked at (after Horspool 1980).
// Cost: linear in the passage to build; to ask, linear in the stretch at worst. Not thread-safe.
// Tested in tests/unit/passage/passage_match_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "passage/align.h"

namespace dittograph {

class PassageMatch {
 public:
  // Uses shingles of shingle_size tokens as seeds.
  PassageMatch(std::uint32_t shingle_size, const GapRule& rule)
      : shingle_size_(shingle_size), rule_(rule) {}

  // Takes the passage to compare with; a view that must live as long as match() is called.
  void set_passage(std::span<const StoredToken> passage);

  // The span with the most matched tokens: a in the passage, b in the stretch.
  AlignedSpan match(std::span<const StoredToken> stretch);

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t position_plus_1 = 0;
  };
  void build();
  [[nodiscard]] bool may_hold(StoredToken token) const {
    const std::uint64_t bit = token & token_mask_;
    return (held_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  // The first place from i on where a shingle of the passage may stand; the stretch's size if none.
  [[nodiscard]] std::size_t next_place(std::span<const StoredToken> stretch, std::size_t i) const;
  [[nodiscard]] std::uint64_t key_at(std::span<const StoredToken> tokens, std::size_t i) const;

  std::uint32_t shingle_size_;
  GapRule rule_;
  std::span<const StoredToken> passage_;
  std::vector<Slot> slots_;  // open addressing; the first position of each shingle
  std::uint64_t mask_ = 0;
  std::vector<std::uint64_t> held_;  // a bit for each low part of a token that the passage holds
  std::uint64_t token_mask_ = 0;
  bool built_ = false;
};

}  // namespace dittograph

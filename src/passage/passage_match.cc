#include "passage/passage_match.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dittograph {
namespace {

// Bits for a token of the passage: so few strange tokens pass that it costs less than it saves.
constexpr std::size_t kBitsPerToken = 16;

}  // namespace

// Any mixing will do: an equal key is only a hint, grow_seed() compares the tokens.
std::uint64_t PassageMatch::key_at(std::span<const StoredToken> tokens, std::size_t i) const {
  std::uint64_t key = 0;
  for (std::size_t j = i; j < i + shingle_size_; ++j) {
    key = std::rotl(key, 13) * 0x9e3779b97f4a7c15ULL + tokens[j];
  }
  return key ^ (key >> 32);
}

void PassageMatch::set_passage(std::span<const StoredToken> passage) {
  passage_ = passage;
  built_ = false;
}

void PassageMatch::build() {
  built_ = true;
  const std::size_t n = passage_.size() < shingle_size_ ? 0 : passage_.size() - shingle_size_ + 1;
  const std::size_t n_bits =
      std::bit_ceil(std::max<std::size_t>(64, kBitsPerToken * passage_.size()));
  token_mask_ = n_bits - 1;
  held_.assign(n_bits / 64, 0);
  for (const StoredToken token : passage_) {
    const std::uint64_t bit = token & token_mask_;
    held_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  const std::size_t n_slots = std::bit_ceil(2 * n + 1);
  mask_ = n_slots - 1;
  slots_.assign(n_slots, {});
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t key = key_at(passage_, i);
    std::size_t slot = key & mask_;
    while (slots_[slot].position_plus_1 != 0 && slots_[slot].key != key) slot = (slot + 1) & mask_;
    if (slots_[slot].position_plus_1 == 0) {
      slots_[slot] = {.key = key, .position_plus_1 = static_cast<std::uint32_t>(i + 1)};
    }
  }
}

std::size_t PassageMatch::next_place(std::span<const StoredToken> stretch, std::size_t i) const {
  while (i + shingle_size_ <= stretch.size()) {
    std::size_t left = shingle_size_;  // of the shingle's tokens, those still to look at
    while (left != 0 && may_hold(stretch[i + left - 1])) --left;
    if (left == 0) return i;
    i += left;  // behind the strange token
  }
  return stretch.size();
}

AlignedSpan PassageMatch::match(std::span<const StoredToken> stretch) {
  AlignedSpan best;
  if (stretch.size() >= shingle_size_ && std::ranges::equal(stretch, passage_)) {
    const TokenRange whole = {0, static_cast<std::uint32_t>(stretch.size())};
    return {.a = whole, .b = whole, .matched = whole.size()};
  }
  if (!built_) build();
  for (std::size_t i = next_place(stretch, 0); i != stretch.size(); i = next_place(stretch, i)) {
    const std::uint64_t key = key_at(stretch, i);
    std::size_t slot = key & mask_;
    while (slots_[slot].position_plus_1 != 0 && slots_[slot].key != key) slot = (slot + 1) & mask_;
    if (slots_[slot].position_plus_1 == 0) {
      ++i;
      continue;
    }
    const AlignedSpan span = grow_seed(passage_, stretch, slots_[slot].position_plus_1 - 1,
                                       static_cast<std::uint32_t>(i), shingle_size_, rule_);
    if (span.matched > best.matched) best = span;
    // Nothing better begins inside what was just taken.
    i = span.b.end > i ? span.b.end : i + 1;
  }
  return best;
}

}  // namespace dittograph

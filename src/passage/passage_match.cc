#include "passage/passage_match.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace dittograph {

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

AlignedSpan PassageMatch::match(std::span<const StoredToken> stretch) {
  AlignedSpan best;
  if (stretch.size() >= shingle_size_ && std::ranges::equal(stretch, passage_)) {
    const TokenRange whole = {0, static_cast<std::uint32_t>(stretch.size())};
    return {.a = whole, .b = whole, .matched = whole.size()};
  }
  if (!built_) build();
  for (std::size_t i = 0; i + shingle_size_ <= stretch.size();) {
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

// Tokens of documents that are asked for again and again: partners by seeds, neighbours in a group.
//
// Promises: a view lives until the next call. Documents longer than kMaxTokens are looked up anew
// each time, so the cache holds at most kSlots * kMaxTokens tokens (32 MiB), in practice a quarter.
// Cost: a table look-up, or the lookup's own. Not thread-safe: one cache a worker.
// Tested in tests/unit/passage/token_cache_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "dittograph/document.h"
#include "passage/corpus_view.h"

namespace dittograph {

class TokenCache {
 public:
  static constexpr std::size_t kSlots = 1024;
  static constexpr std::size_t kMaxTokens = 4096;

  // lookup is kept by reference.
  explicit TokenCache(const TokenLookup& lookup)
      : lookup_(&lookup), slots_(std::make_unique<std::array<Slot, kSlots>>()) {}

  std::span<const std::uint64_t> tokens(DocId document) {
    const auto number = static_cast<std::uint32_t>(document);
    Slot& slot = (*slots_)[number % kSlots];
    if (slot.document == number) return slot.tokens;
    slot.tokens = (*lookup_)(document, slot.buffer);
    slot.document = number;
    if (slot.tokens.data() == slot.buffer.data() && slot.tokens.size() > kMaxTokens) {
      std::swap(slot.buffer, long_);
      slot.buffer = {};
      slot.document = kNoNumber;
      slot.tokens = {};
      return long_;
    }
    return slot.tokens;
  }

 private:
  struct Slot {
    std::uint32_t document = kNoNumber;
    std::span<const std::uint64_t> tokens;
    std::vector<std::uint64_t> buffer;
  };
  const TokenLookup* lookup_;
  std::unique_ptr<std::array<Slot, kSlots>> slots_;
  std::vector<std::uint64_t> long_;  // of the last document that was too long
};

}  // namespace dittograph

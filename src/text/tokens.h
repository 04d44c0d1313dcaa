// Tokens of a text: what is compared. A token keeps its hash and its place in the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dittograph {

// Tokens in text order, a column each (the next stages read whole columns). Reused from document
// to document: clear() keeps the memory.
struct Tokens {
  std::vector<std::uint64_t> hash;   // of the folded token, see hash_bytes()
  std::vector<std::uint32_t> begin;  // source bytes, half open
  std::vector<std::uint32_t> end;

  [[nodiscard]] std::size_t size() const { return hash.size(); }
  void clear() {
    hash.clear();
    begin.clear();
    end.clear();
  }
};

}  // namespace dittograph

// How many code points stand before a byte of a text, asked in any order.
//
// Counted are the bytes that begin a code point, so the text need not be valid UTF-8.
// Memory: 4 bytes for every 64 of a text that is not ASCII. Cost: some GB/s to index, and at most
// 64 bytes a question. Thread-compatible. Tested in tests/unit/audit/code_point_places_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dittograph {

class CodePointPlaces {
 public:
  // Keeps a view of text, which has less than 4 GiB. Buffers are used again.
  void index(std::string_view text);

  [[nodiscard]] std::uint64_t before(std::size_t byte) const;

 private:
  static constexpr std::size_t kBlock = 64;

  std::string_view text_;
  bool ascii_ = true;
  std::vector<std::uint32_t> before_block_;
};

}  // namespace dittograph

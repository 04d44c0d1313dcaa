// Length and XXH3-64 (without a seed, as `xxhsum -H3` prints it) of a stream of bytes.
// Tested in tests/unit/report/rewrite_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.h"

namespace dittograph {

class StreamDigest {
 public:
  StreamDigest() { XXH3_64bits_reset(&state_); }

  void update(std::string_view bytes) {
    XXH3_64bits_update(&state_, bytes.data(), bytes.size());
    bytes_ += bytes.size();
  }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::string hexadecimal() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    const std::uint64_t value = XXH3_64bits_digest(&state_);
    std::string text(16, '0');
    for (std::size_t i = 0; i < 16; ++i) text[i] = kDigits[(value >> (60 - 4 * i)) & 15];
    return text;
  }

 private:
  XXH3_state_t state_;
  std::uint64_t bytes_ = 0;
};

}  // namespace dittograph

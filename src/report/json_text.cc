#include "report/json_text.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include <simdjson.h>

#include "text/utf8.h"

namespace dittograph {

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

void append_valid_utf8(std::string_view bytes, std::string& out) {
  if (is_valid_utf8(bytes)) {
    out.append(bytes);
    return;
  }
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_at(bytes, at);
    out.append(point.valid() ? bytes.substr(at, point.size) : "\xEF\xBF\xBD");
    at += point.size;
  }
}

// Eight bytes at a time (Mycroft 1987): x - n borrows into the top bit of a byte below n. What a
// borrow sets wrongly stands above a byte that was found rightly, so the lowest is right.
std::size_t plain_json_prefix(std::string_view bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kTops = kOnes << 7;
  const auto below = [](std::uint64_t x, std::uint64_t n) { return (x - kOnes * n) & ~x & kTops; };
  std::size_t at = 0;
  if constexpr (std::endian::native == std::endian::little) {
    for (; at + 8 <= bytes.size(); at += 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, bytes.data() + at, 8);
      const std::uint64_t special =
          below(x, 0x20) | below(x ^ (kOnes * '"'), 1) | below(x ^ (kOnes * '\\'), 1);
      if (special != 0) return at + static_cast<std::size_t>(std::countr_zero(special)) / 8;
    }
  }
  const auto is_special = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  };
  while (at < bytes.size() && !is_special(bytes[at])) ++at;
  return at;
}

}  // namespace dittograph

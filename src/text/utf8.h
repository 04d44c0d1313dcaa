// UTF-8, one code point at a time, over text that may hold any byte.
//
// Promises: strict (no overlong forms, no surrogates, nothing above U+10FFFF); a byte that is not
// part of a code point is reported alone, so nothing that follows it is ever swallowed.
// Cost: a few branches. Thread-safe. Tested in tests/unit/text/characters_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dittograph {

// What stands where a byte is no part of UTF-8: no code point at all.
inline constexpr char32_t kInvalidCodePoint = 0xFFFFFFFF;

struct CodePoint {
  char32_t value = kInvalidCodePoint;
  std::uint32_t size = 1;  // source bytes; 1 for an invalid byte

  [[nodiscard]] constexpr bool valid() const { return value != kInvalidCodePoint; }
};

namespace internal {
constexpr std::uint32_t byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}
constexpr bool is_trail_byte(std::uint32_t byte) { return (byte & 0xC0) == 0x80; }
}  // namespace internal

// The code point that begins at offset < text.size().
constexpr CodePoint decode_at(std::string_view text, std::size_t offset) {
  using internal::byte_at;
  using internal::is_trail_byte;
  const std::uint32_t lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1};
  const std::size_t left = text.size() - offset;
  if (lead < 0xC2 || left < 2) return {};
  const std::uint32_t second = byte_at(text, offset + 1);
  if (!is_trail_byte(second)) return {};
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (second & 0x3F), 2};
  if (left < 3) return {};
  const std::uint32_t third = byte_at(text, offset + 2);
  if (!is_trail_byte(third)) return {};
  if (lead < 0xF0) {
    const char32_t value = ((lead & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F);
    const bool overlong = value < 0x800;
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    return overlong || surrogate ? CodePoint{} : CodePoint{value, 3};
  }
  if (left < 4 || lead > 0xF4) return {};
  const std::uint32_t fourth = byte_at(text, offset + 3);
  if (!is_trail_byte(fourth)) return {};
  const char32_t value =
      ((lead & 0x07) << 18) | ((second & 0x3F) << 12) | ((third & 0x3F) << 6) | (fourth & 0x3F);
  return value < 0x10000 || value > 0x10FFFF ? CodePoint{} : CodePoint{value, 4};
}

// The code point that ends at offset, 0 < offset <= text.size().
constexpr CodePoint decode_before(std::string_view text, std::size_t offset) {
  const std::size_t longest = offset < 4 ? offset : 4;
  for (std::size_t size = 1; size <= longest; ++size) {
    if (internal::is_trail_byte(internal::byte_at(text, offset - size))) continue;
    const CodePoint found = decode_at(text.substr(0, offset), offset - size);
    return found.valid() && found.size == size ? found : CodePoint{};
  }
  return {};
}

// Writes value as UTF-8; returns the number of bytes, 1 to 4. The target has room for 4.
constexpr std::uint32_t encode(char32_t value, char* target) {
  const auto put = [](std::uint32_t byte) { return static_cast<char>(byte); };
  if (value < 0x80) {
    target[0] = put(value);
    return 1;
  }
  if (value < 0x800) {
    target[0] = put(0xC0 | (value >> 6));
    target[1] = put(0x80 | (value & 0x3F));
    return 2;
  }
  if (value < 0x10000) {
    target[0] = put(0xE0 | (value >> 12));
    target[1] = put(0x80 | ((value >> 6) & 0x3F));
    target[2] = put(0x80 | (value & 0x3F));
    return 3;
  }
  target[0] = put(0xF0 | (value >> 18));
  target[1] = put(0x80 | ((value >> 12) & 0x3F));
  target[2] = put(0x80 | ((value >> 6) & 0x3F));
  target[3] = put(0x80 | (value & 0x3F));
  return 4;
}

}  // namespace dittograph

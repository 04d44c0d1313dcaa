#include "text/entities.h"

#include <algorithm>
#include <array>

namespace dittograph {
namespace {

struct EntityName {
  std::string_view name;
  char32_t value;
};

constexpr EntityName kNames[] = {
#include "text/entity_names.inc"
};

constexpr std::size_t kLongestName = 8;  // "thetasym"
constexpr std::size_t kMostDigits = 8;   // leading zeros included
constexpr char32_t kReplacement = 0xFFFD;

// What the numbers 128 to 159 were meant to be.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char32_t named_character(char32_t number) {
  if (number >= 128 && number < 160) return kWindows1252[number - 128];
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || surrogate || number > 0x10FFFF ? kReplacement : number;
}

int digit_value(char c, std::uint32_t base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// body is what stands behind "&#".
CodePoint parse_number(std::string_view body) {
  std::size_t used = 0;
  std::uint32_t base = 10;
  if (!body.empty() && (body[0] == 'x' || body[0] == 'X')) {
    base = 16;
    used = 1;
  }
  const std::size_t first_digit = used;
  std::uint64_t number = 0;
  while (used < body.size() && digit_value(body[used], base) >= 0) {
    if (used - first_digit == kMostDigits) return {};
    number = number * base + static_cast<std::uint32_t>(digit_value(body[used], base));
    ++used;
  }
  if (used == first_digit || used == body.size() || body[used] != ';') return {};
  constexpr std::uint64_t kTooLarge = 0x110000;
  const auto value = static_cast<char32_t>(std::min(number, kTooLarge));
  return {named_character(value), static_cast<std::uint32_t>(used + 3)};
}

}  // namespace

CodePoint parse_entity(std::string_view text, std::size_t offset) {
  const std::string_view body = text.substr(offset + 1);
  if (!body.empty() && body[0] == '#') return parse_number(body.substr(1));
  const std::size_t length = body.substr(0, kLongestName + 1).find(';');
  if (length == std::string_view::npos) return {};
  const std::string_view name = body.substr(0, length);
  const auto* found = std::lower_bound(
      std::begin(kNames), std::end(kNames), name,
      [](const EntityName& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == std::end(kNames) || found->name != name) return {};
  return {found->value, static_cast<std::uint32_t>(length + 2)};
}

}  // namespace dittograph

#include "reader/json_literal.h"

#include <algorithm>
#include <cstring>

namespace dittograph {
namespace {

// The value of four hexadecimal digits, or -1.
std::int32_t read_hex4(std::string_view digits) {
  if (digits.size() < 4) return -1;
  std::int32_t value = 0;
  for (const char c : digits.substr(0, 4)) {
    std::int32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

void put_code_point(std::int32_t c, JsonEscape& escape) {
  const auto put = [&](std::int32_t byte) {
    escape.text[escape.text_bytes++] = static_cast<char>(byte);
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

// A \u escape, or two that make a surrogate pair.
JsonEscape read_unicode_escape(std::string_view literal) {
  JsonEscape escape;
  std::int32_t c = read_hex4(literal.substr(2));
  if (c < 0) return {.fault = JsonEscape::Fault::kBadEscape};
  escape.literal_bytes = 6;
  if (c >= 0xD800 && c < 0xE000) {
    const bool pair = c < 0xDC00 && literal.size() >= 12 && literal[6] == '\\' && literal[7] == 'u';
    const std::int32_t low = pair ? read_hex4(literal.substr(8)) : -1;
    if (low < 0xDC00 || low >= 0xE000) return {.fault = JsonEscape::Fault::kLoneSurrogate};
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    escape.literal_bytes = 12;
  }
  put_code_point(c, escape);
  return escape;
}

std::size_t digits_at(std::string_view token, std::size_t i) {
  std::size_t n = 0;
  while (i + n < token.size() && token[i + n] >= '0' && token[i + n] <= '9') ++n;
  return n;
}

}  // namespace

JsonEscape read_json_escape(std::string_view literal) {
  const char kind = literal.size() > 1 ? literal[1] : '\0';
  char c = 0;
  switch (kind) {
    case '"':
    case '\\':
    case '/':
      c = kind;
      break;
    case 'b':
      c = '\b';
      break;
    case 'f':
      c = '\f';
      break;
    case 'n':
      c = '\n';
      break;
    case 'r':
      c = '\r';
      break;
    case 't':
      c = '\t';
      break;
    case 'u':
      return read_unicode_escape(literal);
    default:
      return {.fault = JsonEscape::Fault::kBadEscape};
  }
  return {.literal_bytes = 2, .text_bytes = 1, .text = {c}};
}

JsonDecoded decode_json_literal(std::string_view literal, char* out) {
  JsonDecoded decoded;
  while (!literal.empty()) {
    const std::size_t run = std::min(literal.find('\\'), literal.size());
    std::memcpy(out + decoded.size, literal.data(), run);
    decoded.size += run;
    literal.remove_prefix(run);
    while (!literal.empty() && literal.front() == '\\') {
      const JsonEscape escape = read_json_escape(literal);
      decoded.fault = escape.fault;
      if (decoded.fault != JsonEscape::Fault::kNone) return decoded;
      std::memcpy(out + decoded.size, escape.text, escape.text_bytes);
      decoded.size += escape.text_bytes;
      literal.remove_prefix(escape.literal_bytes);
    }
  }
  return decoded;
}

JsonEscape::Fault check_json_literal(std::string_view literal) {
  for (;;) {
    const std::size_t backslash = literal.find('\\');
    if (backslash == std::string_view::npos) return JsonEscape::Fault::kNone;
    literal.remove_prefix(backslash);
    const JsonEscape escape = read_json_escape(literal);
    if (escape.fault != JsonEscape::Fault::kNone) return escape.fault;
    literal.remove_prefix(escape.literal_bytes);
  }
}

bool is_json_number(std::string_view token) {
  std::size_t i = token.starts_with('-') ? 1 : 0;
  const std::size_t whole = digits_at(token, i);
  if (whole == 0 || (whole > 1 && token[i] == '0')) return false;
  i += whole;
  if (i < token.size() && token[i] == '.') {
    const std::size_t fraction = digits_at(token, i + 1);
    if (fraction == 0) return false;
    i += 1 + fraction;
  }
  if (i < token.size() && (token[i] == 'e' || token[i] == 'E')) {
    ++i;
    if (i < token.size() && (token[i] == '+' || token[i] == '-')) ++i;
    const std::size_t exponent = digits_at(token, i);
    if (exponent == 0) return false;
    i += exponent;
  }
  return i == token.size();
}

}  // namespace dittograph

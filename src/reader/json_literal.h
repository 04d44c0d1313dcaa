// What stands between the quotes of a JSON string (RFC 8259), escapes and all.
//
// simdjson decodes strings too, but it takes a high surrogate followed by any escape for a pair,
// refuses text that is not UTF-8, and does not say where a decoded byte came from. Here bytes that
// are no escape pass as they are, valid or not.
// No allocation but the output's. Thread-safe. Tests: tests/unit/reader/json_literal_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dittograph {

// One escape: so many bytes of the literal stand for so many bytes of text.
struct JsonEscape {
  enum class Fault : std::uint8_t { kNone, kBadEscape, kLoneSurrogate };
  std::uint8_t literal_bytes = 0;
  std::uint8_t text_bytes = 0;
  Fault fault = Fault::kNone;
  char text[4] = {};
};

// Reads the escape at the start of literal, which is a backslash.
JsonEscape read_json_escape(std::string_view literal);

// Decodes literal to out, which has room for literal.size() bytes. Gives the number of bytes
// written, and the first fault, at which it stops.
struct JsonDecoded {
  std::size_t size = 0;
  JsonEscape::Fault fault = JsonEscape::Fault::kNone;
};
JsonDecoded decode_json_literal(std::string_view literal, char* out);

// The first fault in literal's escapes.
JsonEscape::Fault check_json_literal(std::string_view literal);

// -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?, of any length.
bool is_json_number(std::string_view token);

}  // namespace dittograph

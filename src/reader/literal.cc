#include "reader/literal.h"

#include <algorithm>

#include "reader/csv_fields.h"
#include "reader/json_literal.h"

namespace dittograph {
namespace {

// One escape's size in the literal and in the text.
struct Escape {
  std::size_t literal_bytes;
  std::size_t text_bytes;
};

Escape escape_at(std::string_view literal, TextEncoding encoding) {
  if (encoding == TextEncoding::kCsvQuoted) return {std::min<std::size_t>(2, literal.size()), 1};
  const JsonEscape escape = read_json_escape(literal);
  // A literal with a bad escape never becomes a document; pass the byte through.
  if (escape.fault != JsonEscape::Fault::kNone) return {1, 1};
  return {escape.literal_bytes, escape.text_bytes};
}

}  // namespace

void literal_offsets(std::string_view literal, TextEncoding encoding,
                     const std::vector<std::uint64_t>& offsets, std::vector<std::uint64_t>& out) {
  out.clear();
  if (encoding == TextEncoding::kPlain) {
    out.assign(offsets.begin(), offsets.end());
    return;
  }
  const char mark = encoding == TextEncoding::kJson ? '\\' : '"';
  std::uint64_t in_literal = 0;
  std::uint64_t in_text = 0;
  std::size_t next = 0;
  while (next < offsets.size()) {
    const std::uint64_t mark_at =
        std::min<std::uint64_t>(literal.find(mark, in_literal), literal.size());
    const std::uint64_t run = mark_at - in_literal;
    for (; next < offsets.size() && offsets[next] <= in_text + run; ++next) {
      out.push_back(in_literal + (offsets[next] - in_text));
    }
    in_literal += run;
    in_text += run;
    if (in_literal == literal.size()) break;
    const Escape escape = escape_at(literal.substr(in_literal), encoding);
    for (; next < offsets.size() && offsets[next] < in_text + escape.text_bytes; ++next) {
      out.push_back(in_literal);
    }
    in_literal += escape.literal_bytes;
    in_text += escape.text_bytes;
  }
  out.resize(offsets.size(), literal.size());
}

bool decode_literal(std::string_view literal, TextEncoding encoding, std::string& out) {
  out.resize(literal.size());
  JsonDecoded decoded{.size = literal.size()};
  switch (encoding) {
    case TextEncoding::kPlain:
      out = literal;
      break;
    case TextEncoding::kJson:
      decoded = decode_json_literal(literal, out.data());
      break;
    case TextEncoding::kCsvQuoted:
      decoded.size = decode_csv_literal(literal, out.data());
      break;
  }
  out.resize(decoded.size);
  return decoded.fault == JsonEscape::Fault::kNone;
}

}  // namespace dittograph

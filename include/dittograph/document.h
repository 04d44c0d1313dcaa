// What a document is: its text, its name, and where it stands in the input.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dittograph {

// A document's place in reading order over all inputs, from 0.
enum class DocId : std::uint32_t {};
// A document's number as an index into columns.
constexpr std::size_t index_of(DocId document) { return static_cast<std::size_t>(document); }

// Half-open range of bytes. Of which bytes (a text's, an input's) the holder says.
struct ByteSpan {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  [[nodiscard]] constexpr std::uint64_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

// How a document's text is written down in its input, so that a place in the text can be found
// again in the input's bytes.
enum class TextEncoding : std::uint8_t {
  kPlain,      // the bytes themselves
  kJson,       // between the quotes of a JSON string: \n, \", \u00e9 ...
  kCsvQuoted,  // between the quotes of an RFC 4180 field: "" stands for "
};

// A record's place. Streams are numbered in the order of the input plan; offsets count the bytes
// of the stream after decompression.
struct RecordPlace {
  std::uint32_t input = 0;
  std::uint64_t line = 0;  // 1-based line where the record begins
  ByteSpan record;         // the whole record, its line end included
  ByteSpan literal;        // the text as written, inside the record, without its quotes
  TextEncoding encoding = TextEncoding::kPlain;
};

// One document as a stage sees it. A view: valid as long as the batch it came in.
struct Document {
  DocId id{};
  std::string_view name;   // the record's id, else path, else path:line
  std::string_view text;   // decoded; may hold any byte, also invalid UTF-8
  std::string_view title;  // empty where the record has none, as the four below
  std::string_view url;
  std::string_view date;    // as written
  std::string_view source;  // outlet: the field, else the host of url without "www."
  RecordPlace place;
};

}  // namespace dittograph

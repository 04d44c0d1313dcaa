// The fields of one CSV record (RFC 4180), parted by commas, semicolons or tabs.
//
// Tests: tests/unit/reader/csv_test.cc. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dittograph {

struct CsvField {
  std::string_view literal;  // as written, without its quotes
  bool quoted = false;
  bool escaped = false;  // holds "" for a quote
};

// Splits record, its line end included or not, into fields. False: a quote is never closed, or
// something other than the separator or the line end follows a closing quote.
bool split_csv_record(std::string_view record, char separator, std::vector<CsvField>& fields);

// Decodes the literal of a quoted field to out, which has room for literal.size() bytes.
std::size_t decode_csv_literal(std::string_view literal, char* out);

}  // namespace dittograph

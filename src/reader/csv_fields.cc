#include "reader/csv_fields.h"

#include <algorithm>
#include <cstring>

namespace dittograph {
namespace {

// Reads a quoted field whose opening quote stands at i; moves i behind the closing one.
bool read_quoted(std::string_view record, char separator, std::size_t& i, CsvField& field) {
  field.quoted = true;
  const std::size_t begin = ++i;
  for (;;) {
    i = record.find('"', i);
    if (i == std::string_view::npos) return false;
    if (i + 1 == record.size() || record[i + 1] != '"') break;
    field.escaped = true;
    i += 2;
  }
  field.literal = record.substr(begin, i - begin);
  ++i;
  return i == record.size() || record[i] == separator;
}

}  // namespace

bool split_csv_record(std::string_view record, char separator, std::vector<CsvField>& fields) {
  fields.clear();
  if (record.ends_with('\n')) {
    record.remove_suffix(1);
    if (record.ends_with('\r')) record.remove_suffix(1);
  }
  std::size_t i = 0;
  for (;;) {
    CsvField& field = fields.emplace_back();
    if (i < record.size() && record[i] == '"') {
      if (!read_quoted(record, separator, i, field)) return false;
    } else {
      const std::size_t end = std::min(record.find(separator, i), record.size());
      field.literal = record.substr(i, end - i);
      i = end;
    }
    if (i == record.size()) return true;
    ++i;  // the separator
  }
}

std::size_t decode_csv_literal(std::string_view literal, char* out) {
  std::size_t size = 0;
  while (!literal.empty()) {
    const std::size_t quote = literal.find('"');
    const std::size_t run = quote == std::string_view::npos ? literal.size() : quote + 1;
    std::memcpy(out + size, literal.data(), run);
    size += run;
    literal.remove_prefix(std::min(literal.size(), run + (run == quote + 1 ? 1 : 0)));
  }
  return size;
}

}  // namespace dittograph

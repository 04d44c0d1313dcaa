#include "reader/csv_record.h"

namespace dittograph {
namespace {

std::string_view decode(const CsvField& cell, TextArena& arena) {
  if (!cell.escaped) return cell.literal;
  return arena.keep(decode_csv_literal(cell.literal, arena.room(cell.literal.size())));
}

bool is_named(const std::string& column, const FieldNames& names) {
  return column == names.text || column == names.id || column == names.title ||
         column == names.url || column == names.date || column == names.source;
}

}  // namespace

Fault CsvRecordReader::read(std::string_view record, char separator,
                            const std::vector<std::string>& columns, const FieldNames& names,
                            TextArena& arena, RecordFields& fields) {
  fields = {};
  if (!split_csv_record(record, separator, cells_) || cells_.size() != columns.size()) {
    return Fault::kBrokenCsv;
  }
  Fault fault = Fault::kNoText;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (columns[i].empty() || !is_named(columns[i], names)) continue;
    const CsvField& cell = cells_[i];
    const std::string_view value = decode(cell, arena);
    if (columns[i] == names.id) fields.id = value;
    if (columns[i] == names.title) fields.title = value;
    if (columns[i] == names.url) fields.url = value;
    if (columns[i] == names.date) fields.date = value;
    if (columns[i] == names.source) fields.source = value;
    if (columns[i] == names.text) {
      fields.text = value;
      fields.literal = cell.literal;
      fields.encoding = cell.quoted ? TextEncoding::kCsvQuoted : TextEncoding::kPlain;
      fault = Fault::kNone;
    }
  }
  return fault;
}

char csv_separator(std::string_view header) {
  char best = ',';
  std::size_t most = 0;
  std::vector<CsvField> cells;
  for (const char separator : {',', ';', '\t'}) {
    if (!split_csv_record(header, separator, cells) || cells.size() <= most) continue;
    best = separator;
    most = cells.size();
  }
  return best;
}

std::vector<std::string> read_csv_header(std::string_view record, char separator) {
  std::vector<CsvField> cells;
  if (!split_csv_record(record, separator, cells)) return {};
  std::vector<std::string> names;
  for (const CsvField& cell : cells) {
    std::string name(cell.literal.size(), '\0');
    name.resize(decode_csv_literal(cell.literal, name.data()));
    names.push_back(cell.quoted ? name : std::string(cell.literal));
  }
  return names;
}

}  // namespace dittograph

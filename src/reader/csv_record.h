// One CSV record as a document's fields.
//
// Not thread-safe: one reader a worker. Tests: tests/unit/reader/csv_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/csv_fields.h"
#include "reader/input_plan.h"
#include "reader/record_fields.h"
#include "reader/text_arena.h"

namespace dittograph {

class CsvRecordReader {
 public:
  // A record must have as many fields as the header, columns.
  Fault read(std::string_view record, char separator, const std::vector<std::string>& columns,
             const FieldNames& names, TextArena& arena, RecordFields& fields);

 private:
  std::vector<CsvField> cells_;
};

// Comma, semicolon or tab: the one that parts the header, the first record of a stream, into most
// names; on a tie the first of these.
char csv_separator(std::string_view header);

// The names in the header; empty if there is none.
std::vector<std::string> read_csv_header(std::string_view record, char separator);

}  // namespace dittograph

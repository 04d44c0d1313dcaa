// What a query gives, as a test compares it.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include <sqlite3.h>

namespace dittograph {

using Rows = std::vector<std::string>;

// Each row as its values with "|" between them: blobs as x'..', NULL as "-".
inline Rows selected(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  Rows rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::string& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      if (i > 0) row += '|';
      const int type = sqlite3_column_type(statement, i);
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
      if (type == SQLITE_NULL) {
        row += '-';
      } else if (type != SQLITE_BLOB) {
        row += reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      } else {
        row += "x'";
        for (std::size_t k = 0; k < size; ++k) {
          absl::StrAppendFormat(&row, "%02x", static_cast<unsigned char>(bytes[k]));
        }
        row += '\'';
      }
    }
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return rows;
}

}  // namespace dittograph

// A new SQLite file that is filled once and by one: statements, and faults as Status.
//
// Promises: the same rows give the same bytes with the same SQLite; a file that stands there
// already is AlreadyExists and stays as it is. Not thread-safe.
// Tested through sqlite_file_test.cc and audit_database_test.cc.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include <sqlite3.h>

namespace dittograph {

struct FinaliseSqlite {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteStatement = std::unique_ptr<sqlite3_stmt, FinaliseSqlite>;

class SqliteDatabase {
 public:
  explicit SqliteDatabase(const std::string& path) : path_(path) {}
  ~SqliteDatabase() { sqlite3_close(handle_); }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  // The file stands and is empty. Begins the one transaction and says in a table who wrote it;
  // run("COMMIT") ends it.
  absl::Status open();
  absl::Status run(const std::string& sql);
  absl::StatusOr<SqliteStatement> prepare(const std::string& sql);
  // What the last call gave, as a Status.
  [[nodiscard]] absl::Status status(int code) const;

 private:
  const std::string& path_;
  sqlite3* handle_ = nullptr;
};

// Makes the empty file, calls fill, and takes the file away again after a fault.
absl::Status with_new_file(const std::string& path, const std::function<absl::Status()>& fill);

}  // namespace dittograph

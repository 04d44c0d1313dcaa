#include "report/sqlite_database.h"

#include <cerrno>

#include "absl/strings/str_format.h"
#include <fcntl.h>
#include <unistd.h>

#include "base/status.h"
#include "dittograph/version.h"
#include "report/system_error.h"

namespace dittograph {

absl::Status SqliteDatabase::open() {
  // SQLite takes ":memory:" and "file:..." for more than names.
  const std::string name = path_.starts_with('/') ? path_ : "./" + path_;
  DITTOGRAPH_RETURN_IF_ERROR(status(sqlite3_open_v2(
      name.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr)));
  // Nobody reads the file before it is whole, and after an error it goes: no journal is needed.
  // The others are what SQLite may be built to do otherwise, and would change the bytes.
  DITTOGRAPH_RETURN_IF_ERROR(
      run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096; "
          "PRAGMA auto_vacuum=NONE; PRAGMA encoding='UTF-8'; PRAGMA secure_delete=ON; "
          "BEGIN"));
  return run(
      absl::StrFormat("CREATE TABLE meta(key TEXT, value); INSERT INTO meta "
                      "VALUES('program', 'dittograph'), ('version', '%s'), ('schema_version', %d)",
                      kVersion, kSchemaVersion));
}

absl::Status SqliteDatabase::run(const std::string& sql) {
  return status(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

absl::StatusOr<SqliteStatement> SqliteDatabase::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  DITTOGRAPH_RETURN_IF_ERROR(status(sqlite3_prepare_v3(
      handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)));
  return SqliteStatement(statement);
}

absl::Status SqliteDatabase::status(int code) const {
  const int last_errno = errno;
  if (code == SQLITE_OK) return absl::OkStatus();
  if (code == SQLITE_FULL) return system_error(path_, "cannot write", ENOSPC);
  if (code == SQLITE_NOMEM) {
    return absl::ResourceExhaustedError(path_ + ": out of memory (free some)");
  }
  // COMMIT leaves sqlite3_system_errno() as it was.
  const int told = sqlite3_system_errno(handle_);
  const int error = told != 0 ? told : last_errno;
  if ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN) && error != 0) {
    return system_error(path_, "cannot write", error);
  }
  return absl::InternalError(absl::StrFormat("%s: cannot write: %s (check the disk and the path)",
                                             path_, sqlite3_errmsg(handle_)));
}

absl::Status with_new_file(const std::string& path, const std::function<absl::Status()>& fill) {
  // SQLite would open what stands there; and only close() tells of some full network disks.
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    if (errno != EEXIST) return system_error(path, "cannot create", errno);
    return absl::AlreadyExistsError(path + ": exists already (choose another name)");
  }
  absl::Status status = fill();
  if (::close(descriptor) != 0 && errno != EINTR && status.ok()) {
    status = system_error(path, "cannot finish", errno);
  }
  if (!status.ok()) ::unlink(path.c_str());
  return status;
}

}  // namespace dittograph

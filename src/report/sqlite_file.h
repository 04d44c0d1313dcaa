// The findings of a folder OUT as one SQLite database. docs/formats.md describes the tables.
//
// Promises: a row for every line, and for every element of its array, in their order; values that
// we do not know are passed over, missing ones are NULL, missing files leave their tables empty.
// The same files give the same bytes with the same SQLite. path names a whole database or, after an
// error, nothing; a file that stands there already is AlreadyExists and stays as it is. A line that
// is not what we write is DataLoss with file:line, a full disk is ResourceExhausted.
// Cost: reads every file once. Memory: some ten times the longest line, and SQLite's cache of 2 MB;
// the indices are sorted in temporary files (SQLITE_TMPDIR, TMPDIR or /var/tmp).
// Thread-safe for different paths. Tested in tests/unit/report/sqlite_file_test.cc.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace dittograph {

absl::Status write_sqlite(const std::string& folder, const std::string& path);

}  // namespace dittograph

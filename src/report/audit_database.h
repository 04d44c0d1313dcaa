// An audit as one SQLite database: audit.sqlite. docs/audit.md describes tables and views.
//
// Promises: keys, indexes and views; the same audit gives the same bytes with the same SQLite; path
// names a whole database or, after an error, nothing. Cost: a row a value; indexes last.
// Tested in tests/unit/report/audit_database_test.cc, tests/cli/audit_test.py and by the queries of
// docs/audit.md.
#pragma once

#include <string>

#include "absl/status/status.h"

#include "dittograph/audit.h"

namespace dittograph {

absl::Status write_audit_database(const Audit& audit, const std::string& path);

}  // namespace dittograph

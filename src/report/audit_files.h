// An audit as tables, lines, a network and a summary. docs/audit.md describes them.
//
//   matrix.csv pairs.csv phrases.csv   network.gexf network.graphml
//   clusters.jsonl passages.jsonl      summary.json
//
// Promises: the same audit gives the same bytes; valid UTF-8; places in text count bytes and, in
// passages.jsonl, code points, from the beginning of the document's file.
// Not thread-safe. Tested in tests/unit/report/audit_files_test.cc and tests/cli/audit_test.py.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"

#include "dittograph/audit.h"
#include "dittograph/summary.h"
#include "report/output_folder.h"

namespace dittograph {

// Gives the text of a document that has_text.
using AuditTexts = std::function<absl::Status(DocId document, std::string& text)>;

// Everything but the summary and the database.
absl::Status write_audit_files(const Audit& audit, const AuditTexts& texts, OutputFolder& out);

absl::Status write_audit_summary(const Audit& audit, const Summary& summary, OutputFolder& out);

// All counts under the names they have in files.
std::vector<std::pair<std::string, std::uint64_t>> named_counts(const AuditCounts& counts);

// 2023-09-11 or 2023-09-11T10:00:00Z, as fine as the stamp is; empty for none.
std::string stamp_text(const Stamp& stamp);

// The parts, for tests.
std::string matrix_csv(const Audit& audit);
std::string pair_csv_line(const Audit& audit, const AuditPair& pair);

}  // namespace dittograph

// The page of an audit: the same page as that of `clean`, with outlets in both directions, lags,
// credits, versions and phrases that travel.
//
// What does not fit a page that a browser opens is left out, smallest first, and counted: clusters
// of few outlets, pairs that share little, texts of documents far down the clusters.
// Promises: the same audit and texts give the same bytes. Memory: the page's own size, at most
// 25 MB. Not thread-safe. Tested in tests/unit/report/audit_page_test.cc and, in a browser, by
// tests/page/.
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"

#include "dittograph/audit.h"
#include "report/output_file.h"

namespace dittograph {

// Gives the text of a document that has_text; may say that it cannot.
using AuditTextLookup = std::function<absl::Status(DocId document, std::string& text)>;

absl::Status write_audit_page(const Audit& audit, const AuditTextLookup& text_of, OutputFile& file);

}  // namespace dittograph

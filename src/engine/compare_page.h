// The page of two compared texts: side by side, with the passages they share.
//
// Promises: nothing stands under path before all of it is written; a file that stood there is
// replaced. The same texts give the same bytes. Tested in tests/cli and, in a browser, tests/page.
#pragma once

#include <string>

#include "absl/status/status.h"

#include "dittograph/comparison.h"

namespace dittograph {

absl::Status write_compare_page(const ComparedText& left, const ComparedText& right,
                                const Comparison& comparison, const std::string& path);

}  // namespace dittograph

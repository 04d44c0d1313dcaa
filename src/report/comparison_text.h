// Two compared texts on a screen, and as JSON.
//
// The words that differ stand as [-left-] and {+right+}; with colour, in red and green instead.
// Promises: control characters of the texts other than line ends and tabs are shown as U+FFFD, so
// that no text can speak to the terminal; valid UTF-8. Thread-safe.
// Tested in tests/unit/report/comparison_text_test.cc.
#pragma once

#include <string>

#include "dittograph/comparison.h"

namespace dittograph {

std::string comparison_to_text(const ComparedText& left, const ComparedText& right,
                               const Comparison& comparison, bool colour);

// One object, line end included. docs/compare.md describes the fields.
std::string comparison_to_json(const ComparedText& left, const ComparedText& right,
                               const Comparison& comparison);

}  // namespace dittograph

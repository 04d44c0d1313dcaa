// What a run found and cost, in plain words for a screen.
//
// Promises: no escape sequences, lines under 100 columns, the same text for the same values.
// Thread-safe. Tested in tests/unit/report/human_summary_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dittograph/summary.h"

namespace dittograph {

// "1,234,567"
std::string with_commas(std::uint64_t value);
// "1.2 GB" in powers of 1000; whole bytes below 1000.
std::string human_bytes(std::uint64_t bytes);
// "1 document", "2 documents"
std::string counted(std::uint64_t n, std::string_view noun);

// Several lines: documents, repeats by kind, mended lines, skipped records. Line end included.
std::string human_summary(const Summary& summary);

// "14 copies cut in 9 repeats", "nothing written twice": what was found, in one clause.
std::string human_finding(const Summary& summary);

// One line: version, command, documents, bytes, what was found, wall, CPU, peak memory.
std::string human_last_line(const Summary& summary);

}  // namespace dittograph

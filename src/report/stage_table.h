// What each stage of a run cost, as a table for a screen.
//
// Promises: a row a stage, in the order of work; the rest of the run and the whole of it below.
// Share is that of the time on the wall. Thread-safe. Tested in
// tests/unit/report/stage_table_test.cc.
#pragma once

#include <string>

#include "dittograph/summary.h"

namespace dittograph {

std::string stage_table(const Summary& summary);

}  // namespace dittograph

// Which file of OUT holds which input's records, and under what name an input is restored.
//
//   JSONL            all inputs, one after another    cleaned.jsonl
//   CSV              one CSV input                    cleaned.csv
//                    several                          cleaned/<relative name>
//   text, article                                     cleaned/<relative name>
//
// Promises: names are relative, stay below the folder, are valid UTF-8 and differ from each other
// (the second a.txt is a~2.txt). Tested in tests/unit/report/output_names_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

#include "reader/input_plan.h"

namespace dittograph {

struct OutputName {
  std::string relative_name;  // of the restored input
  std::string cleaned_file;   // below OUT, without the suffix of --compress
};

// One an input, in the order of the plan.
std::vector<OutputName> output_names(const InputPlan& plan);

// InvalidArgument unless the name is relative and has no empty, "." or ".." part.
absl::Status check_relative_name(std::string_view name);

}  // namespace dittograph

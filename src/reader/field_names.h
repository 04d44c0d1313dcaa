// Which field of a record is the text, the id, the title, ...: named by Params, else guessed.
//
// Tests: tests/unit/reader/field_names_test.cc.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/params.h"
#include "reader/input_plan.h"

namespace dittograph {

// Is one of the usual names of a text among names, in any case?
bool has_text_name(const std::vector<std::string>& names);

// From the first hundred records of file, or its header. The usual names are tried in the order of
// docs/formats.md, first as they are, then in any case; a text must be a string somewhere.
absl::StatusOr<FieldNames> guess_field_names(const InputFile& file, const Params& params);

}  // namespace dittograph

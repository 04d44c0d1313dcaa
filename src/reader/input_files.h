// Which files the given paths mean, and what each is called.
//
// Tests: tests/unit/reader/input_plan_test.cc.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "reader/input_plan.h"

namespace dittograph {

// Files, folders (recursively) and pipes, sorted by name; path, name and relative_name are set.
// Hidden entries of folders are left out, and so are links to what is read anyway.
absl::StatusOr<std::vector<InputFile>> find_input_files(const std::vector<std::string>& paths,
                                                        const std::string& temp_dir);

// Takes .gz and .zst from the names of compressed files, then makes the relative names distinct
// by the folders above them, and where these do not tell, by a number.
void name_outputs(std::vector<InputFile>& files);

// Copies a pipe, "-" for stdin, to a file below temp_dir; gives its path.
absl::StatusOr<std::string> spool(const std::string& name, const std::string& temp_dir);

}  // namespace dittograph

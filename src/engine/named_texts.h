// The texts that someone names: each a file, or a record of a corpus by its id.
//
// Promises: a text is read as every verb reads it (header line, packing, fields). InvalidArgument
// or NotFound says what to give instead. Cost: one pass over the inputs, up to the last name.
// Not thread-safe. Tested through tests/cli and tests/unit/engine/compare_texts_test.cc.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/comparison.h"
#include "dittograph/params.h"

namespace dittograph {

struct TextsRequest {
  std::vector<std::string> corpus{};  // files, folders, "-"; empty: names are files
  std::string format = "auto";
  Params params{};  // names of fields
  std::string temp_dir{};
};

// In the order of the names. Of records with one id the first is taken.
absl::StatusOr<std::vector<ComparedText>> read_texts(const TextsRequest& request,
                                                     std::span<const std::string> names);

}  // namespace dittograph

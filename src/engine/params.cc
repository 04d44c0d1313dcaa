#include "dittograph/params.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace dittograph {

absl::Status Params::validate() const {
  if (shingle_size < 2 || shingle_size > 64) {
    return absl::InvalidArgumentError(
        absl::StrCat("--shingle-size ", shingle_size,
                     ": must be 2 to 64 (one token is no context, more find next to nothing)"));
  }
  if (min_repeat < shingle_size) {
    return absl::InvalidArgumentError(
        absl::StrCat("--min-repeat ", min_repeat, ": must be at least --shingle-size (",
                     shingle_size, "), below which nothing is found"));
  }
  for (const auto& [flag, value] :
       {std::pair("--resemblance", resemblance), std::pair("--containment", containment)}) {
    if (!(value >= 0.5 && value <= 1.0)) {
      return absl::InvalidArgumentError(
          absl::StrCat(flag, " ", value,
                       ": must be 0.5 to 1 (below, two halves of one text would be its copies)"));
    }
  }
  if (min_passage < shingle_size) {
    return absl::InvalidArgumentError(
        absl::StrCat("--min-passage ", min_passage, ": must be at least --shingle-size (",
                     shingle_size, "), below which nothing is found"));
  }
  return absl::OkStatus();
}

}  // namespace dittograph

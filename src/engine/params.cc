#include "dittograph/params.h"

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
  return absl::OkStatus();
}

}  // namespace dittograph

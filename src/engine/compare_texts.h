// Two texts, compared as documents of a corpus are: text -> shingle -> verify, passage, audit.
//
// Promises: resemblance and containments are those that `clean` would compute of the two alone,
// passages and the sentences' edits those of the audit. Depends on the
// texts, Params::shingle_size and Params::min_passage. Cost: linear, but for sentences that differ.
// Thread-safe. Tested in tests/unit/engine/compare_texts_test.cc.
#pragma once

#include <string_view>

#include "absl/status/statusor.h"

#include "dittograph/comparison.h"
#include "dittograph/params.h"

namespace dittograph {

// InvalidArgument if a setting is out of bounds or a text has 4 GiB or more.
absl::StatusOr<Comparison> compare_texts(std::string_view left, std::string_view right,
                                         const Params& params);

}  // namespace dittograph

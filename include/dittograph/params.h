// Every setting that changes results, under the one name it has at every door: the flag
// --shingle-size is Params::shingle_size is "shingle_size" in summary.json.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace dittograph {

// What to do with what was found.
enum class Action : std::uint8_t { kCut, kReport };

struct Params {
  // -- shingles
  std::uint32_t shingle_size = 5;  // tokens

  // -- repeats within a document
  Action within = Action::kCut;
  std::uint32_t min_repeat = 12;  // tokens; shorter blocks are protected, see docs/limits.md

  // -- fields of a record; empty: guessed from the usual names
  std::string text_field;
  std::string id_field;
  std::string title_field;
  std::string url_field;
  std::string date_field;
  std::string source_field;

  // InvalidArgument with the reason in one sentence, or Ok. The one place that checks settings.
  [[nodiscard]] absl::Status validate() const;
};

}  // namespace dittograph

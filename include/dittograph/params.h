// Every setting that changes results, under the one name it has at every door: the flag
// --shingle-size is Params::shingle_size is "shingle_size" in summary.json.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace dittograph {

// What to do with what was found.
enum class Action : std::uint8_t { kCut, kReport };
enum class DocumentAction : std::uint8_t { kDrop, kMark };

// Which of several copies is kept.
enum class Keep : std::uint8_t {
  kBest,      // the best form, then the longest, then the earliest
  kEarliest,  // by the date, what has none last
  kLongest,   // by tokens
  kFirst,     // in the input
};

// How far documents are compared with each other.
enum class Level : std::uint8_t {
  kDocuments,  // whole documents only
  kPassages,   // and the passages and the boilerplate that they share
};

struct Params {
  // -- shingles
  std::uint32_t shingle_size = 5;  // tokens

  // -- repeats within a document
  Action within = Action::kCut;
  std::uint32_t min_repeat = 12;  // tokens; shorter blocks are protected, see docs/limits.md

  // -- documents that are copies of each other
  Level level = Level::kPassages;
  double resemblance = 0.8;  // of a near-duplicate to its representative, 0.5 to 1
  double containment = 0.9;  // of a document in a larger one, 0.5 to 1
  bool count_boilerplate = false;
  DocumentAction documents = DocumentAction::kDrop;
  Keep keep = Keep::kBest;
  std::string prefer_source;  // names, parted by commas, the most preferred first

  // -- passages that documents share
  std::uint32_t min_passage = 20;  // tokens
  Action boilerplate = Action::kCut;
  Action passages = Action::kReport;

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

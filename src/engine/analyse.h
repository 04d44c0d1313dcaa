// One worker's way through a document: text -> shingle -> segment -> repeat -> clean.
//
// Promises: the result depends on the document and Params alone. Cost: one pass over the text; no
// allocation for a document without repeats once the buffers have grown. Thread-compatible: one
// analyser a worker.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/edits.h"
#include "dittograph/cleaning.h"
#include "dittograph/document.h"
#include "dittograph/params.h"
#include "dittograph/summary.h"
#include "reader/input_plan.h"
#include "repeat/repeats.h"
#include "segment/segments.h"
#include "text/tokeniser.h"

namespace dittograph {

// The parallel stages, in their order. Their times are summed over workers.
enum class Stage : std::uint8_t { kParse, kTokenise, kShingle, kSegment, kRepeat, kClean };
inline constexpr std::size_t kStageCount = 6;
const char* stage_name(Stage stage);

// Counts of documents, added up in input order.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t documents_changed = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t tokens = 0;
  std::uint64_t joins = 0;
  struct Found {
    std::uint64_t groups = 0;
    std::uint64_t cuts = 0;
    std::uint64_t bytes = 0;
  };
  std::array<Found, 4> repeats{};  // by RepeatKind
  std::array<double, kStageCount> seconds{};

  void add(const Tally& other);
};

// The counts and stage times of a run.
void summarise(const Tally& tally, Summary& summary);

class Analyser {
 public:
  explicit Analyser(const Params& params);

  // Finds the document's repeats and plans its edits; both stay valid until the next call.
  // is_file: the text is a file of its own, which ends in a line end when it is changed.
  // header: what stands before the text in that file. Repeats count their places from its
  // beginning, as the reader of the file does; edits count from the text's.
  void analyse(std::string_view text, bool is_file, std::string_view header, Tally& tally);

  [[nodiscard]] const Repeats& repeats() const { return repeats_; }
  [[nodiscard]] const std::vector<TextEdit>& edits() const { return edits_; }

 private:
  Params params_;
  Tokeniser tokeniser_;
  Tokens tokens_;
  std::vector<std::uint64_t> fingerprints_;
  SegmentScratch segment_scratch_;
  Segments segments_;
  RepeatFinder finder_;
  Repeats repeats_;
  std::vector<TextEdit> edits_;
};

}  // namespace dittograph

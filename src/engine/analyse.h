// One worker's way through a document: text -> shingle -> segment -> repeat.
//
// Promises: the result depends on the document and Params alone. Cost: one pass over the text; no
// allocation for a document without repeats once the buffers have grown. Thread-compatible: one
// analyser a worker.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
enum class Stage : std::uint8_t { kParse, kTokenise, kShingle, kSegment, kRepeat, kSketch };
inline constexpr std::size_t kStageCount = 6;
const char* stage_name(Stage stage);

// Counts of documents, added up in input order.
struct Tally {
  std::uint64_t documents = 0;
  std::uint64_t documents_changed = 0;  // in which something was cut or mended
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

  // Finds the document's repeats; everything stays valid until the next call.
  void analyse(std::string_view text, Tally& tally);

  [[nodiscard]] const Tokens& tokens() const { return tokens_; }
  [[nodiscard]] std::span<const std::uint64_t> fingerprints() const { return fingerprints_; }
  [[nodiscard]] const Segments& segments() const { return segments_; }
  [[nodiscard]] const Repeats& repeats() const { return repeats_; }

 private:
  Params params_;
  Tokeniser tokeniser_;
  Tokens tokens_;
  std::vector<std::uint64_t> fingerprints_;
  SegmentScratch segment_scratch_;
  Segments segments_;
  RepeatFinder finder_;
  Repeats repeats_;
};

// Places in the text become places in the file that begins with header.
void shift_behind(std::string_view header, Repeats& repeats);

// Adds the time since the last lap to a stage.
class Laps {
 public:
  explicit Laps(Tally& tally) : tally_(tally), last_(Clock::now()) {}
  void end(Stage stage) {
    const Clock::time_point now = Clock::now();
    tally_.seconds[static_cast<std::size_t>(stage)] +=
        std::chrono::duration<double>(now - last_).count();
    last_ = now;
  }

 private:
  using Clock = std::chrono::steady_clock;
  Tally& tally_;
  Clock::time_point last_;
};

}  // namespace dittograph

// dittograph synth: blocks made in parallel, written in order into a folder that appears whole.
//
//   OUT/articles.jsonl      the corpus
//   OUT/truth/              what is known of it, see docs/synth.md
//   OUT/outlets.tsv, OUT/owner_groups.tsv, OUT/agencies.jsonl
//   OUT/summary.json        settings and counts
//
// The last block leaves out the stories that would go beyond what was asked for.
//
// Promises: the same bytes for the same settings on any machine and at any number of threads.
// Memory: threads + 2 blocks of some 3 MB. Tested in tests/unit/engine/synthesise_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/engine.h"
#include "synth/settings.h"

namespace dittograph {

struct SynthRequest {
  synth::Settings settings{};
  std::string output{};  // the folder OUT
  bool force = false;    // replace an OUT that an earlier run made
  RunOptions run{};
};

struct SynthCounts {
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  std::uint64_t bytes = 0;        // of articles.jsonl
  std::uint64_t truth_bytes = 0;  // of the files below truth/
};

absl::StatusOr<SynthCounts> synthesise(const SynthRequest& request);

// The articles alone, to any sink; request.output is not looked at.
using ByteSink = std::function<absl::Status(std::string_view bytes)>;
absl::StatusOr<SynthCounts> synthesise_articles(const SynthRequest& request, const ByteSink& sink);

}  // namespace dittograph

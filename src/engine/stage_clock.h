// What each stage of a run costs, and the run's timeline if it is wanted.
//
// Stages that follow each other are told apart by the CPU clock of the process. Those of pass 1
// overlap: their workers time them, and they share the pass's time on the wall in the proportion of
// their seconds. On a machine that is busy a worker's clock runs while it waits for a core; then
// the stages' seconds are scaled down to what the pass took.
// Promises: seconds and wall seconds add up to no more than those of the run. Thread-compatible.
// Tested in tests/unit/engine/stage_clock_test.cc.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/resources.h"
#include "base/trace.h"
#include "dittograph/summary.h"
#include "engine/analyse.h"

namespace dittograph {

class StageClock {
 public:
  // trace: may be nullptr.
  explicit StageClock(Trace* trace) : trace_(trace) { restart(); }

  // What comes now belongs to the next stage.
  void restart();
  // Ends a stage that began when the one before ended.
  void end(const char* name);
  // Ends pass 1, whose stages overlap: reading, those of the tally, storing.
  void end_pass(double read_seconds, const Tally& tally, double store_seconds);

  [[nodiscard]] const std::vector<StageSummary>& stages() const { return stages_; }
  [[nodiscard]] Trace* trace() const { return trace_; }

 private:
  Trace* trace_;
  Resources before_;
  Trace::Clock::time_point began_;
  std::vector<StageSummary> stages_;
};

// Puts the stages of a batch's work, timed document by document, on the timeline one after another.
void record_stages(Trace* trace, Trace::Clock::time_point begin, const Tally& tally,
                   std::uint64_t batch);

// Says of each stage what it went through: bytes and items, from the counts of the run.
void count_stages(Summary& summary);

}  // namespace dittograph

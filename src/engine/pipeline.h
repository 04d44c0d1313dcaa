// The whole of `dittograph clean`, stage after stage: read this first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "dittograph/engine.h"
#include "dittograph/summary.h"
#include "engine/analyse.h"
#include "engine/batch.h"
#include "engine/doubled_ids.h"
#include "reader/reader.h"
#include "report/output_folder.h"

namespace dittograph {

class Pipeline {
 public:
  explicit Pipeline(const CleanRequest& request) : request_(request) {}

  absl::StatusOr<Summary> run();

 private:
  absl::Status analyse(const InputPlan& plan, OutputFolder& out);
  absl::Status rewrite_inputs(const InputPlan& plan, OutputFolder& out);
  absl::Status write_summary(OutputFolder& out);

  [[nodiscard]] bool cancelled() const;
  void tell_progress(const char* stage, std::uint64_t bytes_done);
  absl::Status take(Batch& batch, const InputPlan& plan);
  void summarise();

  // Where pass 1 puts what it finds.
  struct Findings;

  const CleanRequest& request_;
  Findings* findings_ = nullptr;
  Tally tally_;
  Summary summary_;
  DoubledIds doubled_ids_;
  Progress progress_;
  std::uint64_t next_progress_ms_ = 0;
};

}  // namespace dittograph

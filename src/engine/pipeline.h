// The whole of `dittograph clean`, stage after stage: read this first.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "base/resident_guard.h"
#include "dittograph/engine.h"
#include "dittograph/summary.h"
#include "engine/analyse.h"
#include "engine/batch.h"
#include "engine/batch_loop.h"
#include "engine/corpus.h"
#include "engine/doubled_ids.h"
#include "engine/memory_plan.h"
#include "engine/second_look.h"
#include "engine/shared.h"
#include "engine/stage_clock.h"
#include "reader/reader.h"
#include "report/output_folder.h"
#include "report/passage_lines.h"
#include "report/scratch.h"

namespace dittograph {

class Pipeline {
 public:
  // trace: nullptr if nobody wants a timeline.
  explicit Pipeline(const CleanRequest& request, Trace* trace = nullptr)
      : request_(request),
        parallel_(request.run.threads),
        memory_(request.run.memory_bytes),
        resident_(memory_.resident_mark(), memory_.resident_step()),
        stages_(trace) {}

  absl::StatusOr<Summary> run();

 protected:  // what AuditPipeline goes through too
  // The scratch may lie in the folder, so it goes before it.
  struct Opened {
    std::unique_ptr<OutputFolder> out;
    std::optional<Scratch> scratch;
    InputPlan plan;
  };
  absl::StatusOr<Opened> open();

  // Pass 1, the comparisons, pass 2, the writing.
  absl::StatusOr<Corpus> read_all(const InputPlan& plan, OutputFolder& out);
  absl::StatusOr<Shared> compare(Corpus& corpus);
  absl::StatusOr<PassageLines> look_again(const InputPlan& plan, const Corpus& corpus,
                                          const Shared& shared);
  absl::Status write_texts(const InputPlan& plan, const Corpus& corpus, PassageLines& passages,
                           OutputFolder& out);
  absl::Status rewrite_inputs(const InputPlan& plan, OutputFolder& out);
  absl::Status write_summary(OutputFolder& out);

  // Reads all batches once more or for the first time; work and take as in PipelineSteps.
  template <class Slot>
  absl::Status for_each_batch(const InputPlan& plan, std::vector<Slot>& slots,
                              const std::function<void(Slot&, std::size_t worker)>& work,
                              const std::function<absl::Status(Slot&)>& take,
                              SerialSeconds* serial = nullptr);
  [[nodiscard]] std::uint64_t largest_record() const;
  [[nodiscard]] absl::Status check_fits(const Skipped& record, const InputPlan& plan) const;
  static absl::Status changed_meanwhile();
  struct Findings;  // where pass 1 puts what it finds
  absl::Status take(Batch& batch, const InputPlan& plan, Findings& findings);

  [[nodiscard]] absl::Status check(const char* doing) const;  // Cancelled, or Ok
  void tell_progress(const char* stage, std::uint64_t bytes_done);
  void choose_page(const Corpus& corpus, const Shared& shared);
  void summarise(const Corpus& corpus, const Shared& shared);

  const CleanRequest& request_;
  Parallel parallel_;
  MemoryPlan memory_;
  ResidentGuard resident_;
  std::string scratch_;  // folder of scratch files
  Tally tally_;
  EditTally edits_;
  PageChoice page_choice_;
  PageStore page_store_;
  std::vector<BatchFindings> batch_findings_;   // by batch
  std::vector<std::uint32_t> first_documents_;  // by batch
  Summary summary_;
  StageClock stages_;
  DoubledIds doubled_ids_;
  Progress progress_;
  std::uint64_t next_progress_ms_ = 0;
};

}  // namespace dittograph

// Writes inputs and removals into a scratch folder and runs rewrite() and restore over them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "report/restore.h"
#include "report/rewrite.h"
#include "report/summary_json.h"
#include "unit/report/scratch_folder.h"

namespace dittograph {

struct TestInput {
  std::string name;
  Format format = Format::kJsonl;
  std::string bytes;
};

inline InputPlan plan_of(const ScratchFolder& scratch, const std::vector<TestInput>& inputs) {
  InputPlan plan;
  for (const TestInput& input : inputs) {
    scratch.write("in/" + input.name, input.bytes);
    InputFile file;
    file.path = file.name = scratch.path("in/" + input.name);
    file.relative_name = input.name;
    file.format = input.format;
    plan.files.push_back(file);
    plan.fields.emplace_back();
  }
  return plan;
}

// What the engine does around rewrite(): OUT with all but repeats.jsonl.
inline absl::Status write_out(const ScratchFolder& scratch, const InputPlan& plan,
                              const std::vector<Removal>& removals,
                              const RewriteOptions& options = {}, WriteFault fault = {}) {
  auto out = OutputFolder::create(scratch.path("OUT"), Existing::kRefuse, fault);
  if (!out.ok()) return out.status();
  const std::string spool = (*out)->staged_path("spool");
  auto writer = RemovalWriter::create(spool, fault);
  if (!writer.ok()) return writer.status();
  for (const Removal& removal : removals) {
    if (const absl::Status status = writer->append(removal); !status.ok()) return status;
  }
  if (const absl::Status status = writer->close(); !status.ok()) return status;
  auto reader = RemovalReader::open(spool);
  if (!reader.ok()) return reader.status();
  auto summaries = rewrite(plan, *reader, **out, options);
  if (!summaries.ok()) return summaries.status();
  std::filesystem::remove(spool);
  Summary summary;
  summary.inputs = *summaries;
  summary.dry_run = options.dry_run;
  auto file = (*out)->file("summary.json");
  if (!file.ok()) return file.status();
  if (const absl::Status status = (*file)->write(summary_to_json(summary)); !status.ok()) {
    return status;
  }
  if (const absl::Status status = (*file)->close(); !status.ok()) return status;
  return (*out)->commit();
}

// The bytes of every input, or the status of the first fault.
inline absl::StatusOr<std::vector<std::string>> restored(const std::string& folder) {
  auto restorer = Restorer::open(folder);
  if (!restorer.ok()) return restorer.status();
  std::vector<std::string> all;
  for (std::size_t i = 0; i < restorer->summary().inputs.size(); ++i) {
    std::string& bytes = all.emplace_back();
    const absl::Status status = restorer->restore_next([&](std::string_view piece) {
      bytes += piece;
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
  }
  if (const absl::Status status = restorer->finish(); !status.ok()) return status;
  return all;
}

inline Removal cut(std::uint32_t input, std::uint64_t begin, std::uint64_t end,
                   std::string replacement = "") {
  Removal removal;
  removal.input = input;
  removal.edit = {{begin, end}, std::move(replacement)};
  return removal;
}

}  // namespace dittograph

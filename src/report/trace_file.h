// The timeline of a run in the Chrome trace format: chrome://tracing and ui.perfetto.dev show it.
//
// One row a thread, and above them one for the run's stages; times in microseconds from the start.
// Promises: the file can be created before the run begins; it goes again if the run does not get to
// write it. Tested in tests/unit/report/trace_file_test.cc.
#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/status.h"
#include "base/trace.h"
#include "report/output_file.h"

namespace dittograph {

std::string trace_to_json(const Trace& trace);

class TraceFile {
 public:
  static absl::StatusOr<std::unique_ptr<TraceFile>> create(const std::string& path);
  ~TraceFile();
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;

  [[nodiscard]] Trace* trace() { return &trace_; }
  absl::Status write();

 private:
  explicit TraceFile(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}

  Trace trace_;
  std::unique_ptr<OutputFile> file_;
  bool written_ = false;
};

// body(Trace*), and what it gives; if that is Ok, the file is written. An empty path:
// body(nullptr).
template <class Body>
auto recorded(const std::string& path, const Body& body) -> decltype(body(nullptr)) {
  if (path.empty()) return body(nullptr);
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<TraceFile> file, TraceFile::create(path));
  auto result = body(file->trace());
  if (result.ok()) DITTOGRAPH_RETURN_IF_ERROR(file->write());
  return result;
}

}  // namespace dittograph

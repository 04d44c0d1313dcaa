#include "report/trace_file.h"

#include <utility>

#include "absl/strings/str_format.h"
#include <unistd.h>

#include "base/status.h"

namespace dittograph {
namespace {

void name_row(std::uint32_t row, const std::string& name, std::string& json) {
  absl::StrAppendFormat(&json,
                        "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":%d,\"args\":{"
                        "\"name\":\"%s\"}},\n",
                        row, name);
}

}  // namespace

// Names are literals of ours, so nothing is escaped.
std::string trace_to_json(const Trace& trace) {
  std::string json = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
  name_row(0, "stages", json);
  for (std::uint32_t row = 1; row <= trace.n_threads(); ++row) {
    name_row(row, absl::StrFormat("thread %d", row), json);
  }
  for (const TraceEvent& event : trace.events()) {
    absl::StrAppendFormat(
        &json, "{\"name\":\"%s\",\"ph\":\"X\",\"pid\":1,\"tid\":%d,\"ts\":%.3f,\"dur\":%.3f",
        event.name, event.row, static_cast<double>(event.begin_ns) / 1000,
        static_cast<double>(event.end_ns - event.begin_ns) / 1000);
    if (event.number != TraceEvent::kNoNumber) {
      absl::StrAppendFormat(&json, ",\"args\":{\"batch\":%d}", event.number);
    }
    json += "},\n";
  }
  json.resize(json.size() - 2);
  json += "\n]}\n";
  return json;
}

absl::StatusOr<std::unique_ptr<TraceFile>> TraceFile::create(const std::string& path) {
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> file, OutputFile::create(path));
  return std::unique_ptr<TraceFile>(new TraceFile(std::move(file)));
}

TraceFile::~TraceFile() {
  if (!written_) ::unlink(file_->path().c_str());
}

absl::Status TraceFile::write() {
  DITTOGRAPH_RETURN_IF_ERROR(file_->write(trace_to_json(trace_)));
  DITTOGRAPH_RETURN_IF_ERROR(file_->close());
  written_ = true;
  return absl::OkStatus();
}

}  // namespace dittograph

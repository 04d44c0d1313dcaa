#include "evaluate/text_lines.h"

#include <algorithm>
#include <memory>

#include "absl/strings/str_format.h"

#include "base/status.h"
#include "base/strings.h"
#include "reader/reader.h"

namespace dittograph {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Gives the line in buffer to the sink.
absl::Status give(std::uint64_t number, std::string& buffer, const LineSink& sink) {
  std::size_t size = buffer.size();
  if (size > 0 && buffer[size - 1] == '\r') --size;
  buffer.append(kLineSlack, '\0');
  std::string_view text = std::string_view(buffer).substr(0, size);
  if (number == 1 && text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.find_first_not_of(" \t") == text.npos) return absl::OkStatus();
  return sink({.number = number, .text = text});
}

}  // namespace

absl::Status for_each_line(const std::string& path, const LineSink& sink) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan,
                              plan_inputs({path}, Format::kText, Params{}, ""));
  if (plan.files.size() != 1 || plan.files[0].name != path) {
    return absl::InvalidArgumentError(absl::StrFormat("%s: is a folder (give one file)", path));
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> source,
                              ByteSource::open(plan.files[0]));
  std::string line;
  std::uint64_t number = 1;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(std::string_view chunk, source->next());
    if (chunk.empty()) break;
    while (!chunk.empty()) {
      const std::size_t end = std::min(chunk.find('\n'), chunk.size());
      line.append(chunk.substr(0, end));
      if (end == chunk.size()) break;
      chunk.remove_prefix(end + 1);
      DITTOGRAPH_RETURN_IF_ERROR(give(number++, line, sink));
      line.clear();
    }
  }
  if (source->damage().reason != nullptr) {
    return absl::DataLossError(absl::StrFormat("%s: %s", path, source->damage().detail));
  }
  return line.empty() ? absl::OkStatus() : give(number, line, sink);
}

bool is_preamble(std::string_view line) {
  return line.starts_with("# ") || line.starts_with("{\"parameters\":");
}

absl::Status broken_line(std::string_view path, std::uint64_t number, std::string_view fault) {
  return absl::InvalidArgumentError(absl::StrFormat("%s:%d: %s", path, number, fault));
}

}  // namespace dittograph

#include "report/line_source.h"

#include <algorithm>

#include "absl/strings/str_format.h"

#include "base/status.h"

namespace dittograph {

absl::StatusOr<std::unique_ptr<ByteSource>> open_ours(const std::string& path) {
  InputFile file;
  file.path = file.name = path;
  if (std::string_view(path).ends_with(".zst")) file.compression = Compression::kZstd;
  return ByteSource::open(file);
}

absl::Status check_whole(const ByteSource& source, std::string_view path) {
  if (source.damage().reason == nullptr) return absl::OkStatus();
  return absl::DataLossError(absl::StrFormat("%s: %s (the file was damaged after it was written)",
                                             path, source.damage().detail));
}

absl::StatusOr<LineSource> LineSource::open(const std::string& path) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto source, open_ours(path));
  return LineSource(path, std::move(source));
}

absl::StatusOr<bool> LineSource::next(std::string_view& line) {
  line_.clear();
  for (;;) {
    if (chunk_.empty()) {
      DITTOGRAPH_ASSIGN_OR_RETURN(chunk_, source_->next());
      if (chunk_.empty()) {
        DITTOGRAPH_RETURN_IF_ERROR(check_whole(*source_, path_));
        if (line_.empty()) return false;
        break;
      }
    }
    const std::size_t end = std::min(chunk_.find('\n'), chunk_.size());
    line_.append(chunk_.substr(0, end));
    const bool whole = end < chunk_.size();
    chunk_.remove_prefix(whole ? end + 1 : end);
    if (whole) break;
  }
  ++number_;
  const std::size_t size = line_.size();
  line_.append(kPadding, '\0');
  line = std::string_view(line_).substr(0, size);
  return true;
}

}  // namespace dittograph

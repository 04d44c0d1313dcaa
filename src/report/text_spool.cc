#include "report/text_spool.h"

#include <cerrno>
#include <utility>

#include "absl/strings/str_format.h"
#include <fcntl.h>
#include <unistd.h>

#include "base/status.h"
#include "report/system_error.h"

namespace dittograph {

absl::StatusOr<std::unique_ptr<TextSpool>> TextSpool::create(const std::string& path) {
  DITTOGRAPH_ASSIGN_OR_RETURN(std::unique_ptr<OutputFile> file, OutputFile::create(path));
  return std::unique_ptr<TextSpool>(new TextSpool(path, std::move(file)));
}

TextSpool::~TextSpool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

absl::Status TextSpool::append(DocId document, std::string_view text) {
  const std::uint64_t begin = file_->bytes_written();
  places_.emplace(document, ByteSpan{begin, begin + text.size()});
  return file_->write(text);
}

absl::Status TextSpool::finish() {
  DITTOGRAPH_RETURN_IF_ERROR(file_->close());
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) return system_error(path_, "cannot read", errno);
  ::unlink(path_.c_str());  // it goes with us, however we end
  return absl::OkStatus();
}

absl::Status TextSpool::read(DocId document, std::string& text) const {
  const auto place = places_.find(document);
  if (place == places_.end()) {
    return absl::NotFoundError(absl::StrFormat("document %d has no text in the spool",
                                               static_cast<std::uint32_t>(document)));
  }
  text.resize(place->second.size());
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t n = ::pread(descriptor_, text.data() + done, text.size() - done,
                              static_cast<off_t>(place->second.begin + done));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(path_, "cannot read", errno);
    if (n == 0) return absl::DataLossError(path_ + ": a scratch file was cut while we ran");
    done += static_cast<std::size_t>(n);
  }
  return absl::OkStatus();
}

}  // namespace dittograph

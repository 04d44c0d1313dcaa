#include "report/text_spool.h"

#include "absl/strings/str_format.h"

#include "base/status.h"

namespace dittograph {

absl::StatusOr<TextSpool> TextSpool::create(const std::string& path, ResidentGuard& guard) {
  DITTOGRAPH_ASSIGN_OR_RETURN(ScratchFile file, ScratchFile::create(path, guard));
  return TextSpool(std::move(file));
}

absl::Status TextSpool::append(DocId document, std::string_view text) {
  const std::uint64_t begin = file_.size();
  places_.emplace(document, ByteSpan{begin, begin + text.size()});
  return file_.append(text.data(), text.size());
}

absl::Status TextSpool::read(DocId document, std::string& text) const {
  const auto place = places_.find(document);
  if (place == places_.end()) {
    return absl::NotFoundError(absl::StrFormat("document %d has no text in the spool",
                                               static_cast<std::uint32_t>(document)));
  }
  text.clear();
  if (place->second.empty()) return absl::OkStatus();
  text.assign(reinterpret_cast<const char*>(file_.data(place->second.begin, place->second.size())),
              place->second.size());
  return absl::OkStatus();
}

}  // namespace dittograph

#include "report/edit_applier.h"

#include <algorithm>

#include "absl/strings/str_format.h"

#include "base/check.h"
#include "base/status.h"

namespace dittograph {

absl::Status EditApplier::advance() {
  started_ = true;
  const std::uint64_t end = pending_ ? removal_.edit.span.end : 0;
  DITTOGRAPH_ASSIGN_OR_RETURN(pending_, steps_.next(removal_));
  if (pending_) {
    DITTOGRAPH_CHECK(removal_.edit.span.begin >= end);
    DITTOGRAPH_CHECK(removal_.edit.span.end >= removal_.edit.span.begin);
  }
  return absl::OkStatus();
}

absl::Status EditApplier::keep(std::string_view bytes) {
  if (bytes.empty()) return absl::OkStatus();
  at_ += bytes.size();
  return steps_.kept(bytes);
}

absl::Status EditApplier::apply(const Removal& removal, std::string_view removed) {
  DITTOGRAPH_RETURN_IF_ERROR(steps_.cut(removal, at_, removed));
  return keep(removal.edit.replacement);
}

absl::Status EditApplier::feed(std::string_view chunk) {
  if (!started_) DITTOGRAPH_RETURN_IF_ERROR(advance());
  while (!chunk.empty()) {
    const ByteSpan span = pending_ ? removal_.edit.span : ByteSpan{UINT64_MAX, UINT64_MAX};
    if (position_ < span.begin) {
      const std::size_t n =
          static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), span.begin - position_));
      DITTOGRAPH_RETURN_IF_ERROR(keep(chunk.substr(0, n)));
      position_ += n;
      chunk.remove_prefix(n);
      continue;
    }
    const std::size_t n =
        static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), span.end - position_));
    const std::string_view piece = chunk.substr(0, n);
    position_ += n;
    chunk.remove_prefix(n);
    if (position_ < span.end) {
      removed_.append(piece);
      continue;
    }
    if (removed_.empty()) {
      DITTOGRAPH_RETURN_IF_ERROR(apply(removal_, piece));
    } else {
      removed_.append(piece);
      DITTOGRAPH_RETURN_IF_ERROR(apply(removal_, removed_));
      removed_.clear();
    }
    DITTOGRAPH_RETURN_IF_ERROR(advance());
  }
  return absl::OkStatus();
}

absl::Status EditApplier::finish() {
  if (!started_) DITTOGRAPH_RETURN_IF_ERROR(advance());
  while (pending_) {
    if (removal_.edit.span != ByteSpan{position_, position_}) {
      return absl::DataLossError(absl::StrFormat(
          "ends at byte %d, before the edit at %d: it was changed while it was read (run again)",
          position_, removal_.edit.span.begin));
    }
    DITTOGRAPH_RETURN_IF_ERROR(apply(removal_, {}));
    DITTOGRAPH_RETURN_IF_ERROR(advance());
  }
  return absl::OkStatus();
}

}  // namespace dittograph

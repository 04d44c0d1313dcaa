// Texts on disk, to be looked at again in any order.
//
// Memory: 16 bytes a text, and what base/scratch_file.h says.
// append() and finish() are for one thread; read() is for any number of threads after finish().
// Tested in tests/unit/report/text_spool_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_file.h"
#include "dittograph/document.h"

namespace dittograph {

class TextSpool {
 public:
  // Makes the scratch file. guard outlives it.
  static absl::StatusOr<TextSpool> create(const std::string& path, ResidentGuard& guard);

  absl::Status append(DocId document, std::string_view text);
  absl::Status finish() { return file_.finish(); }

  [[nodiscard]] bool has(DocId document) const { return places_.contains(document); }
  // NotFound if it was not put there.
  absl::Status read(DocId document, std::string& text) const;

 private:
  explicit TextSpool(ScratchFile file) : file_(std::move(file)) {}

  ScratchFile file_;
  absl::flat_hash_map<DocId, ByteSpan> places_;
};

}  // namespace dittograph

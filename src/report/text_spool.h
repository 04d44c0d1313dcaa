// Texts on disk, to be looked at again in any order.
//
// A scratch file, texts side by side. Memory: 16 bytes a text. What is read is copied, so that
// nothing of the file counts as ours.
// append() and finish() are for one thread; read() is for any number of threads after finish().
// Tested in tests/unit/report/text_spool_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/document.h"
#include "report/output_file.h"

namespace dittograph {

class TextSpool {
 public:
  // Makes the scratch file.
  static absl::StatusOr<std::unique_ptr<TextSpool>> create(const std::string& path);
  ~TextSpool();
  TextSpool(const TextSpool&) = delete;
  TextSpool& operator=(const TextSpool&) = delete;

  absl::Status append(DocId document, std::string_view text);
  absl::Status finish();

  [[nodiscard]] bool has(DocId document) const { return places_.contains(document); }
  // NotFound if it was not put there.
  absl::Status read(DocId document, std::string& text) const;

 private:
  TextSpool(std::string path, std::unique_ptr<OutputFile> file)
      : path_(std::move(path)), file_(std::move(file)) {}

  std::string path_;
  std::unique_ptr<OutputFile> file_;
  absl::flat_hash_map<DocId, ByteSpan> places_;
  int descriptor_ = -1;
};

}  // namespace dittograph

// passages.jsonl: witnesses come in the order of documents, and leave in that of clusters.
//
// Lines wait in a scratch file; an index of 24 bytes a witness says where. Each line is ended with
// the place of its cluster's representative, known once all documents were seen.
// Promises: by cluster, then by witness; the same bytes whatever order they came in.
// place() is for any number of threads, the rest for one. Tested in
// tests/unit/report/passage_lines_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_file.h"
#include "dittograph/document.h"
#include "report/output_file.h"

namespace dittograph {

// A witness whose line, from JsonLines::witness(), waits for its source.
struct PendingWitness {
  std::uint32_t cluster = 0;
  std::uint32_t witness = 0;
  bool representative = false;
  DocId document{};
  ByteSpan bytes;
  ByteSpan code_points;
  std::uint32_t line_size = 0;
};

class PassageLines {
 public:
  // Makes the scratch file.
  static absl::StatusOr<PassageLines> create(const std::string& path, ResidentGuard& guard);
  // Lets lines wait; gives their place.
  absl::StatusOr<std::uint64_t> place(std::string_view lines);
  // The lines that were placed there are these witnesses', side by side.
  void append(std::span<const PendingWitness> witnesses, std::uint64_t place);
  // Writes all lines; name_of gives a document's, check is asked now and then whether to go on.
  absl::Status write(const std::function<std::string_view(DocId)>& name_of,
                     const std::function<absl::Status()>& check, OutputFile& out);

 private:
  struct Entry {
    std::uint32_t cluster = 0;
    std::uint32_t witness = 0;
    std::uint64_t offset = 0;  // of its line
    std::uint32_t line_size = 0;
  };
  // A cluster's representative.
  struct Source {
    std::uint32_t cluster = 0;
    std::uint32_t witness = 0;
    DocId document{};
    ByteSpan bytes;
    ByteSpan code_points;
  };
  explicit PassageLines(ScratchFile waiting) : waiting_(std::move(waiting)) {}

  ScratchFile waiting_;
  std::vector<Entry> entries_;
  std::vector<Source> sources_;
};

}  // namespace dittograph

// passages.jsonl: witnesses come in the order of documents, and leave in that of clusters.
//
// Lines wait in a scratch file; an index of 12 bytes a witness and 32 a cluster says where. Each
// line is ended with the place of its cluster's representative, known once all documents were seen.
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
  // Makes the scratch file. n_witnesses: of each cluster; each comes once.
  static absl::StatusOr<PassageLines> create(const std::string& path, ResidentGuard& guard,
                                             std::span<const std::uint32_t> n_witnesses);
  // Lets lines wait; gives their place.
  absl::StatusOr<std::uint64_t> place(std::string_view lines);
  // The lines that were placed there are these witnesses', side by side.
  void append(std::span<const PendingWitness> witnesses, std::uint64_t place);
  // Writes all lines; name_of gives a document's, check is asked now and then whether to go on.
  absl::Status write(const std::function<std::string_view(DocId)>& name_of,
                     const std::function<absl::Status()>& check, OutputFile& out);

 private:
  // A cluster's representative; a document has less than 4 GiB.
  struct Source {
    DocId document{};
    std::uint32_t witness = 0;
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t code_points_begin = 0;
    std::uint32_t code_points_size = 0;
  };
  explicit PassageLines(ScratchFile waiting) : waiting_(std::move(waiting)) {}

  ScratchFile waiting_;
  std::vector<std::uint64_t> begins_;  // of each cluster's witnesses among all
  std::vector<std::uint64_t> places_;  // of the lines, by witness
  std::vector<std::uint32_t> sizes_;
  std::vector<Source> sources_;  // by cluster
};

}  // namespace dittograph

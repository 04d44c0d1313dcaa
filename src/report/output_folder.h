// A folder that appears whole or not at all.
//
//   OUT.partial/                  while we write; removed if we do not commit
//     .dittograph-lock            flock'ed: a second run on the same OUT is refused, and a folder
//     removed.jsonl ...           that a killed run left behind is known by it and replaced
//   OUT/                          after commit(): one rename
//
// Promises: nothing stands under OUT before commit() returns Ok, and what stood there before stays
// whole until then. A name that would leave the folder is refused.
// Not thread-safe. Tested in tests/unit/report/output_folder_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "report/output_file.h"

namespace dittograph {

// What to do where the folder stands already.
enum class Existing : std::uint8_t {
  kRefuse,
  kReplaceOurs,  // replaced if it is empty or holds a summary.json of ours, else refused
  kAddFiles,     // our files are put beside those there; one of the same name is refused
  kReplaceFiles  // as kAddFiles, and files of the same name are replaced
};

class OutputFolder {
 public:
  static absl::StatusOr<std::unique_ptr<OutputFolder>> create(const std::string& path,
                                                              Existing existing = Existing::kRefuse,
                                                              WriteFault fault = {});
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // A new file below the folder, its parents made as needed. With kZstd the name gets ".zst".
  absl::StatusOr<std::unique_ptr<OutputFile>> file(std::string_view relative_name,
                                                   Packing packing = Packing::kNone);
  // Takes up a file that the caller makes at staged_path(relative_name), before commit().
  absl::Status add(std::string_view relative_name);
  // Where a file of that name stands until commit(): for scratch, which commit() removes.
  [[nodiscard]] std::string staged_path(std::string_view relative_name) const;
  // Names given to file() and add(), in that order, packing suffix included.
  [[nodiscard]] const std::vector<std::string>& names() const;
  [[nodiscard]] const std::string& path() const;

  // Gives the folder its name. All files must be closed before.
  absl::Status commit();

 private:
  struct State;
  explicit OutputFolder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// True if the folder holds a summary.json that this program wrote.
bool is_output_of_ours(const std::string& folder);

}  // namespace dittograph

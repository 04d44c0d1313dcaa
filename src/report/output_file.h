// One file that we write: buffered, packed with zstd if asked, every error told.
//
// Promises: bytes arrive in order; a failed write or close is a Status that names the path, and
// every later call gives the same Status. Only close() says that all was written: the destructor
// closes and says nothing.
// Cost: one copy into a buffer of 1 MB; larger pieces go straight to the system.
// Not thread-safe. Tested in tests/unit/report/output_file_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace dittograph {

// Tests only: the errno that writing to the named file meets once it holds so many bytes; 0: none.
using WriteFault = std::function<int(std::string_view path, std::uint64_t bytes_stored)>;

enum class Packing : std::uint8_t { kNone, kZstd };

class OutputFile {
 public:
  // Creates or empties the file.
  static absl::StatusOr<std::unique_ptr<OutputFile>> create(const std::string& path,
                                                            Packing packing = Packing::kNone,
                                                            WriteFault fault = {});
  // Writes to a descriptor that the caller keeps open (stdout); name stands in messages.
  static std::unique_ptr<OutputFile> attach(int descriptor, const std::string& name);

  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  absl::Status write(std::string_view bytes);
  absl::Status close();  // a second call does nothing more

  [[nodiscard]] const std::string& path() const;
  [[nodiscard]] std::uint64_t bytes_written() const;  // before packing

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dittograph

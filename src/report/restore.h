// The inverse of rewrite(): from OUT alone back to the bytes of every input.
//
// Promises: what is handed on is, byte for byte, the input stream after decompression; length and
// XXH3-64 are compared with summary.json at the end of each input, and a difference is DataLoss.
// The ledger and the cleaned files are read side by side. Memory: a chunk and the longest line.
// Not thread-safe. Tested in tests/unit/report/restore_test.cc and restore_property_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/summary.h"

namespace dittograph {

class Restorer {
 public:
  using Sink = std::function<absl::Status(std::string_view)>;

  // Reads OUT/summary.json; FailedPrecondition if OUT holds no cleaned text (--dry-run).
  static absl::StatusOr<Restorer> open(const std::string& folder);
  Restorer(Restorer&&) noexcept;
  Restorer& operator=(Restorer&&) noexcept;
  ~Restorer();

  [[nodiscard]] const Summary& summary() const;
  // Hands the next input of summary().inputs to sink.
  absl::Status restore_next(const Sink& sink);
  // After the last input: DataLoss if the ledger holds more than was used.
  absl::Status finish();

 private:
  struct State;
  explicit Restorer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dittograph

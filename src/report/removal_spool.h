// Removals on their way from pass 1 (analyse) to pass 2 (rewrite): a scratch file, in order.
//
// A removal is a row of varints, each text with its length before it:
//
//   | input | edit begin, size, replacement | reason, kind, flags | resemblance if not 1 |
//   | document, begin, size, code points begin, size | kept document, begin, size |
//
// The flags leave out what is empty, and the kept document where it is the document itself. The
// file never outlives the run, so the picture may change at any time.
// Memory: one buffer each way. Not thread-safe. Tested in tests/unit/report/removal_spool_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/cleaning.h"
#include "report/output_file.h"

namespace dittograph {

// Writes removals; ascending in input and, within one, in the edit's place.
class RemovalWriter {
 public:
  static absl::StatusOr<RemovalWriter> create(const std::string& path, WriteFault fault = {});
  absl::Status append(const Removal& removal);
  absl::Status close();
  [[nodiscard]] std::uint64_t size() const { return n_; }

 private:
  explicit RemovalWriter(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}
  std::unique_ptr<OutputFile> file_;
  std::string row_;
  std::uint64_t n_ = 0;
};

// Reads them in the same order.
class RemovalReader {
 public:
  static absl::StatusOr<RemovalReader> open(const std::string& path);
  RemovalReader(RemovalReader&&) noexcept;
  RemovalReader& operator=(RemovalReader&&) noexcept;
  ~RemovalReader();
  // False at the end. The removal's strings keep their memory from call to call.
  absl::StatusOr<bool> next(Removal& removal);

 private:
  struct State;
  explicit RemovalReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dittograph

// A file on disk for what does not fit in memory: written once from its front, then read in place.
//
//   create() -> append() or place() ... -> finish() -> data()
//
// Promises: the file has no name any more once it is open, so it goes with the process however that
// ends. Memory: one write buffer; then what data() gives is mapped (resident_guard.h). append() and
// finish() are for one thread; place() is for any number, in a file that is not appended to; data()
// and copy() are for any number after finish().
// Tested in tests/unit/base/scratch_array_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/resident_guard.h"

namespace dittograph {

class ScratchFile {
 public:
  // Makes the file; its folder must exist, a file of that name must not. guard outlives it.
  static absl::StatusOr<ScratchFile> create(const std::string& path, ResidentGuard& guard);
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&& other) noexcept;
  ~ScratchFile();

  absl::Status append(const void* bytes, std::size_t size);
  // Writes where no other thread does; gives the place.
  absl::StatusOr<std::uint64_t> place(const void* bytes, std::size_t size);
  // Ends the writing.
  absl::Status finish();

  [[nodiscard]] std::uint64_t size() const { return size_; }
  // So many bytes of data() are about to be read.
  const std::byte* data(std::uint64_t begin, std::uint64_t size) const {
    guard_->read(mapping_ + begin, size);
    return mapping_ + begin;
  }
  // Copies such bytes instead: for pieces of a few KB from all over a large file, of which a map
  // would take in many times as much.
  absl::Status copy(std::uint64_t begin, std::uint64_t size, void* to) const;

 private:
  ScratchFile(std::string path, int descriptor, ResidentGuard& guard);
  absl::Status flush();
  absl::Status write(const std::byte* bytes, std::size_t size, std::uint64_t at);

  std::string path_;
  int descriptor_ = -1;
  ResidentGuard* guard_;
  std::uint64_t size_ = 0;
  std::vector<std::byte> buffer_;       // not yet written: the last bytes of size_
  const std::byte* mapping_ = nullptr;  // of the whole file, after finish()
};

}  // namespace dittograph

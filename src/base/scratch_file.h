// A file on disk for what does not fit in memory: written once from its front, then read in place.
//
//   create() -> append() ... -> finish() -> data()
//
// Promises: the file has no name any more once it is open, so it goes with the process however that
// ends. Memory: one write buffer; then what is read is mapped (resident_guard.h). append() and
// finish() are for one thread; data() is for any number of threads after finish().
// Tested in tests/unit/base/scratch_array_test.cc.
#pragma once

#include <atomic>
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
  // Ends the writing.
  absl::Status finish();

  [[nodiscard]] std::uint64_t size() const { return size_; }
  // So many bytes of data() are about to be read.
  const std::byte* data(std::uint64_t begin, std::uint64_t size) const {
    // What is read on from the last place comes with the pages that are there.
    const std::uint64_t last = last_end_.exchange(begin + size, std::memory_order_relaxed);
    const bool reads_on = begin >= last && begin - last < ResidentGuard::kFaultBytes;
    guard_->read(reads_on ? begin + size - last : size + ResidentGuard::kFaultBytes);
    return mapping_ + begin;
  }

 private:
  ScratchFile(std::string path, int descriptor, ResidentGuard& guard);
  absl::Status flush();
  absl::Status write(const std::byte* bytes, std::size_t size);

  std::string path_;
  int descriptor_ = -1;
  ResidentGuard* guard_;
  std::uint64_t size_ = 0;
  std::vector<std::byte> buffer_;                   // not yet written
  const std::byte* mapping_ = nullptr;              // of the whole file, after finish()
  mutable std::atomic<std::uint64_t> last_end_{0};  // of what was read last, by whomever
};

}  // namespace dittograph

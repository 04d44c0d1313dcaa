// Keeps what is mapped from scratch files from counting for long as resident memory.
//
// Pages of a mapped file are the system's cache, but while they are mapped they count as ours. The
// guard is told of every mapping and of what is read from it; each time that step_bytes more may
// have come in it asks the system how much is resident, and when that is above the mark it takes
// the pages of all mappings out of our memory: there is never much more than mark and step. They
// stay in the system's cache, so reading on costs a page fault, not a disk.
//
// Promises: contents never change; readers need not know. Cost: an atomic addition a read, and 10
// us a step. Thread-safe. Tested in tests/unit/base/scratch_array_test.cc.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace dittograph {

class ResidentGuard {
 public:
  static constexpr std::uint64_t kNoMark = ~std::uint64_t{0};
  // What the system maps at a fault, however little is read there: 64 KB by its settings, measured
  // up to four times as much where the cache holds the file in large pieces.
  static constexpr std::uint64_t kFaultBytes = std::uint64_t{256} << 10;

  explicit ResidentGuard(std::uint64_t mark_bytes = kNoMark,
                         std::uint64_t step_bytes = std::uint64_t{16} << 20)
      : mark_bytes_(mark_bytes), step_bytes_(step_bytes) {}
  ResidentGuard(const ResidentGuard&) = delete;
  ResidentGuard& operator=(const ResidentGuard&) = delete;

  // Lets more stay. Before anything is mapped.
  void raise_mark(std::uint64_t mark_bytes) { mark_bytes_ = std::max(mark_bytes_, mark_bytes); }

  void add(const void* mapping, std::size_t size);
  void remove(const void* mapping);

  // So many bytes of some mapping may come in.
  void read(std::uint64_t bytes) {
    if (mark_bytes_ == kNoMark) return;
    if (n_read_.fetch_add(bytes, std::memory_order_relaxed) + bytes >= step_bytes_) check();
  }

 private:
  void check();

  std::uint64_t mark_bytes_;
  std::uint64_t step_bytes_;
  std::atomic<std::uint64_t> n_read_{0};
  std::mutex mutex_;
  std::vector<std::pair<const void*, std::size_t>> mappings_;
};

}  // namespace dittograph

// Keeps what is mapped from scratch files from counting for long as resident memory.
//
// Pages of a mapped file are the system's cache, but while they are mapped they count as ours. The
// guard is told of every mapping and of what is read from it; each time that step_bytes more may
// have come in it asks the system how much is resident, and when that is above the mark it takes
// the pages of all mappings out of our memory: there is never much more than mark and step. They
// stay in the system's cache, so reading on costs a page fault, not a disk.
//
// Promises: contents never change; readers need not know. Cost: a few
// instructions a read, and 10 us a step. Thread-safe. Tested in
// tests/unit/base/scratch_array_test.cc.
#pragma once

#include <algorithm>
#include <array>
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

  // These bytes of a mapping may come in. What a thread reads on from a place that it read last
  // comes with the pages that are there.
  void read(const std::byte* begin, std::uint64_t size) {
    if (mark_bytes_ == kNoMark) return;
    OwnReads& own = own_reads();
    if (own.guard != this) own = {.guard = this};
    const auto at = reinterpret_cast<std::uintptr_t>(begin);
    std::uintptr_t& last = own.ends[(at >> kPlaceBits) % kPlaces];
    const bool reads_on = last <= at && at - last < kFaultBytes;
    own.n_bytes += size + (reads_on ? at - last : kFaultBytes);
    last = at + size;
    if (own.n_bytes < step_bytes_ / kShare) return;
    const std::uint64_t n = std::exchange(own.n_bytes, 0);
    if (n_read_.fetch_add(n, std::memory_order_relaxed) + n >= step_bytes_) check();
  }

 private:
  // Of a step, what a thread may read before all others hear of it: they share no cache line for
  // every read.
  static constexpr std::uint64_t kShare = 8;
  // A thread reads from a few files in turn; they are told apart by their addresses.
  static constexpr std::size_t kPlaces = 8;
  static constexpr int kPlaceBits = 24;
  struct OwnReads {
    const ResidentGuard* guard = nullptr;
    std::uint64_t n_bytes = 0;
    std::array<std::uintptr_t, kPlaces> ends{};  // of what was read last
  };
  static OwnReads& own_reads() {
    thread_local OwnReads own;
    return own;
  }
  void check();

  std::uint64_t mark_bytes_;
  std::uint64_t step_bytes_;
  std::atomic<std::uint64_t> n_read_{0};
  std::mutex mutex_;
  std::vector<std::pair<const void*, std::size_t>> mappings_;
};

}  // namespace dittograph

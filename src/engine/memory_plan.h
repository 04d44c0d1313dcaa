// How the memory of a run is dealt out: what is kept in buffers, and when scratch files' pages go.
//
// The parts follow from RunOptions::memory_bytes alone, so results do not depend on it. What grows
// with the number of documents (about 200 bytes each) has no part of its own: it is what the rest
// is for.
#pragma once

#include <algorithm>
#include <cstdint>

namespace dittograph {

class MemoryPlan {
 public:
  // 0: no limit is named.
  explicit MemoryPlan(std::uint64_t memory_bytes) : named_(memory_bytes) {}

  [[nodiscard]] std::uint64_t limit() const { return named_ == 0 ? kUnnamed : named_; }
  // Pages of scratch files leave when so much is resident, asked each time so much may have come
  // in.
  [[nodiscard]] std::uint64_t resident_mark() const {
    return named_ == 0 ? kUnnamedMark : named_ - resident_step();
  }
  [[nodiscard]] std::uint64_t resident_step() const {
    return std::min(limit() / 8, std::uint64_t{64} << 20);
  }
  [[nodiscard]] std::uint64_t seed_buffer() const {
    return std::min(limit() / 16, std::uint64_t{64} << 20);
  }
  [[nodiscard]] std::uint64_t links() const { return limit() / 6; }
  // The largest document: what is worked out of one byte of prose takes some 11 bytes.
  [[nodiscard]] std::uint64_t largest_document() const { return limit() / 12; }

 private:
  // Where no limit is named: more than most corpora need. Small corpora stay small all the same;
  // for larger ones the mark goes up with the input (pipeline.cc), as taking pages out and in again
  // cost a fifth of the CPU seconds at 454 MB.
  static constexpr std::uint64_t kUnnamed = std::uint64_t{4} << 30;
  static constexpr std::uint64_t kUnnamedMark = std::uint64_t{176} << 20;

  std::uint64_t named_;
};

}  // namespace dittograph

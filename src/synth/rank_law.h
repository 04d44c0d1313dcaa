// Ranks as words have them: P(rank) is proportional to 1 / (rank + 2.7), ranks from 0
// (Mandelbrot 1953, with exponent 1), drawn by Walker's alias method in integers.
//
// Promises: draw() depends on the 32 random bits alone. Cost: one table look-up of 4 bytes.
// Thread-safe once made. Tested in tests/unit/synth/rank_law_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dittograph::synth {

class RankLaw {
 public:
  // n_ranks = 2^log2_ranks, at most 2^16.
  explicit RankLaw(std::uint32_t log2_ranks);

  [[nodiscard]] std::size_t n_ranks() const { return slots_.size(); }
  [[nodiscard]] std::uint32_t draw(std::uint32_t bits) const {
    const std::uint32_t own = bits & mask_;
    const Slot& slot = slots_[own];
    return (bits >> 16) < slot.threshold ? own : slot.alias;
  }

 private:
  struct Slot {
    std::uint16_t threshold = 0;  // of 2^16: the slot's own share; the rest goes to alias
    std::uint16_t alias = 0;
  };
  std::uint32_t mask_;
  std::vector<Slot> slots_;
};

}  // namespace dittograph::synth

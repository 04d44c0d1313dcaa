// Random numbers that are the same on every machine: integers only, no std:: distribution.
//
// Every place of a corpus has a key of its own, mixed from the seed and the place's numbers, so
// that any block can be made without those before it.
//
// Promises: the sequence of a key never changes; tests/golden/synth_test.cc pins what is made of
// it. Cost: 1 ns a number. Not thread-safe: one Random a worker.
// Tested in tests/unit/synth/random_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dittograph::synth {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

inline constexpr std::uint64_t kGoldenStep = 0x9E3779B97F4A7C15ULL;

// The key of a place: key_of(seed, purpose, block, story).
template <class... Numbers>
constexpr std::uint64_t key_of(std::uint64_t seed, Numbers... numbers) {
  std::uint64_t key = mix(seed + kGoldenStep);
  ((key = mix((key ^ static_cast<std::uint64_t>(numbers)) + kGoldenStep)), ...);
  return key;
}

class Random {
 public:
  constexpr explicit Random(std::uint64_t key) : state_(key) {}

  constexpr std::uint64_t next() { return mix(state_ += kGoldenStep); }

  // 0 <= result < n, n > 0. The bias is below n / 2^32.
  constexpr std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32);
  }
  // low <= result <= high
  constexpr std::uint32_t between(std::uint32_t low, std::uint32_t high) {
    return low + below(high - low + 1);
  }
  constexpr bool chance(std::uint32_t per_mille) { return below(1000) < per_mille; }

  template <class T>
  constexpr const T& pick(std::span<const T> items) {
    return items[below(static_cast<std::uint32_t>(items.size()))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace dittograph::synth

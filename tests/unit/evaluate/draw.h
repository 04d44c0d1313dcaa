// Small random numbers for the tests of this folder, the same on every machine.
#pragma once

#include <cstdint>
#include <random>

namespace dittograph {

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : bits_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(bits_() % n); }
  std::mt19937& bits() { return bits_; }

 private:
  std::mt19937 bits_;
};

}  // namespace dittograph

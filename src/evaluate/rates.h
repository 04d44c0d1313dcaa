// Precision, recall and F1 from three counts: the one shape all measures here end in.
//
// Promises: where nothing was found precision is 1 (nothing wrong was said), where nothing was
// wanted recall is 1; F1 is 0 where both are 0. Thread-safe.
// Tested in tests/unit/evaluate/rates_test.cc.
#pragma once

#include <cstdint>

namespace dittograph {

struct Rates {
  std::uint64_t right = 0;   // found and wanted
  std::uint64_t found = 0;   // what the program said
  std::uint64_t wanted = 0;  // what the truth says

  [[nodiscard]] double precision() const { return share(right, found); }
  [[nodiscard]] double recall() const { return share(right, wanted); }
  [[nodiscard]] double f1() const { return harmonic_mean(precision(), recall()); }

  [[nodiscard]] static double harmonic_mean(double a, double b) {
    return a + b > 0 ? 2 * a * b / (a + b) : 0;
  }
  Rates& operator+=(const Rates& other) {
    right += other.right;
    found += other.found;
    wanted += other.wanted;
    return *this;
  }
  friend bool operator==(const Rates&, const Rates&) = default;

 private:
  [[nodiscard]] static double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

}  // namespace dittograph

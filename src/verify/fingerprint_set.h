// A fixed set of fingerprints to look up: those that do not count when documents are compared.
//
// Sorted, with a directory by the leading bits: fingerprints are spread evenly, so that a look-up
// reads one entry of the directory and about two fingerprints. Memory: 12 bytes a fingerprint.
// Thread-safe once made. Tested in tests/unit/verify/fingerprint_set_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

class FingerprintSet {
 public:
  FingerprintSet() = default;
  // In any order, repeats allowed.
  explicit FingerprintSet(std::vector<std::uint64_t> fingerprints);

  [[nodiscard]] bool empty() const { return sorted_.empty(); }
  [[nodiscard]] std::size_t size() const { return sorted_.size(); }
  [[nodiscard]] std::span<const std::uint64_t> sorted() const { return sorted_; }

  [[nodiscard]] bool contains(std::uint64_t fingerprint) const {
    if (sorted_.empty()) return false;
    const std::uint64_t lead = fingerprint >> shift_;
    for (std::uint32_t i = begins_[lead]; i < begins_[lead + 1]; ++i) {
      if (sorted_[i] == fingerprint) return true;
    }
    return false;
  }

 private:
  std::vector<std::uint64_t> sorted_;
  std::vector<std::uint32_t> begins_;  // by the leading bits; one more at the end
  int shift_ = 63;
};

}  // namespace dittograph

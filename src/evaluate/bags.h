// Bags: sets in which a value may stand more than once, as sorted vectors.
//
// Promises: every result is sorted. Cost: linear in both bags. Thread-safe.
// Tested in tests/unit/evaluate/bags_test.cc against std::map counts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dittograph {

using Bag = std::vector<std::uint64_t>;

// Replaces out with a minus b: a value that stands m times in a and n times in b stands
// max(0, m - n) times.
void bag_difference(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b, Bag& out);

// The number of values, with their multiplicity, that a and b share.
std::uint64_t n_shared(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace dittograph

// All kernels that this CPU can run against the scalar one.
#include "sketch/kernels/kernels.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

class SketchKernelTest : public ::testing::TestWithParam<SketchKernels> {};

std::vector<std::uint32_t> least_of_slots(const SketchKernels& kernels,
                                          std::span<const std::uint64_t> fingerprints,
                                          std::size_t n_slots) {
  const auto constants = random_words(2 * (n_slots + kSlotLanes), n_slots);
  std::vector<std::uint32_t> flips(n_slots + kSlotLanes);
  std::vector<std::uint32_t> factors(n_slots + kSlotLanes);
  for (std::size_t i = 0; i < flips.size(); ++i) {
    flips[i] = static_cast<std::uint32_t>(constants[2 * i]);
    factors[i] = static_cast<std::uint32_t>(constants[2 * i + 1]) | 1U;
  }
  std::vector<std::uint32_t> least(n_slots + kSlotLanes);
  kernels.least_of_slots({fingerprints.data(),
                          fingerprints.size(),
                          {12345, 0x9E3779B97F4A7C15ULL},
                          flips.data(),
                          factors.data(),
                          least.data(),
                          n_slots});
  least.resize(n_slots);
  return least;
}

std::vector<std::uint64_t> count_bits(const SketchKernels& kernels,
                                      std::span<const std::uint64_t> words) {
  std::vector<std::uint64_t> counts(kSimHashBits, 5);  // must be added to
  kernels.count_bits(words.data(), words.size(), counts.data());
  return counts;
}

TEST_P(SketchKernelTest, LeastOfSlotsAgreesAtEveryLengthAndOffset) {
  for (const std::size_t n_slots :
       {1U, 7U, 8U, 9U, 15U, 16U, 17U, 31U, 32U, 33U, 48U, 63U, 64U, 65U, 100U, 128U, 200U}) {
    for (const std::size_t length : {1U, 2U, 3U, 7U, 8U, 9U, 30U, 100U}) {
      for (std::size_t offset = 0; offset < 4; ++offset) {
        const auto storage = random_words(length + offset, length);
        const auto input = std::span(storage).subspan(offset);
        ASSERT_EQ(least_of_slots(GetParam(), input, n_slots),
                  least_of_slots(sketch_kernels().front(), input, n_slots))
            << "slots=" << n_slots << " length=" << length << " offset=" << offset;
      }
    }
  }
}

TEST_P(SketchKernelTest, CountBitsAgreesAtEveryLengthAndOffset) {
  for (std::size_t length = 0; length < 1100;
       length += length < 40 || (length > 245 && length < 265) ? 1 : 13) {
    for (std::size_t offset = 0; offset < 4; ++offset) {
      const auto storage = random_words(length + offset, length);
      const auto input = std::span(storage).subspan(offset);
      ASSERT_EQ(count_bits(GetParam(), input), count_bits(sketch_kernels().front(), input))
          << "length=" << length << " offset=" << offset;
    }
  }
}

TEST_P(SketchKernelTest, CountersDoNotOverflow) {
  const std::vector<std::uint64_t> ones(1000, ~0ULL);
  EXPECT_EQ(count_bits(GetParam(), ones), std::vector<std::uint64_t>(kSimHashBits, 1005));
}

INSTANTIATE_TEST_SUITE_P(All, SketchKernelTest,
                         ::testing::ValuesIn(sketch_kernels().begin(), sketch_kernels().end()),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dittograph

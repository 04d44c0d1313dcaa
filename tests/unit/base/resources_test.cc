#include "base/resources.h"

#include <cstdint>
#include <cstring>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(Resources, TimeOnlyGrowsAndWorkCostsCpu) {
  const Resources before = resources_now();
  volatile std::uint64_t sum = 0;
  while (resources_now().cpu_seconds < before.cpu_seconds + 0.02) sum = sum + 1;
  const Resources behind = resources_now();
  EXPECT_GE(behind.wall_seconds, before.wall_seconds);
  EXPECT_GT(behind.cpu_seconds, before.cpu_seconds);
}

TEST(Resources, PeakMemoryIsInBytesAndSeesALargeBuffer) {
  constexpr std::size_t kBytes = std::size_t{64} << 20;
  const std::uint64_t before = resources_now().peak_bytes;
  std::vector<char> buffer(kBytes);
  std::memset(buffer.data(), 1, buffer.size());
  const std::uint64_t behind = resources_now().peak_bytes;
  EXPECT_GE(behind, kBytes);
  EXPECT_GE(behind, before);
  EXPECT_EQ(buffer[kBytes / 2], 1);
}

}  // namespace
}  // namespace dittograph

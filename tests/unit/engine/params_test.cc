#include "dittograph/params.h"

#include <cstdint>
#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(Params, DefaultsAreValid) { EXPECT_TRUE(Params{}.validate().ok()); }

TEST(Params, BoundsAreHeldOnBothSides) {
  struct Case {
    std::uint32_t shingle_size, min_repeat;
    const char* named;  // what the message names; nullptr: valid
  };
  const Case cases[] = {
      {1, 12, "--shingle-size 1"},
      {2, 12, nullptr},
      {64, 64, nullptr},
      {65, 99, "--shingle-size 65"},
      {5, 5, nullptr},
      {5, 4, "--min-repeat 4"},
      {12, 11, "--min-repeat 11"},
      {0, 12, "--shingle-size 0"},
  };
  for (const Case& c : cases) {
    Params params;
    params.shingle_size = c.shingle_size;
    params.min_repeat = c.min_repeat;
    const absl::Status status = params.validate();
    EXPECT_EQ(status.ok(), c.named == nullptr) << c.shingle_size << ", " << c.min_repeat;
    if (c.named != nullptr) {
      EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
      EXPECT_NE(std::string(status.message()).find(c.named), std::string::npos) << status;
    }
  }
}

}  // namespace
}  // namespace dittograph

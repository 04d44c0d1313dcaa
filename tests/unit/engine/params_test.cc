#include "dittograph/params.h"

#include <cmath>
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
    params.min_passage = 64;
    const absl::Status status = params.validate();
    EXPECT_EQ(status.ok(), c.named == nullptr) << c.shingle_size << ", " << c.min_repeat;
    if (c.named != nullptr) {
      EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
      EXPECT_NE(std::string(status.message()).find(c.named), std::string::npos) << status;
    }
  }
}

TEST(Params, SharesLieBetweenAHalfAndOne) {
  for (double Params::* share : {&Params::resemblance, &Params::containment}) {
    for (const double value : {0.5, 0.8, 1.0}) {
      Params params;
      params.*share = value;
      EXPECT_TRUE(params.validate().ok()) << value;
    }
    for (const double value : {0.0, 0.49, 1.01, -1.0, std::nan("")}) {
      Params params;
      params.*share = value;
      EXPECT_EQ(params.validate().code(), absl::StatusCode::kInvalidArgument) << value;
    }
  }
}

TEST(Params, APassageHasAShingleAtLeast) {
  Params params;
  params.min_passage = params.shingle_size;
  EXPECT_TRUE(params.validate().ok());
  --params.min_passage;
  EXPECT_NE(std::string(params.validate().message()).find("--min-passage 4"), std::string::npos);
}

}  // namespace
}  // namespace dittograph

// The short forms hand a fault upward unchanged, and evaluate what they are given once.
#include "base/status.h"

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "base/check.h"
#include "base/strings.h"

namespace dittograph {
namespace {

absl::StatusOr<std::unique_ptr<int>> made(bool good, int& n_calls) {
  ++n_calls;
  if (!good) return absl::NotFoundError("shelf: no such thing (look elsewhere)");
  return std::make_unique<int>(7);
}

absl::Status run(bool good, int& n_calls, int& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<int> value, made(good, n_calls));
  DITTOGRAPH_RETURN_IF_ERROR(absl::OkStatus());
  out = *value;
  DITTOGRAPH_RETURN_IF_ERROR(absl::DataLossError("end: reached"));
  return absl::OkStatus();
}

TEST(Status, AFaultGoesUpUnchangedAndNothingBehindItRuns) {
  int n_calls = 0;
  int out = 0;
  EXPECT_EQ(run(false, n_calls, out), absl::NotFoundError("shelf: no such thing (look elsewhere)"));
  EXPECT_EQ(n_calls, 1);
  EXPECT_EQ(out, 0);
}

TEST(Status, AValueIsMovedOutAndTheNextFaultGoesUp) {
  int n_calls = 0;
  int out = 0;
  EXPECT_EQ(run(true, n_calls, out), absl::DataLossError("end: reached"));
  EXPECT_EQ(n_calls, 1);
  EXPECT_EQ(out, 7);
}

TEST(Strings, TheBridgeKeepsBytesAndLength) {
  const std::string bytes("a\0b\xFF", 4);
  const std::string_view back = to_std(to_absl(bytes));
  EXPECT_EQ(back.data(), bytes.data());
  EXPECT_EQ(back.size(), 4u);
}

TEST(CheckDeathTest, ABrokenPromiseSaysWhichAndEnds) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const int two = 2;
  DITTOGRAPH_CHECK(two == 2);
  EXPECT_DEATH(DITTOGRAPH_CHECK(two == 3), "two == 3");
}

}  // namespace
}  // namespace dittograph

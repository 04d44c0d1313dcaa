#include "cli/console.h"

#include <cerrno>

#include "gtest/gtest.h"

#include "report/system_error.h"

namespace dittograph {
namespace {

TEST(Console, ProgressSaysHowMuchHowFastAndHowLong) {
  const Progress start{.stage = "read", .documents = 1, .bytes_done = 0, .bytes_total = 0};
  EXPECT_EQ(progress_text(start, 0.1), "read: 1 document, 0 bytes");
  const Progress middle{.stage = "write",
                        .documents = 12345,
                        .bytes_done = 200'000'000,
                        .bytes_total = 1'400'000'000};
  EXPECT_EQ(progress_text(middle, 2.0),
            "write: 12,345 documents, 200.0 MB of 1.4 GB, 100 MB/s, 0:12 left");
  const Progress end{
      .stage = "read", .documents = 2, .bytes_done = 5'000'000, .bytes_total = 5'000'000};
  EXPECT_EQ(progress_text(end, 1.0), "read: 2 documents, 5.0 MB of 5.0 MB, 5 MB/s");
}

TEST(Console, FaultsExitWithTwoAndAClosedPipeWithZero) {
  EXPECT_EQ(exit_code(absl::OkStatus()), 0);
  EXPECT_EQ(exit_code(absl::InvalidArgumentError("x")), 2);
  EXPECT_EQ(exit_code(system_error("standard output", "cannot write", EPIPE)), 0);
}

}  // namespace
}  // namespace dittograph

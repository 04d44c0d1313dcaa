#include "report/text_spool.h"

#include <string>

#include "gtest/gtest.h"

#include "support/scratch_path.h"

namespace dittograph {
namespace {

TEST(TextSpool, GivesEachTextBackInAnyOrderAndNoOther) {
  auto spool =
      TextSpool::create(testing_support::scratch_path("texts"), testing_support::no_guard());
  ASSERT_TRUE(spool.ok()) << spool.status();
  const std::string large(3 << 20, 'x');
  ASSERT_TRUE(spool->append(DocId{7}, "seven").ok());
  ASSERT_TRUE(spool->append(DocId{2}, "").ok());
  ASSERT_TRUE(spool->append(DocId{9}, large).ok());
  ASSERT_TRUE(spool->append(DocId{1}, std::string("a\0b", 3)).ok());
  ASSERT_TRUE(spool->finish().ok());
  std::string text = "before";
  for (int round = 0; round < 2; ++round) {
    ASSERT_TRUE(spool->read(DocId{1}, text).ok());
    EXPECT_EQ(text, std::string("a\0b", 3));
    ASSERT_TRUE(spool->read(DocId{9}, text).ok());
    EXPECT_EQ(text, large);
    ASSERT_TRUE(spool->read(DocId{2}, text).ok());
    EXPECT_EQ(text, "");
    ASSERT_TRUE(spool->read(DocId{7}, text).ok());
    EXPECT_EQ(text, "seven");
  }
  EXPECT_TRUE(spool->has(DocId{2}));
  EXPECT_FALSE(spool->has(DocId{3}));
  EXPECT_EQ(spool->read(DocId{3}, text).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace dittograph

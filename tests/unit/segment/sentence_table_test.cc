#include "segment/sentence_table.h"

#include "gtest/gtest.h"

#include "support/scratch_path.h"

namespace dittograph {
namespace {

TEST(SentenceTable, GivesEachDocumentItsOwn) {
  auto made = SentenceTable::create(testing_support::scratch_path("sentences"),
                                    testing_support::no_guard());
  ASSERT_TRUE(made.ok()) << made.status();
  SentenceTable table = *std::move(made);
  const StoredSentence first{.first_token = 0, .begin = 0, .end = 9};
  const StoredSentence second{.first_token = 4, .begin = 10, .end = 19, .gone = true};
  ASSERT_TRUE(table.append(std::vector{first, second}).ok());
  ASSERT_TRUE(table.append({}).ok());
  ASSERT_TRUE(table.append(std::vector{second}).ok());
  ASSERT_TRUE(table.finish().ok());
  EXPECT_EQ(table.n_documents(), 3U);
  ASSERT_EQ(table.of(DocId{0}).size(), 2U);
  EXPECT_TRUE(table.of(DocId{0})[1].gone);
  EXPECT_EQ(table.of(DocId{1}).size(), 0U);
  ASSERT_EQ(table.of(DocId{2}).size(), 1U);
  EXPECT_EQ(table.of(DocId{2})[0].begin, 10U);
  EXPECT_EQ(end_token(table.of(DocId{0}), 0, 7), 4U);
  EXPECT_EQ(end_token(table.of(DocId{0}), 1, 7), 7U);
}

}  // namespace
}  // namespace dittograph

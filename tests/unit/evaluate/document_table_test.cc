#include "evaluate/document_table.h"

#include "gtest/gtest.h"

#include "support/scratch_path.h"
#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

TEST(DocumentTable, NumbersDocumentsAndFindsTheFirstOfAName) {
  const ScratchFolder folder;
  const std::string input = record("a", "one two") + "no JSON\n" + record("b", "One, two!") +
                            record("a", "three") + "{\"text\":\"four\"}\n";
  const auto table = read_document_table({.paths = {folder.file("in.jsonl", input)}}, nullptr);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->size(), 4U);
  EXPECT_EQ(table->find("a"), 0U);
  EXPECT_EQ(table->find("b"), 1U);
  EXPECT_EQ(table->find("a#2"), 2U);         // as truths call it
  EXPECT_EQ(table->find("in.jsonl:5"), 3U);  // as a run calls it
  EXPECT_EQ(table->find(":5"), 3U);          // as truths may call it
  EXPECT_FALSE(table->find("c"));
  EXPECT_EQ(table->digests[0], table->digests[1]);
  EXPECT_NE(table->digests[0], table->digests[2]);
}

TEST(DocumentTable, PairsCrossSourcesThatAreKnownAndDiffer) {
  const ScratchFolder folder;
  const std::string input = record("a", "x", "p") + record("b", "x", "q") + record("c", "x", "p") +
                            record("d", "x") + R"({"text":"x","url":"https://www.p.example/1"})" +
                            "\n" + R"({"text":"x","url":"http://p.example"})" + "\n";
  const auto table = read_document_table({.paths = {folder.file("in.jsonl", input)}}, nullptr);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_TRUE(table->cross_source({0, 1}));
  EXPECT_FALSE(table->cross_source({0, 2}));
  EXPECT_FALSE(table->cross_source({0, 3}));
  EXPECT_FALSE(table->cross_source({3, 3}));
}

TEST(DocumentTable, KeepsTheTokensOfEachDocument) {
  const ScratchFolder folder;
  const std::string input = record("a", "one two") + record("b", "") + record("c", "one");
  auto tokens = TokenStore::create(folder.path() + "/tokens", testing_support::no_guard());
  ASSERT_TRUE(tokens.ok()) << tokens.status();
  const auto table = read_document_table({.paths = {folder.file("in.jsonl", input)}}, &*tokens);
  ASSERT_TRUE(table.ok()) << table.status();
  ASSERT_EQ(tokens->n_documents(), table->size());
  const auto first = tokens->tokens(DocId{0});
  const auto last = tokens->tokens(DocId{static_cast<std::uint32_t>(table->size() - 1)});
  ASSERT_EQ(first.size(), 2U);
  ASSERT_EQ(last.size(), 1U);
  EXPECT_EQ(last[0], first[0]);
}

}  // namespace
}  // namespace dittograph

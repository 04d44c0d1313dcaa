#include "evaluate/shared_passages.h"

#include "gtest/gtest.h"

#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

// Documents a b c d e; e is an exact copy of d, in one cluster with it.
absl::StatusOr<SharedPassages> read(const std::string& lines) {
  const ScratchFolder folder;
  DocumentTable table = table_of({"a", "b", "c", "d", "e"});
  table.digests[4] = table.digests[3];
  FoundClusters found;
  found.cluster_of = {kNoCluster, kNoCluster, kNoCluster, 0, 0};
  const LinkedCopies copies(table, found);
  return SharedPassages::read(folder.file("passages.jsonl", lines), table, copies);
}

TEST(SharedPassages, AreThoseOfOneCluster) {
  const auto passages = read(passage_line(0, "a", "reuse") + passage_line(0, "b", "reuse") +
                             passage_line(3, "b", "version") + passage_line(7, "c", "version") +
                             passage_line(7, "b", "version"));
  ASSERT_TRUE(passages.ok()) << passages.status();
  EXPECT_TRUE(passages->share(0, 1));
  EXPECT_TRUE(passages->share(1, 0));
  EXPECT_TRUE(passages->share(1, 2));
  EXPECT_FALSE(passages->share(0, 2));
  EXPECT_FALSE(passages->share(0, 3));
}

TEST(SharedPassages, BoilerplateSaysNothing) {
  const auto passages =
      read(passage_line(0, "a", "boilerplate") + passage_line(0, "b", "boilerplate"));
  ASSERT_TRUE(passages.ok()) << passages.status();
  EXPECT_FALSE(passages->share(0, 1));
}

TEST(SharedPassages, WhatACopyHasItsGroupHas) {
  const auto passages = read(passage_line(0, "a", "reuse") + passage_line(0, "e", "reuse"));
  ASSERT_TRUE(passages.ok()) << passages.status();
  EXPECT_TRUE(passages->share(0, 3));
}

TEST(SharedPassages, ABrokenLineIsNamed) {
  for (const char* line : {"[]", R"({"cluster":1})", R"({"id":"a"})", R"({"cluster":"1","id":"a"})",
                           R"({"cluster":1,"id":"z"})"}) {
    const auto passages = read(passage_line(0, "a", "reuse") + line + "\n");
    EXPECT_EQ(passages.status().code(), absl::StatusCode::kInvalidArgument) << line;
    EXPECT_NE(passages.status().ToString().find("passages.jsonl:2: "), std::string::npos)
        << passages.status();
  }
}

}  // namespace
}  // namespace dittograph

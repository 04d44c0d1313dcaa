#include "evaluate/found_clusters.h"

#include "gtest/gtest.h"

#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

absl::StatusOr<FoundClusters> read(const std::string& lines) {
  const ScratchFolder folder;
  return read_found_clusters(folder.file("clusters.jsonl", lines),
                             table_of({"a", "b", "c", "d", "e", "f"}));
}

TEST(FoundClusters, AreClustersAndLinksByNumber) {
  const auto found = read(cluster_line("near", "b", {{"d", 0.9, 0.7}, {"a", 0.85, 0.8}}) +
                          cluster_line("exact", "c", {{"e"}}) +
                          cluster_line("contained", "b", {{"f", 0.3, 0.3, 0.95}}) +
                          cluster_line("linked", "a", {{"c", 0.82, 0.81, 0.9}}) +
                          cluster_line("another kind of later", "a", {{"nobody"}}));
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->clusters.size(), 2U);
  EXPECT_EQ(found->clusters[0].representative, 1U);
  ASSERT_EQ(found->clusters[0].members.size(), 2U);
  EXPECT_EQ(found->clusters[0].members[0].document, 3U);
  EXPECT_EQ(found->clusters[0].members[0].resemblance, 0.9);
  EXPECT_EQ(found->clusters[0].members[0].full_resemblance, 0.7);
  EXPECT_EQ(found->cluster_of, (std::vector<std::uint32_t>{0, 0, 1, 0, 1, kNoCluster}));
  ASSERT_EQ(found->links.size(), 2U);
  EXPECT_TRUE(found->links[0].contained);
  EXPECT_EQ(found->links[0].larger, 1U);
  EXPECT_EQ(found->links[0].smaller, 5U);
  EXPECT_EQ(found->links[0].containment, 0.95);
  EXPECT_FALSE(found->links[1].contained);
  EXPECT_TRUE(found->together({0, 3}));
  EXPECT_FALSE(found->together({0, 2}));
  EXPECT_FALSE(found->together({5, 5}));
}

TEST(FoundClusters, FiguresThatAreLeftOutAreNotSaid) {
  const auto found = read(R"({"kind":"near","representative":"a","members":[{"document":"b"}]})"
                          "\n");
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->clusters[0].members[0].full_resemblance, kNotSaid);
}

TEST(FoundClusters, ADocumentStaysInItsFirstCluster) {
  const auto found =
      read(cluster_line("near", "a", {{"b"}}) + cluster_line("near", "c", {{"b"}, {"d"}}) +
           cluster_line("near", "a", {{"e"}}));
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->cluster_of, (std::vector<std::uint32_t>{0, 0, 1, 1, kNoCluster, kNoCluster}));
  EXPECT_EQ(found->named_again, 2U);
}

struct BrokenCase {
  const char* claim;
  const char* line;
  const char* message;
};

const BrokenCase kBroken[] = {
    {"no JSON", "{", ":2: no JSON object"},
    {"no kind", R"({"representative":"a","members":[]})", ":2: not as expected"},
    {"no representative", R"({"kind":"near","members":[]})", ":2: not as expected"},
    {"no members", R"({"kind":"near","representative":"a"})", ":2: not as expected"},
    {"a member without a name", R"({"kind":"near","representative":"a","members":[{}]})",
     ":2: not as expected"},
    {"a figure in quotes",
     R"({"kind":"near","representative":"a","members":[{"document":"b","resemblance":"1"}]})",
     ":2: not as expected"},
    {"a link of three",
     R"({"kind":"linked","representative":"a","members":[{"document":"b"},{"document":"c"}]})",
     ":2: not as expected"},
    {"a stranger", R"({"kind":"near","representative":"z","members":[]})",
     ":2: document z is not in the input"},
};

TEST(FoundClusters, ABrokenLineIsNamed) {
  for (const BrokenCase& c : kBroken) {
    const auto found = read(cluster_line("near", "a", {{"b"}}) + c.line + "\n");
    EXPECT_EQ(found.status().code(), absl::StatusCode::kInvalidArgument) << c.claim;
    EXPECT_NE(found.status().ToString().find(std::string("clusters.jsonl") + c.message),
              std::string::npos)
        << c.claim << ": " << found.status();
  }
}

TEST(FoundClusters, AMissingFileSaysWhatToDo) {
  const ScratchFolder folder;
  const auto found = read_found_clusters(folder.path() + "/clusters.jsonl", table_of({"a"}));
  EXPECT_EQ(found.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(found.status().ToString().find("run dittograph clean without --dry-run"),
            std::string::npos)
      << found.status();
}

}  // namespace
}  // namespace dittograph

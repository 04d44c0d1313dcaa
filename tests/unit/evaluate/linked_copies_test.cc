#include "evaluate/linked_copies.h"

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"
#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

using Documents = std::vector<std::uint32_t>;

Documents group(const LinkedCopies& copies, std::uint32_t first) {
  const auto documents = copies.group(first);
  return {documents.begin(), documents.end()};
}

// Documents 0 2 4 say the same, as do 1 and 5; 0 2 1 are in one cluster, 5 is in another with 6.
struct Example {
  DocumentTable table = table_of({"a", "b", "c", "d", "e", "f", "g"});
  FoundClusters found;

  Example() {
    table.digests = {7, 8, 7, 9, 7, 8, 1};
    found.cluster_of = {0, 0, 0, kNoCluster, kNoCluster, 1, 1};
  }
};

TEST(LinkedCopies, AreDocumentsOfOneClusterWithTheSameTokens) {
  const Example example;
  const LinkedCopies copies(example.table, example.found);
  EXPECT_EQ(group(copies, 0), (Documents{0, 2}));
  EXPECT_EQ(group(copies, 1), Documents{1});
  EXPECT_EQ(group(copies, 4), Documents{4});
  EXPECT_EQ(group(copies, 5), Documents{5});
  EXPECT_EQ(copies.group_of(2), 0U);
}

TEST(LinkedCopies, ALinkJoinsAllCopiesOfBothSides) {
  Example example;
  example.found.links = {{.larger = 3, .smaller = 2, .resemblance = 0.9}};
  const LinkedCopies copies(example.table, example.found);
  ASSERT_EQ(copies.links().size(), 1U);
  EXPECT_EQ(copies.links()[0].groups, DocumentPair(0, 3));
  EXPECT_EQ(copies.link_of({0, 3}), 0U);
  EXPECT_EQ(copies.link_of({2, 3}), 0U);
  EXPECT_FALSE(copies.link_of({1, 3}));
  EXPECT_FALSE(copies.link_of({3, 4}));
}

TEST(LinkedCopies, LinksOfTheSameGroupsAreOneAndThoseWithinAClusterNone) {
  Example example;
  example.found.links = {
      {.contained = true, .larger = 3, .smaller = 2, .resemblance = 0.5, .containment = 0.95},
      {.larger = 0, .smaller = 3, .resemblance = 0.9, .containment = 0.6},
      {.larger = 0, .smaller = 1, .resemblance = 0.9},
      {.larger = 0, .smaller = 2, .resemblance = 0.9},
      {.larger = 6, .smaller = 4, .resemblance = 0.8}};
  const LinkedCopies copies(example.table, example.found);
  ASSERT_EQ(copies.links().size(), 2U);
  EXPECT_TRUE(copies.links()[0].contained);
  EXPECT_EQ(copies.links()[0].resemblance, 0.9);
  EXPECT_EQ(copies.links()[0].containment, 0.95);
  EXPECT_EQ(copies.links()[1].groups, DocumentPair(4, 6));
}

TEST(LinkedCopies, GroupsAgreeWithComparingAllOnRandomClusters) {
  Draw draw(11);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t n = draw.below(20);
    DocumentTable table;
    FoundClusters found;
    for (std::uint32_t i = 0; i < n; ++i) {
      table.digests.push_back(draw.below(3));
      found.cluster_of.push_back(draw.below(3) == 0 ? kNoCluster : draw.below(3));
    }
    const LinkedCopies copies(table, found);
    for (std::uint32_t i = 0; i < n; ++i) {
      Documents same;
      for (std::uint32_t k = 0; k < n; ++k) {
        if (k == i || (found.together({i, k}) && table.digests[i] == table.digests[k])) {
          same.push_back(k);
        }
      }
      EXPECT_EQ(copies.group_of(i), same.front());
      EXPECT_EQ(group(copies, same.front()), same);
    }
  }
}

}  // namespace
}  // namespace dittograph

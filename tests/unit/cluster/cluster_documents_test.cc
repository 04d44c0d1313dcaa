#include "cluster/cluster_documents.h"

#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

std::vector<DocId> ids(const std::vector<std::uint32_t>& numbers) {
  std::vector<DocId> result;
  for (const std::uint32_t number : numbers) result.push_back(DocId{number});
  return result;
}

// Two documents of 100 shingles each, `shared` of them common. 89 common ones are 0.8018.
Match near(std::uint32_t left, std::uint32_t right, std::uint32_t shared) {
  return {.left = DocId{left},
          .right = DocId{right},
          .overlap = {.shared = shared, .left = 100, .right = 100},
          .full = {.shared = shared, .left = 100, .right = 100},
          .near = true};
}

struct Case {
  std::vector<DocId> preference;
  std::vector<DocId> leaders;
  std::vector<Match> matches;

  [[nodiscard]] ClusterInput input() const { return {preference, leaders, matches}; }
};

Case without_copies(const std::vector<std::uint32_t>& preference, std::vector<Match> matches) {
  std::vector<std::uint32_t> own(preference.size());
  for (std::uint32_t i = 0; i < own.size(); ++i) own[i] = i;
  return {ids(preference), ids(own), std::move(matches)};
}

// Clusters as lists of numbers, the representative first.
std::vector<std::vector<std::uint32_t>> numbers(const DocumentClusters& clusters) {
  std::vector<std::vector<std::uint32_t>> result;
  for (const DocumentCluster& cluster : clusters.clusters) {
    auto& row = result.emplace_back();
    row.push_back(static_cast<std::uint32_t>(cluster.representative));
    for (const ClusterMember& member : cluster.members) {
      row.push_back(static_cast<std::uint32_t>(member.document));
    }
  }
  return result;
}

using Rows = std::vector<std::vector<std::uint32_t>>;

TEST(ClusterDocuments, AChainIsNotACluster) {
  const auto chain = without_copies({0, 1, 2}, {near(0, 1, 90), near(1, 2, 95)});
  const auto clusters = cluster_documents(chain.input());
  EXPECT_EQ(numbers(clusters), (Rows{{0, 1}}));
  ASSERT_EQ(clusters.links.size(), 1U);
  EXPECT_EQ(clusters.links[0].kind, DocumentKind::kNear);
  EXPECT_EQ(clusters.links[0].smaller, DocId{2});
  EXPECT_EQ(clusters.links[0].larger, DocId{1});
}

TEST(ClusterDocuments, TheMostPreferredStandsForTheRest) {
  const std::vector<Match> matches = {near(0, 1, 90), near(1, 2, 95)};
  EXPECT_EQ(numbers(cluster_documents(without_copies({1, 0, 2}, matches).input())),
            (Rows{{1, 0, 2}}));
  EXPECT_EQ(numbers(cluster_documents(without_copies({2, 0, 1}, matches).input())), (Rows{{2, 1}}));
}

TEST(ClusterDocuments, ADocumentGoesToTheNearerRepresentative) {
  EXPECT_EQ(numbers(cluster_documents(
                without_copies({0, 1, 2}, {near(0, 2, 90), near(1, 2, 91)}).input())),
            (Rows{{1, 2}}));
  // Of two as near the most preferred.
  EXPECT_EQ(numbers(cluster_documents(
                without_copies({1, 0, 2}, {near(0, 2, 90), near(1, 2, 90)}).input())),
            (Rows{{1, 2}}));
}

TEST(ClusterDocuments, ExactCopiesFollowTheirLeader) {
  // 3 is a copy of 0, 4 of 1, and 1 is near 0.
  Case corpus = without_copies({0, 1, 2, 3, 4}, {near(1, 0, 90)});
  corpus.leaders = ids({0, 1, 2, 0, 1});
  const auto clusters = cluster_documents(corpus.input());
  EXPECT_EQ(numbers(clusters), (Rows{{0, 1, 3, 4}}));
  const DocumentCluster& cluster = clusters.clusters[0];
  EXPECT_EQ(cluster.kind, DocumentKind::kNear);
  EXPECT_EQ(cluster.members[0].kind, DocumentKind::kNear);
  EXPECT_EQ(cluster.members[1].kind, DocumentKind::kExact);
  EXPECT_EQ(cluster.members[2].kind, DocumentKind::kNear);
  EXPECT_EQ(cluster.members[2].resemblance, 90.0 / 110);
  EXPECT_EQ(cluster.lowest_resemblance, 90.0 / 110);

  corpus.matches.clear();
  const auto copies = cluster_documents(corpus.input());
  EXPECT_EQ(numbers(copies), (Rows{{0, 3}, {1, 4}}));
  EXPECT_EQ(copies.clusters[0].kind, DocumentKind::kExact);
  EXPECT_EQ(copies.clusters[0].lowest_resemblance, 1.0);
}

TEST(ClusterDocuments, GivesContainmentOfEachInTheOther) {
  const Match match{.left = DocId{0},
                    .right = DocId{1},
                    .overlap = {.shared = 85, .left = 100, .right = 90},
                    .near = true};
  for (const std::uint32_t first : {0U, 1U}) {
    const auto clusters = cluster_documents(without_copies({first, 1 - first}, {match}).input());
    const ClusterMember& member = clusters.clusters.at(0).members.at(0);
    EXPECT_EQ(member.containment_in_representative, first == 0 ? 85.0 / 90 : 85.0 / 100);
    EXPECT_EQ(member.containment_of_representative, first == 0 ? 85.0 / 100 : 85.0 / 90);
    EXPECT_EQ(member.resemblance, 85.0 / 105);
  }
}

TEST(ClusterDocuments, AContainedDocumentIsALinkNotAMember) {
  const Match match{.left = DocId{0},
                    .right = DocId{1},
                    .overlap = {.shared = 95, .left = 100, .right = 500},
                    .full = {.shared = 95, .left = 100, .right = 500},
                    .contained = true};
  const auto clusters = cluster_documents(without_copies({0, 1}, {match}).input());
  EXPECT_TRUE(clusters.clusters.empty());
  EXPECT_EQ(clusters.links, (std::vector<DocumentLink>{{.kind = DocumentKind::kContained,
                                                        .smaller = DocId{0},
                                                        .larger = DocId{1},
                                                        .resemblance = 95.0 / 505,
                                                        .containment = 0.95,
                                                        .containment_of_larger = 95.0 / 500,
                                                        .full_resemblance = 95.0 / 505}}));
}

TEST(ClusterDocuments, WhatIsAlikeOnlyWithAllShinglesIsALink) {
  const Match match{.left = DocId{0},
                    .right = DocId{1},
                    .overlap = {.shared = 5, .left = 20, .right = 20},
                    .full = {.shared = 95, .left = 100, .right = 100},
                    .alike = true};
  const auto clusters = cluster_documents(without_copies({0, 1}, {match}).input());
  EXPECT_TRUE(clusters.clusters.empty());
  ASSERT_EQ(clusters.links.size(), 1U);
  EXPECT_EQ(clusters.links[0].kind, DocumentKind::kNear);
  EXPECT_EQ(clusters.links[0].resemblance, 5.0 / 35);
  EXPECT_EQ(clusters.links[0].full_resemblance, 95.0 / 105);
}

TEST(PairsToSettle, NameTheRepresentativeOfANearMember) {
  // An index left out the pair 0, 2; 2 was found near 1, which 0 stands for.
  const auto chain = without_copies({0, 1, 2}, {near(0, 1, 90), near(1, 2, 95)});
  const auto clusters = cluster_documents(chain.input());
  const std::vector<Candidate> compared = {{DocId{0}, DocId{1}, 1}, {DocId{1}, DocId{2}, 1}};
  EXPECT_EQ(pairs_to_settle(chain.input(), clusters, compared),
            (std::vector<Candidate>{{DocId{0}, DocId{2}, kFoundByCluster}}));
  // Once compared, it is not asked for again.
  auto all = compared;
  all.push_back({DocId{2}, DocId{0}, kFoundByCluster});
  EXPECT_TRUE(pairs_to_settle(chain.input(), clusters, all).empty());
}

TEST(ClusterDocuments, AMillionCopiesAreOneCluster) {
  const std::uint32_t n = 1000000;
  Case copies;
  for (std::uint32_t i = 0; i < n; ++i) copies.preference.push_back(DocId{n - 1 - i});
  copies.leaders.assign(n, DocId{n - 1});
  const auto clusters = cluster_documents(copies.input());
  ASSERT_EQ(clusters.clusters.size(), 1U);
  EXPECT_EQ(clusters.clusters[0].representative, DocId{n - 1});
  EXPECT_EQ(clusters.clusters[0].members.size(), n - 1);
  EXPECT_TRUE(clusters.links.empty());
}

}  // namespace
}  // namespace dittograph

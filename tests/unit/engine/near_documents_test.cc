// Laws of near-duplicate documents, on documents made of token hashes.
#include "engine/near_documents.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "shingle/shingles.h"
#include "sketch/minhash.h"
#include "sketch/simhash.h"
#include "support/random_documents.h"
#include "support/token_store_of.h"

namespace dittograph {
namespace {

using testing_support::near_copy;
using testing_support::random_documents;
using testing_support::random_tokens;
using testing_support::token_store_of;
using testing_support::TokenHashes;

// Runs the engine on documents that are preferred in the order given by `preference`.
NearDocuments run(const std::vector<TokenHashes>& documents,
                  const std::vector<std::uint32_t>& preference, std::size_t n_threads = 1,
                  const std::vector<Candidate>& further = {}) {
  const TokenStore store = token_store_of(documents);
  std::vector<std::uint32_t> signatures(documents.size() * 128);
  std::vector<std::uint64_t> simhashes;
  std::vector<TokenDigest> digests;
  std::vector<std::uint64_t> fingerprints;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    shingle_stored(documents[i], 5, fingerprints);
    minhash(fingerprints, MinHashParams{}, std::span(signatures).subspan(i * 128, 128));
    simhashes.push_back(simhash64(fingerprints));
    digests.push_back(digest_tokens(std::vector<std::uint64_t>(documents[i].begin(), documents[i].end())));
  }
  std::vector<DocId> order;
  for (const std::uint32_t document : preference) order.push_back(DocId{document});
  const TokenRangeTable none;
  Parallel parallel(n_threads);
  const std::vector<DocId> leaders = exact_leaders(digests, order, parallel);
  auto result = find_near_documents({.tokens = store,
                                     .digests = digests,
                                     .signatures = signatures,
                                     .simhashes = simhashes,
                                     .preference = order,
                                     .leaders = leaders,
                                     .left_out = none,
                                     .further = further},
                                    NearDocumentsParams{}, parallel);
  return result;
}

std::vector<std::uint32_t> in_order(std::size_t n) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

std::uint32_t number(DocId document) { return static_cast<std::uint32_t>(document); }

class NearDocumentsLaw : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(NearDocumentsLaw, EveryMemberIsNearItsRepresentative) {
  const auto documents = random_documents(150, GetParam());
  const NearDocuments found = run(documents, in_order(documents.size()));
  EXPECT_GT(found.clusters.clusters.size(), 5U);
  std::set<DocId> seen;
  for (const DocumentCluster& cluster : found.clusters.clusters) {
    EXPECT_TRUE(seen.insert(cluster.representative).second);
    const auto& representative = documents[index_of(cluster.representative)];
    const auto its_shingles = reference::shingle_set(representative, 5);
    for (const ClusterMember& member : cluster.members) {
      EXPECT_TRUE(seen.insert(member.document).second);
      const auto& text = documents[index_of(member.document)];
      const SetOverlap overlap = reference::overlap(reference::shingle_set(text, 5), its_shingles);
      EXPECT_EQ(member.resemblance, overlap.resemblance());
      EXPECT_EQ(member.containment_in_representative, overlap.left_in_right());
      EXPECT_EQ(member.containment_of_representative, overlap.right_in_left());
      EXPECT_GE(member.resemblance, 0.8);
      EXPECT_EQ(member.kind == DocumentKind::kExact, text == representative);
    }
  }
}

TEST_P(NearDocumentsLaw, NoPairAtTheWantedResemblanceIsLost) {
  const auto documents = random_documents(150, GetParam());
  const NearDocuments found = run(documents, in_order(documents.size()));
  const std::vector<DocId> representatives = representatives_of(found.clusters, documents.size());
  // Exact copies are linked through the first of them.
  std::map<TokenHashes, std::uint32_t> first;
  for (std::uint32_t i = 0; i < documents.size(); ++i) first.emplace(documents[i], i);
  std::set<std::pair<std::uint32_t, std::uint32_t>> linked;
  for (const DocumentLink& link : found.clusters.links) {
    linked.insert(std::minmax(number(link.smaller), number(link.larger)));
  }
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    for (std::uint32_t j = i + 1; j < documents.size(); ++j) {
      const SetOverlap overlap = reference::overlap(reference::shingle_set(documents[i], 5),
                                                    reference::shingle_set(documents[j], 5));
      const bool together =
          representatives[i] == representatives[j] ||
          linked.contains(std::minmax(first.at(documents[i]), first.at(documents[j])));
      if (overlap.resemblance() >= 0.85) {
        EXPECT_TRUE(together) << i << " " << j;
      }
    }
  }
  for (const DocumentLink& link : found.clusters.links) {
    const SetOverlap overlap =
        reference::overlap(reference::shingle_set(documents[index_of(link.smaller)], 5),
                           reference::shingle_set(documents[index_of(link.larger)], 5));
    EXPECT_EQ(link.resemblance, overlap.resemblance());
    EXPECT_EQ(link.containment, overlap.left_in_right());
    EXPECT_TRUE(link.kind == DocumentKind::kNear ? link.resemblance >= 0.8
                                                 : link.containment >= 0.9);
  }
}

TEST_P(NearDocumentsLaw, ThreadsDoNotMatter) {
  const auto documents = random_documents(300, GetParam());
  const NearDocuments expected = run(documents, in_order(documents.size()));
  for (const std::size_t n_threads : {2U, 7U}) {
    const NearDocuments found = run(documents, in_order(documents.size()), n_threads);
    EXPECT_EQ(found.clusters, expected.clusters);
    EXPECT_EQ(found.counts.compared, expected.counts.compared);
  }
}

// Clusters and links with every document called by its name.
struct Named {
  std::vector<std::vector<std::uint32_t>> clusters;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
  friend bool operator==(const Named&, const Named&) = default;
};

Named named(const DocumentClusters& clusters, const std::vector<std::uint32_t>& name_of) {
  Named result;
  for (const DocumentCluster& cluster : clusters.clusters) {
    auto& row = result.clusters.emplace_back();
    row.push_back(name_of[index_of(cluster.representative)]);
    for (const auto& member : cluster.members) row.push_back(name_of[index_of(member.document)]);
  }
  for (const DocumentLink& link : clusters.links) {
    result.links.emplace_back(name_of[index_of(link.smaller)], name_of[index_of(link.larger)]);
  }
  return result;
}

TEST_P(NearDocumentsLaw, TheOrderOfInputDoesNotMatter) {
  const auto documents = random_documents(200, GetParam());
  const auto names = in_order(documents.size());
  const Named expected = named(run(documents, names).clusters, names);
  std::mt19937_64 random(GetParam());
  for (int round = 0; round < 3; ++round) {
    std::vector<std::uint32_t> name_of = names;  // by the new number
    std::shuffle(name_of.begin(), name_of.end(), random);
    std::vector<TokenHashes> shuffled;
    std::vector<std::uint32_t> preference(names.size());  // the names' order, as before
    for (std::uint32_t i = 0; i < name_of.size(); ++i) {
      shuffled.push_back(documents[name_of[i]]);
      preference[name_of[i]] = i;
    }
    EXPECT_EQ(named(run(shuffled, preference).clusters, name_of), expected);
  }
}

TEST_P(NearDocumentsLaw, AnUnrelatedDocumentChangesNothing) {
  auto documents = random_documents(150, GetParam());
  const DocumentClusters expected = run(documents, in_order(documents.size())).clusters;
  documents.push_back(random_tokens(100, 424242 + GetParam()));
  auto preference = in_order(documents.size());
  std::rotate(preference.begin(), preference.end() - 1, preference.end());  // the newcomer first
  EXPECT_EQ(run(documents, preference).clusters, expected);
}

INSTANTIATE_TEST_SUITE_P(Seeds, NearDocumentsLaw, ::testing::Values(1, 2, 3, 4));

TEST(NearDocuments, AChainOfTwoHundredTextsStaysTwoHundred) {
  // Each text shares 60 % with the next.
  std::vector<TokenHashes> chain;
  const TokenHashes tape = random_tokens(200 * 40 + 100, 1);
  for (std::size_t i = 0; i < 200; ++i) {
    chain.emplace_back(tape.begin() + static_cast<std::ptrdiff_t>(40 * i),
                       tape.begin() + static_cast<std::ptrdiff_t>(40 * i + 100));
  }
  const NearDocuments found = run(chain, in_order(chain.size()));
  EXPECT_TRUE(found.clusters.clusters.empty());
  EXPECT_TRUE(found.clusters.links.empty());
}

TEST(NearDocuments, AChainOfNearTextsIsCutIntoVerifiedClusters) {
  // Each text shares 95 % with the next: linked to the end, but the ends are unlike.
  std::vector<TokenHashes> chain;
  const TokenHashes tape = random_tokens(60 * 10 + 200, 1);
  for (std::size_t i = 0; i < 60; ++i) {
    chain.emplace_back(tape.begin() + static_cast<std::ptrdiff_t>(10 * i),
                       tape.begin() + static_cast<std::ptrdiff_t>(10 * i + 200));
  }
  const NearDocuments found = run(chain, in_order(chain.size()));
  EXPECT_GE(found.clusters.clusters.size(), 15U);
  for (const DocumentCluster& cluster : found.clusters.clusters) {
    EXPECT_GE(cluster.lowest_resemblance, 0.8);
  }
  EXPECT_FALSE(found.clusters.links.empty());
}

TEST(NearDocuments, AContainedDocumentFromElsewhereBecomesALink) {
  TokenHashes larger = random_tokens(1000, 1);
  const TokenHashes smaller(larger.begin() + 300, larger.begin() + 400);
  const std::vector<Candidate> further = {{DocId{0}, DocId{1}, kFoundByPassage}};
  const NearDocuments found = run({smaller, larger}, {0, 1}, 1, further);
  EXPECT_TRUE(found.clusters.clusters.empty());
  ASSERT_EQ(found.clusters.links.size(), 1U);
  EXPECT_EQ(found.clusters.links[0].kind, DocumentKind::kContained);
  EXPECT_EQ(found.clusters.links[0].smaller, DocId{0});
  EXPECT_EQ(found.clusters.links[0].containment, 1.0);
  EXPECT_EQ(found.counts.found_by.contained[kFoundByPassage], 1U);
}

TEST(NearDocuments, IdenticalDocumentsAreComparedWithNobody) {
  const std::vector<TokenHashes> copies(20000, random_tokens(20, 1));
  const NearDocuments found = run(copies, in_order(copies.size()));
  EXPECT_EQ(found.counts.compared, 0U);
  EXPECT_EQ(found.counts.candidates.bands.pairs_tested, 0U);
  ASSERT_EQ(found.clusters.clusters.size(), 1U);
  EXPECT_EQ(found.clusters.clusters[0].members.size(), copies.size() - 1);
}

TEST(NearDocuments, VersionsOfOnePageAreComparedAFewTimesEach) {
  for (const std::size_t n : {500U, 2000U}) {
    std::vector<TokenHashes> versions;
    const TokenHashes page = random_tokens(300, 1);
    for (std::size_t i = 0; i < n; ++i) {
      TokenHashes version = page;
      version[i % 300] = static_cast<StoredToken>(i);
      versions.push_back(version);
    }
    const NearDocuments found = run(versions, in_order(n));
    ASSERT_EQ(found.clusters.clusters.size(), 1U);
    EXPECT_EQ(found.clusters.clusters[0].members.size(), n - 1);
    EXPECT_LE(found.counts.compared, 80 * n);
  }
}

TEST(NearDocuments, OfNoneOrEmptyDocumentsNothingIsFound) {
  EXPECT_TRUE(run({}, {}).clusters.clusters.empty());
  EXPECT_TRUE(run({{}, {}, {}}, {0, 1, 2}).clusters.clusters.empty());
}

}  // namespace
}  // namespace dittograph

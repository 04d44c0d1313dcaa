// Laws of the whole passage stage on random corpora with planted passages.
#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "gtest/gtest.h"

#include "passage/passages.h"
#include "reference/common_tokens.h"
#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::random_tokens;
using testing_support::TokenCorpus;
using testing_support::TokenList;

// Documents made of pieces of a few common texts, edited here and there, and of words of their own.
TokenCorpus planted(std::uint64_t seed, std::size_t n_documents, std::uint64_t vocabulary = 5000) {
  std::mt19937_64 random(seed);
  std::vector<TokenList> sources;
  for (std::uint64_t i = 0; i < 4; ++i)
    sources.push_back(random_tokens(150, seed * 10 + i, vocabulary));
  TokenCorpus corpus;
  for (std::size_t i = 0; i < n_documents; ++i) {
    TokenList document;
    for (std::uint64_t piece = random() % 5; piece > 0; --piece) {
      for (std::uint64_t own = random() % 40; own > 0; --own)
        document.push_back(static_cast<StoredToken>(random() % vocabulary));
      const TokenList& from = sources[random() % sources.size()];
      const std::size_t begin = random() % (from.size() - 10);
      const std::size_t n = std::min(from.size() - begin, 10 + random() % 100);
      for (std::size_t j = begin; j < begin + n; ++j) {
        document.push_back(random() % 25 == 0 ? static_cast<StoredToken>(random() % vocabulary)
                                              : from[j]);
      }
    }
    corpus.documents.push_back(std::move(document));
    corpus.source.push_back(random() % 4 == 0 ? kNoNumber
                                              : static_cast<std::uint32_t>(random() % 3));
  }
  return corpus;
}

// Clusters with documents under the given names.
using Named =
    std::vector<std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, bool>>>;
Named named(const Passages& passages, const std::vector<std::uint32_t>& names) {
  Named all;
  for (const PassageCluster& cluster : passages.clusters) {
    auto& witnesses = all.emplace_back();
    for (std::size_t i = 0; i < cluster.witnesses.size(); ++i) {
      const PassageWitness& witness = cluster.witnesses[i];
      witnesses.emplace_back(names[static_cast<std::uint32_t>(witness.document)],
                             witness.tokens.begin, witness.tokens.end, i == cluster.representative);
    }
  }
  return all;
}

std::vector<std::uint32_t> numbers(std::size_t n) {
  std::vector<std::uint32_t> all(n);
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

class PassageLaws : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(PassageLaws, EveryWitnessReverifiesAgainstTheRepresentative) {
  TokenCorpus corpus = planted(GetParam(), 40, GetParam() % 3 == 0 ? 30 : 5000);
  const Passages passages = corpus.passages();
  for (const PassageCluster& cluster : passages.clusters) {
    ASSERT_GE(cluster.witnesses.size(), 2U);
    const auto passage = corpus.text_of(cluster.witnesses[cluster.representative]);
    std::set<DocId> documents;
    for (const PassageWitness& witness : cluster.witnesses) {
      ASSERT_TRUE(documents.insert(witness.document).second) << "one witness a document";
      const auto text = corpus.text_of(witness);
      ASSERT_GE(witness.matched, 20U);
      ASSERT_LE(witness.matched, reference::common_subsequence(passage, text));
      ASSERT_GE(witness.likeness, kMinLikeness);
      ASSERT_DOUBLE_EQ(witness.likeness,
                       static_cast<double>(witness.matched) /
                           static_cast<double>(std::max(passage.size(), text.size())));
    }
  }
}

TEST_P(PassageLaws, TheOrderOfDocumentsDoesNotMatter) {
  TokenCorpus corpus = planted(GetParam(), 60);
  const Named expected = named(corpus.passages(), numbers(60));
  std::vector<std::uint32_t> order = numbers(60);  // order[new id] is the old id, and the rank
  std::shuffle(order.begin(), order.end(), std::mt19937_64(GetParam()));
  TokenCorpus shuffled;
  for (const std::uint32_t old : order) {
    shuffled.documents.push_back(corpus.documents[old]);
    shuffled.source.push_back(corpus.source[old]);
  }
  shuffled.rank = order;
  EXPECT_EQ(named(shuffled.passages(), order), expected);
}

TEST_P(PassageLaws, ThreadsDoNotMatter) {
  TokenCorpus corpus = planted(GetParam(), 300);
  const Named expected = named(corpus.passages(1), numbers(300));
  EXPECT_EQ(named(corpus.passages(2), numbers(300)), expected);
  EXPECT_EQ(named(corpus.passages(7), numbers(300)), expected);
}

TEST_P(PassageLaws, AnUnrelatedDocumentChangesNothing) {
  TokenCorpus corpus = planted(GetParam(), 50);
  const Named expected = named(corpus.passages(), numbers(50));
  corpus.documents.push_back(random_tokens(300, 4242));
  corpus.source.push_back(0);
  EXPECT_EQ(named(corpus.passages(), numbers(51)), expected);
}

// All pairs by the oracle: two documents that share 20 tokens in a row are together in a cluster.
// The links are a linear number, so the law is for groups small enough to link all pairs.
TEST_P(PassageLaws, TwoDocumentsThatShareTwentyTokensInARowStandTogether) {
  TokenCorpus corpus = planted(GetParam(), 3);
  const Passages passages = corpus.passages();
  for (std::uint32_t i = 0; i < 3; ++i) {
    for (std::uint32_t j = i + 1; j < 3; ++j) {
      if (reference::common_runs(corpus.documents[i], corpus.documents[j], 20).empty()) continue;
      bool together = false;
      for (const PassageCluster& cluster : passages.clusters) {
        const auto has = [&](std::uint32_t document) {
          return std::any_of(
              cluster.witnesses.begin(), cluster.witnesses.end(),
              [&](const PassageWitness& w) { return w.document == DocId{document}; });
        };
        together = together || (has(i) && has(j));
      }
      EXPECT_TRUE(together) << i << " " << j;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PassageLaws, ::testing::Range<std::uint64_t>(1, 31));

}  // namespace
}  // namespace dittograph

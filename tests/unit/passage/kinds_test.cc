#include "passage/kinds.h"

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::join;
using testing_support::random_tokens;
using testing_support::TokenCorpus;
using testing_support::TokenList;

TokenList text(std::size_t n, std::uint64_t number) { return random_tokens(n, 5000 + number); }

// n pages of 100 tokens each with the same 30 at the end; page i is of source sources[i % size].
TokenCorpus pages(std::size_t n, std::vector<std::uint32_t> sources, std::size_t own = 100) {
  TokenCorpus corpus;
  for (std::uint64_t i = 0; i < n; ++i) {
    corpus.documents.push_back(join({text(own, i + 1), text(30, 0)}));
    corpus.source.push_back(sources[i % sources.size()]);
  }
  return corpus;
}

PassageKind only_kind(TokenCorpus corpus) {
  const Passages passages = corpus.passages();
  EXPECT_EQ(passages.clusters.size(), 1U);
  return passages.clusters.front().kind;
}

TEST(Kinds, ABlockInFivePagesOfOneSourceIsBoilerplate) {
  EXPECT_EQ(only_kind(pages(5, {3})), PassageKind::kBoilerplate);
  EXPECT_EQ(only_kind(pages(4, {3})), PassageKind::kVersion);
}

TEST(Kinds, AcrossSourcesItIsReuse) {
  EXPECT_EQ(only_kind(pages(4, {0, 1})), PassageKind::kReuse);
  EXPECT_EQ(only_kind(pages(12, {0, 1, 2, 3})), PassageKind::kReuse);
}

TEST(Kinds, BoilerplateOfTwoSourcesIsStillBoilerplate) {
  EXPECT_EQ(only_kind(pages(12, {0, 1})), PassageKind::kBoilerplate);
}

TEST(Kinds, OneReprintElsewhereDoesNotMakeBoilerplateReuse) {
  TokenCorpus corpus = pages(8, {0});
  corpus.source[3] = 1;
  EXPECT_EQ(only_kind(corpus), PassageKind::kBoilerplate);
}

TEST(Kinds, WhereNoSourceIsKnownItTakesTwentyPages) {
  EXPECT_EQ(only_kind(pages(19, {kNoNumber})), PassageKind::kReuse);
  EXPECT_EQ(only_kind(pages(20, {kNoNumber})), PassageKind::kBoilerplate);
  TokenCorpus corpus = pages(20, {kNoNumber});
  corpus.source.clear();
  EXPECT_EQ(only_kind(corpus), PassageKind::kBoilerplate);
}

TEST(Kinds, PagesThatAreMostlyThePassageShareMoreThanBoilerplate) {
  EXPECT_EQ(only_kind(pages(10, {0}, 20)), PassageKind::kVersion);
}

TEST(Kinds, NearDuplicatesCountOnce) {
  TokenCorpus corpus = pages(8, {0});
  corpus.cluster = {1, 1, 1, 1, 1, kNoNumber, kNoNumber, kNoNumber};
  EXPECT_EQ(only_kind(corpus), PassageKind::kVersion);
}

TEST(Kinds, ALargeSourceMustRepeatItMoreOften) {
  TokenCorpus corpus = pages(8, {0});
  for (std::uint64_t i = 0; i < 5000; ++i) {
    corpus.documents.push_back(text(25, 100 + i));
    corpus.source.push_back(0);
  }
  EXPECT_EQ(only_kind(corpus), PassageKind::kVersion);  // 8 of 5008 is less than 0.2 %
}

}  // namespace
}  // namespace dittograph

#include "passage/boilerplate.h"

#include <algorithm>

#include "gtest/gtest.h"

#include "support/token_corpus.h"

namespace dittograph {
namespace {

using testing_support::join;
using testing_support::random_tokens;
using testing_support::TokenCorpus;
using testing_support::TokenList;

TokenList text(std::size_t n, std::uint64_t number) { return random_tokens(n, 9000 + number); }

std::vector<TokenRange> of(const BoilerplateRanges& ranges, std::uint32_t document) {
  const auto found = ranges.of(DocId{document});
  return {found.begin(), found.end()};
}

TokenCorpus pages(std::size_t n, std::size_t block, std::size_t own = 100) {
  TokenCorpus corpus;
  for (std::uint64_t i = 0; i < n; ++i) {
    corpus.documents.push_back(join({text(own, 2 * i + 1), text(block, 0), text(own, 2 * i + 2)}));
    corpus.source.push_back(0);
  }
  return corpus;
}

TEST(Boilerplate, IsMarkedFromItsFirstTokenToItsLast) {
  TokenCorpus corpus = pages(6, 50);
  corpus.documents.push_back(text(150, 999));
  corpus.source.push_back(0);
  const BoilerplateRanges ranges = corpus.boilerplate();
  for (std::uint32_t i = 0; i < 6; ++i) {
    EXPECT_EQ(of(ranges, i), (std::vector<TokenRange>{{100, 150}})) << i;
  }
  EXPECT_TRUE(of(ranges, 6).empty());
  EXPECT_FALSE(ranges.fingerprints.empty());
  EXPECT_TRUE(std::is_sorted(ranges.fingerprints.begin(), ranges.fingerprints.end()));
}

TEST(Boilerplate, NeedsAsManyPagesAsTheKindRuleSays) {
  EXPECT_TRUE(of(pages(4, 50).boilerplate(), 0).empty());
  EXPECT_FALSE(of(pages(5, 50).boilerplate(), 0).empty());
}

TEST(Boilerplate, APhraseIsNone) { EXPECT_TRUE(of(pages(50, 8).boilerplate(), 0).empty()); }

TEST(Boilerplate, VersionsOfOneTextAreNone) {
  EXPECT_TRUE(of(pages(10, 200, 40).boilerplate(), 0).empty());
}

TEST(Boilerplate, OneSourcesBlockIsContentInAnother) {
  TokenCorpus corpus = pages(8, 50);
  corpus.source[2] = 1;
  const BoilerplateRanges ranges = corpus.boilerplate();
  EXPECT_TRUE(of(ranges, 2).empty());
  EXPECT_EQ(of(ranges, 3), (std::vector<TokenRange>{{100, 150}}));
}

TEST(Boilerplate, CopiesOfOneDocumentCountOnce) {
  TokenCorpus corpus = pages(8, 50);
  corpus.cluster = {1, 1, 1, 1, 1, kNoNumber, kNoNumber, kNoNumber};
  EXPECT_TRUE(of(corpus.boilerplate(), 7).empty());
}

TEST(Boilerplate, ADocumentOfNothingElseKeepsIt) {
  TokenCorpus corpus = pages(8, 50);
  corpus.documents.push_back(text(50, 0));
  corpus.source.push_back(0);
  const BoilerplateRanges ranges = corpus.boilerplate();
  EXPECT_TRUE(of(ranges, 8).empty());
  EXPECT_FALSE(of(ranges, 0).empty());
}

TEST(Boilerplate, DoesNotDependOnThreads) {
  TokenCorpus corpus = pages(300, 60);
  const BoilerplateRanges one = corpus.boilerplate(1);
  for (const std::size_t n_threads : std::initializer_list<std::size_t>{2, 7}) {
    const BoilerplateRanges many = corpus.boilerplate(n_threads);
    EXPECT_EQ(many.stretches.ranges, one.stretches.ranges);
    EXPECT_EQ(many.stretches.begins, one.stretches.begins);
    EXPECT_EQ(many.fingerprints, one.fingerprints);
  }
}

}  // namespace
}  // namespace dittograph

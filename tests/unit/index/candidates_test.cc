#include "index/candidates.h"

#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::random_words;

// Signatures whose first n_equal slots are those of document 0.
std::vector<std::uint32_t> signature(std::uint32_t document, std::uint32_t n_equal) {
  std::vector<std::uint32_t> slots;
  const auto own = random_words(128, document + 1);
  const auto first = random_words(128, 1);
  for (std::size_t slot = 0; slot < 128; ++slot) {
    slots.push_back(static_cast<std::uint32_t>(slot < n_equal ? first[slot] : own[slot]));
  }
  return slots;
}

TEST(Candidates, SayWhichIndexFoundAPair) {
  std::vector<std::uint32_t> signatures;
  for (const auto& [document, n_equal] : {std::pair{0U, 128U}, {1U, 110U}, {2U, 0U}, {3U, 0U}}) {
    const auto slots = signature(document, n_equal);
    signatures.insert(signatures.end(), slots.begin(), slots.end());
  }
  // Documents 0 and 1 are near by MinHash and by SimHash, 2 and 3 by SimHash; 1 and 3 are short.
  const std::vector<std::uint64_t> simhashes = {0, 3, ~0ULL, ~1ULL};
  const std::vector<DocId> documents = {DocId{3}, DocId{1}, DocId{2}, DocId{0}};
  ShortDocuments short_documents;
  short_documents.add(0, random_words(1, 5));
  short_documents.add(1, random_words(1, 5));
  Parallel parallel(2);
  const Candidates found =
      candidates({documents, signatures, simhashes, &short_documents}, CandidateParams{}, parallel);
  const std::vector<Candidate> expected = {{DocId{3}, DocId{1}, kFoundByShort},
                                           {DocId{3}, DocId{2}, kFoundBySimHash},
                                           {DocId{1}, DocId{0}, kFoundByMinHash | kFoundBySimHash}};
  EXPECT_EQ(found.pairs, expected);
  EXPECT_EQ(found.counts.found_by[kFoundByShort], 1U);
  EXPECT_EQ(found.counts.found_by[kFoundByMinHash | kFoundBySimHash], 1U);

  const Candidates without =
      candidates({documents, signatures, {}, nullptr}, CandidateParams{}, parallel);
  EXPECT_EQ(without.pairs, (std::vector<Candidate>{{DocId{1}, DocId{0}, kFoundByMinHash}}));
}

TEST(Candidates, OfNoDocumentsThereAreNone) {
  Parallel parallel(1);
  const ShortDocuments none;
  EXPECT_TRUE(candidates({{}, std::vector<std::uint32_t>{}, {}, &none}, CandidateParams{}, parallel).pairs.empty());
}

TEST(MaxShortShingles, CoverEveryPairWithASideBelowTheLine) {
  EXPECT_EQ(max_short_shingles(0.8), 37U);
  EXPECT_EQ(max_short_shingles(1.0), 30U);
}

}  // namespace
}  // namespace dittograph

#include "index/posting_sort.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_words.h"

namespace dittograph {
namespace {

TEST(SortByKey, AgreesWithASortOfWholeWordsAtEverySize) {
  std::vector<Posting> scratch;
  for (const std::uint64_t n_keys : {3ULL, 1000ULL, 1ULL << 32}) {
    for (const std::size_t n : {0U, 1U, 2U, 255U, 256U, 257U, 300U, 5000U}) {
      std::vector<Posting> postings;
      std::uint32_t rank = 0;
      for (const std::uint64_t key : testing_support::random_words(n, n, n_keys)) {
        postings.push_back(posting(static_cast<std::uint32_t>(key), rank++));
      }
      auto expected = postings;
      std::sort(expected.begin(), expected.end());
      sort_by_key(postings, scratch);
      EXPECT_EQ(postings, expected) << n << " postings";
    }
  }
}

TEST(ForEachList, CutsWhereTheKeyChanges) {
  const std::vector<Posting> postings = {posting(1, 5), posting(2, 0), posting(2, 7),
                                         posting(0xFFFFFFFF, 1)};
  std::vector<std::size_t> sizes;
  for_each_list(postings, [&](std::span<const Posting> list) { sizes.push_back(list.size()); });
  EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 2, 1}));
}

}  // namespace
}  // namespace dittograph

#include "index/posting_sort.h"

#include <algorithm>
#include <array>

namespace dittograph {
namespace {

// Counting all digits in one pass, then one stable pass a digit (least significant first).
constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = 3;
constexpr std::size_t kValues = std::size_t{1} << kDigitBits;
constexpr std::size_t kFewPostings = 256;

constexpr std::size_t digit(Posting posting, std::size_t number) {
  return (posting >> (32 + static_cast<int>(number) * kDigitBits)) & (kValues - 1);
}

}  // namespace

void sort_by_key(std::vector<Posting>& postings, std::vector<Posting>& scratch) {
  if (postings.size() <= kFewPostings) {
    std::sort(postings.begin(), postings.end());
    return;
  }
  std::array<std::array<std::size_t, kValues>, kDigits> places{};
  for (const Posting item : postings) {
    for (std::size_t number = 0; number < kDigits; ++number) ++places[number][digit(item, number)];
  }
  scratch.resize(postings.size());
  for (std::size_t number = 0; number < kDigits; ++number) {
    std::size_t sum = 0;
    for (std::size_t& place : places[number]) {
      const std::size_t count = place;
      place = sum;
      sum += count;
    }
    for (const Posting item : postings) scratch[places[number][digit(item, number)]++] = item;
    postings.swap(scratch);
  }
}

}  // namespace dittograph

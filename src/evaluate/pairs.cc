#include "evaluate/pairs.h"

#include <algorithm>
#include <cstddef>

namespace dittograph {

std::vector<DocumentPair> normalised(std::vector<DocumentPair> pairs) {
  for (DocumentPair& pair : pairs) {
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
  }
  std::erase_if(pairs, [](const DocumentPair& pair) { return pair.first == pair.second; });
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Rates score_pairs(std::vector<DocumentPair> found, std::vector<DocumentPair> wanted) {
  const std::vector<DocumentPair> said = normalised(std::move(found));
  const std::vector<DocumentPair> truth = normalised(std::move(wanted));
  std::uint64_t right = 0;
  for (const DocumentPair& pair : said) {
    if (std::binary_search(truth.begin(), truth.end(), pair)) ++right;
  }
  return {.right = right, .found = said.size(), .wanted = truth.size()};
}

}  // namespace dittograph

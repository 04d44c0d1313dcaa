#include "index/short_documents.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace dittograph {
namespace {

// One fingerprint of one document.
struct Occurrence {
  std::uint64_t fingerprint = 0;
  std::uint32_t document = 0;  // place in ShortDocuments
  std::uint32_t frequency = 0;
  friend constexpr auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

bool rarer_in_document(const Occurrence& a, const Occurrence& b) {
  if (a.document != b.document) return a.document < b.document;
  if (a.frequency != b.frequency) return a.frequency < b.frequency;
  return a.fingerprint < b.fingerprint;
}

// Calls take(begin, end) for every run of equal projections.
template <class Project, class Take>
void for_each_run(const std::vector<Occurrence>& items, Project project, const Take& take) {
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && items[end].*project == items[begin].*project) ++end;
    take(begin, end);
    begin = end;
  }
}

// How many of a set's rarest fingerprints are postings. The small number keeps a product that
// should be whole, such as 0.8 * 5, from being rounded up to the next.
std::size_t prefix_size(std::size_t n, double resemblance) {
  const auto n_shared =
      static_cast<std::size_t>(std::ceil(resemblance * static_cast<double>(n) - 1e-9));
  return n - std::max<std::size_t>(n_shared, 1) + 1;
}

// All fingerprints with the number of documents that hold each.
std::vector<Occurrence> occurrences(const ShortDocuments& documents, Parallel& parallel) {
  std::vector<Occurrence> items;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    for (const std::uint64_t fingerprint : documents.fingerprints(i)) {
      items.push_back({.fingerprint = fingerprint, .document = i});
    }
  }
  parallel.sort(std::span(items));
  for_each_run(items, &Occurrence::fingerprint, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      items[i].frequency = static_cast<std::uint32_t>(end - begin);
    }
  });
  return items;
}

}  // namespace

ListCounts pairs_of_short_documents(const ShortDocuments& documents, const ShortParams& params,
                                    Parallel& parallel, std::vector<RankPair>& pairs) {
  std::vector<Occurrence> items = occurrences(documents, parallel);
  std::sort(items.begin(), items.end(), rarer_in_document);
  std::vector<Occurrence> prefixes;
  for_each_run(items, &Occurrence::document, [&](std::size_t begin, std::size_t end) {
    const std::size_t n = prefix_size(end - begin, params.resemblance);
    for (std::size_t i = begin; i < begin + n; ++i) {
      if (items[i].frequency > 1) prefixes.push_back(items[i]);
    }
  });
  items = {};
  parallel.sort(std::span(prefixes));

  pairs.clear();
  ListCounts counts;
  std::vector<std::size_t> sizes;
  for_each_run(prefixes, &Occurrence::fingerprint, [&](std::size_t begin, std::size_t end) {
    if (end - begin > params.lists.all_pairs) sizes.push_back(end - begin);
  });
  const std::size_t short_list = largest_short_list(sizes, documents.size(), params.lists);
  std::vector<Posting> list;
  for_each_run(prefixes, &Occurrence::fingerprint, [&](std::size_t begin, std::size_t end) {
    list.clear();
    for (std::size_t i = begin; i < end; ++i) {
      list.push_back(posting(0, documents.rank(prefixes[i].document)));
    }
    for_each_pair(
        list, short_list, params.lists.leaders, counts,
        [&](std::uint32_t left, std::uint32_t right) { pairs.push_back(rank_pair(left, right)); });
  });
  sort_unique_pairs(pairs);
  return counts;
}

}  // namespace dittograph

#include "passage/seed_pairs.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "passage/links.h"

namespace dittograph {
namespace {

// Tokens of each document that are not boilerplate, by DocId.
std::vector<std::uint32_t> content_sizes(const CorpusView& corpus,
                                         const BoilerplateRanges& boilerplate) {
  std::vector<std::uint32_t> sizes(corpus.n_tokens.begin(), corpus.n_tokens.end());
  for (std::uint32_t i = 0; i < sizes.size(); ++i) {
    for (const TokenRange& range : boilerplate.of(DocId{i})) sizes[i] -= range.size();
  }
  return sizes;
}

}  // namespace

std::vector<Candidate> pairs_by_seeds(const SeedGroups& groups, const CorpusView& corpus,
                                      const BoilerplateRanges& boilerplate,
                                      const SeedPairRule& rule) {
  const std::size_t n = corpus.n_documents;
  std::vector<std::uint32_t> by_rank(n);
  std::vector<std::uint32_t> clusters(n, kNoNumber);
  for (std::uint32_t id = 0; id < n; ++id) {
    by_rank[corpus.rank[id]] = id;
    if (!corpus.cluster.empty()) clusters[corpus.rank[id]] = corpus.cluster[id];
  }
  const std::vector<std::uint32_t> sizes = content_sizes(corpus, boilerplate);
  Links links = link_documents(groups, corpus.rank, clusters, boilerplate.fingerprints);

  std::vector<Candidate> pairs;
  for (std::uint32_t rank = 0; rank < n; ++rank) {
    const auto own = std::span(links.links)
                         .subspan(links.begins[rank], links.begins[rank + 1] - links.begins[rank]);
    std::sort(own.begin(), own.end());
    const std::uint32_t document = by_rank[rank];
    for (std::size_t begin = 0, end = 0; begin < own.size(); begin = end) {
      std::uint32_t n_common = 0;  // different places; links are sorted by them
      for (; end < own.size() && own[end].partner == own[begin].partner; ++end) {
        n_common += end == begin || own[end].position != own[end - 1].position;
      }
      const std::uint32_t partner = by_rank[own[begin].partner];
      const double smaller = std::min(sizes[document], sizes[partner]);
      const double expected = smaller * 2.0 / (rule.window + 1.0);
      if (n_common == 0 || n_common + kSpareSeeds < rule.min_share * expected) continue;
      pairs.push_back(
          {.left = DocId{partner}, .right = DocId{document}, .found_by = kFoundByPassage});
    }
  }
  return pairs;
}

}  // namespace dittograph

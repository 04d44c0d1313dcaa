#include "passage/seed_pairs.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "base/status.h"
#include "passage/links.h"

namespace dittograph {
namespace {

constexpr std::size_t kDocumentsPerTask = 256;

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

absl::StatusOr<std::vector<Candidate>> pairs_by_seeds(const SeedGroups& groups,
                                                      const CorpusView& corpus,
                                                      const BoilerplateRanges& boilerplate,
                                                      const SeedPairRule& rule,
                                                      Parallel& parallel) {
  const std::size_t n = corpus.n_documents;
  std::vector<std::uint32_t> by_rank(n);
  std::vector<std::uint32_t> clusters(n, kNoNumber);
  for (std::uint32_t id = 0; id < n; ++id) {
    by_rank[corpus.rank[id]] = id;
    if (!corpus.cluster.empty()) clusters[corpus.rank[id]] = corpus.cluster[id];
  }
  const std::vector<std::uint32_t> sizes = content_sizes(corpus, boilerplate);
  std::vector<std::vector<Candidate>> found(parallel.n_threads());
  DITTOGRAPH_ASSIGN_OR_RETURN(
      LinkRanges ranges,
      LinkRanges::create(
          groups, {.rank = corpus.rank, .clusters = clusters, .left_out = boilerplate.fingerprints},
          ranges_to_link(groups, n, rule.link_bytes), parallel));
  for (std::size_t range = 0; range < ranges.size(); ++range) {
    Links links = ranges.take(range);
    const RankRange& ranks = links.ranks;
    const auto pair_off = [&](std::uint32_t rank, std::vector<Candidate>& pairs) {
      const auto own = links.of(rank);
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
    };
    parallel.for_ranges(ranks.end - ranks.begin, kDocumentsPerTask,
                        [&](std::size_t begin, std::size_t end, std::size_t worker) {
                          for (std::size_t i = begin; i < end; ++i) {
                            pair_off(ranks.begin + static_cast<std::uint32_t>(i), found[worker]);
                          }
                        });
  }
  std::vector<Candidate> pairs = std::move(found.front());
  for (std::size_t i = 1; i < found.size(); ++i) {
    pairs.insert(pairs.end(), found[i].begin(), found[i].end());
  }
  parallel.sort(std::span(pairs));
  return pairs;
}

}  // namespace dittograph

#include "passage/passages.h"

#include <cstddef>
#include <numeric>
#include <vector>

#include "base/check.h"
#include "base/status.h"
#include "passage/alignments.h"
#include "passage/copies.h"
#include "passage/links.h"
#include "passage/witnesses.h"

namespace dittograph {
namespace {

std::vector<std::uint32_t> ranks_of(const CorpusView& corpus) {
  std::vector<std::uint32_t> rank(corpus.rank.begin(), corpus.rank.end());
  if (rank.empty()) {
    rank.resize(corpus.n_documents);
    std::iota(rank.begin(), rank.end(), 0U);
  }
  DITTOGRAPH_CHECK(rank.size() == corpus.n_documents);
  return rank;
}

std::uint64_t count_pairs(const std::vector<Alignment>& alignments) {
  std::uint64_t pairs = 0;
  for (std::size_t i = 0; i < alignments.size(); ++i) {
    pairs += i == 0 || alignments[i].document_a != alignments[i - 1].document_a ||
             alignments[i].document_b != alignments[i - 1].document_b;
  }
  return pairs;
}

}  // namespace

absl::StatusOr<Passages> find_passages(const SeedGroups& groups, const CorpusView& corpus,
                                       const PassageRule& rule, Parallel& parallel) {
  const std::vector<std::uint32_t> rank = ranks_of(corpus);
  std::vector<std::uint32_t> by_rank(rank.size());
  std::vector<std::uint32_t> clusters(rank.size(), kNoNumber);
  for (std::uint32_t id = 0; id < rank.size(); ++id) {
    by_rank[rank[id]] = id;
    if (!corpus.cluster.empty()) clusters[rank[id]] = corpus.cluster[id];
  }

  Passages passages;
  PassageCounts& counts = passages.counts;
  std::vector<Alignment> alignments;
  DITTOGRAPH_ASSIGN_OR_RETURN(
      LinkRanges ranges,
      LinkRanges::create(groups, {.rank = rank, .clusters = clusters, .left_out = {}},
                         ranges_to_link(groups, rank.size(), rule.link_bytes), parallel));
  counts.largest_group = ranges.largest_group();
  counts.own_repeats_left_out = ranges.own_repeats_left_out();
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    Links links = ranges.take(i);
    counts.links += links.links.size();
    const std::vector<Alignment> found = align_documents(
        links, by_rank, corpus.tokens,
        {.shingle_size = rule.shingle_size, .min_passage = rule.min_passage, .gaps = rule.gaps},
        parallel);
    alignments.insert(alignments.end(), found.begin(), found.end());
  }
  if (ranges.size() > 1) parallel.sort(std::span(alignments));
  passages.clusters = gather_witnesses(alignments, copy_graph(alignments, parallel), clusters,
                                       by_rank, corpus.tokens,
                                       {.shingle_size = rule.shingle_size,
                                        .min_passage = rule.min_passage,
                                        .min_likeness = kMinLikeness,
                                        .gaps = rule.gaps},
                                       parallel);
  tell_kinds(corpus, rule.kinds, passages.clusters, parallel);
  if (rule.sentences) {
    move_to_sentences(rule.sentences, corpus.tokens, rule.min_passage, kMinLikeness,
                      passages.clusters, parallel);
  }

  counts.seeds = groups.n_seeds_before();
  counts.shared_seeds = groups.n_seeds();
  counts.groups = groups.size();
  counts.aligned_pairs = count_pairs(alignments);
  counts.alignments = alignments.size();
  counts.clusters = passages.clusters.size();
  for (const PassageCluster& cluster : passages.clusters) {
    counts.witnesses += cluster.witnesses.size();
    counts.boilerplate_clusters += cluster.kind == PassageKind::kBoilerplate;
    counts.version_clusters += cluster.kind == PassageKind::kVersion;
  }
  return passages;
}

}  // namespace dittograph

#include "passage/witnesses.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_map.h"

#include "passage/copy_index.h"
#include "passage/passage_match.h"

namespace dittograph {
namespace {

bool touch(const TokenRange& x, const TokenRange& y) { return x.begin < y.end && y.begin < x.end; }

// What all workers share. A copy is written by its component's worker only.
struct CopyStates {
  explicit CopyStates(std::size_t n) : assigned(n, 0), tried_for(n, kNoNumber) {}
  std::vector<std::uint8_t> assigned;    // it is some cluster's passage already
  std::vector<std::uint32_t> tried_for;  // the last centre it was held against
};

// One worker's way from a centre to its cluster.
class Gatherer {
 public:
  Gatherer(std::span<const Alignment> alignments, const CopyGraph& graph, const CopyIndex& index,
           std::span<const std::uint32_t> near_duplicates, std::span<const std::uint32_t> by_rank,
           const TokenLookup& tokens, const WitnessRule& rule, CopyStates& states)
      : alignments_(alignments),
        graph_(graph),
        index_(index),
        near_duplicates_(near_duplicates),
        by_rank_(by_rank),
        tokens_(tokens),
        rule_(rule),
        match_(rule.shingle_size, rule.gaps),
        assigned_(states.assigned),
        tried_for_(states.tried_for) {}

  // Of one component, in the order in which they are tried.
  void gather_all(std::span<const std::uint32_t> centres) {
    for (const std::uint32_t centre : centres) {
      if (!assigned_[centre]) gather(centre);
    }
  }

  std::vector<PassageCluster>& clusters() { return clusters_; }

 private:
  struct Found {
    std::uint32_t document = 0;  // rank
    AlignedSpan span;            // a: in the representative's passage
  };

  void gather(std::uint32_t centre) {
    centre_ = centre;
    const Copy& copy = graph_.copies[centre];
    passage_set_ = false;
    found_.clear();
    queue_.clear();
    range_in_.clear();
    assigned_[centre] = true;
    add_witness(copy.document, {.a = copy.range, .b = copy.range, .matched = copy.range.size()});
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      for (const CopyEdge& edge : graph_.edges_of(queue_[at])) {
        if (tried_for_[edge.copy] == centre) continue;
        tried_for_[edge.copy] = centre;
        const Copy& other = graph_.copies[edge.copy];
        const auto witness = range_in_.find(other.document);
        const bool known = witness != range_in_.end();
        if (known && (assigned_[edge.copy] || touch(witness->second, other.range))) continue;
        const AlignedSpan span = verify(edge, queue_[at] == centre);
        if (span.matched == 0) continue;
        if (known) {
          // The document's own repeat of the passage: no second witness, nor another cluster.
          if (covers(span.b, other.range)) assigned_[edge.copy] = true;
        } else {
          add_witness(other.document, span);
        }
      }
    }
    make_cluster(copy);
  }

  // Also goes on from the document's copies that hold the passage. Those that are the passage
  // belong to this cluster from now on; those that were another's are looked at from the centre's
  // document only, or every cluster would walk through all others.
  void add_witness(std::uint32_t document, const AlignedSpan& span) {
    found_.push_back({.document = document, .span = span});
    range_in_[document] = span.b;
    const bool is_centre = document == graph_.copies[centre_].document;
    index_.for_covering(document, span.b, [&](std::uint32_t copy) {
      if (is_centre || !assigned_[copy]) queue_.push_back(copy);
      tried_for_[copy] = centre_;
      if (covers(span.b, graph_.copies[copy].range)) assigned_[copy] = true;
    });
  }

  [[nodiscard]] bool alike(const AlignedSpan& span, std::uint32_t centre_tokens) const {
    const double longer = std::max(centre_tokens, span.b.size());
    return span.matched >= rule_.min_passage && span.matched >= rule_.min_likeness * longer;
  }

  // What of the neighbour is the centre's text; matched 0 if it is another.
  AlignedSpan verify(const CopyEdge& edge, bool from_centre) {
    const Copy& passage = graph_.copies[centre_];
    const Copy& other = graph_.copies[edge.copy];
    if (from_centre) {
      const Alignment& alignment = alignments_[edge.alignment];
      AlignedSpan span = alignment.span;
      if (alignment.document_a != passage.document) std::swap(span.a, span.b);
      if (span.a == passage.range) return span;
    }
    if (!passage_set_) {
      const auto all = tokens_(DocId{by_rank_[passage.document]});
      passage_tokens_ = all.subspan(passage.range.begin, passage.range.size());
      match_.set_passage(passage_tokens_);
      passage_set_ = true;
    }
    const auto all = tokens_(DocId{by_rank_[other.document]});
    AlignedSpan span = match_.match(all.subspan(other.range.begin, other.range.size()));
    span.a.begin += passage.range.begin;
    span.a.end += passage.range.begin;
    span.b.begin += other.range.begin;
    span.b.end += other.range.begin;
    return alike(span, passage.range.size()) ? span : AlignedSpan{};
  }

  void make_cluster(const Copy& centre) {
    std::sort(found_.begin(), found_.end(),
              [](const Found& x, const Found& y) { return x.document < y.document; });
    if (found_.size() < 2 || all_near_duplicates()) return;
    PassageCluster& cluster = clusters_.emplace_back();
    cluster.witnesses.reserve(found_.size());
    for (const Found& found : found_) {
      if (found.document == centre.document) {
        cluster.representative = static_cast<std::uint32_t>(cluster.witnesses.size());
      }
      const double longer = std::max(centre.range.size(), found.span.b.size());
      cluster.witnesses.push_back({.document = DocId{found.document},
                                   .tokens = found.span.b,
                                   .matched = found.span.matched,
                                   .likeness = found.span.matched / longer});
    }
  }

  [[nodiscard]] bool all_near_duplicates() const {
    const std::uint32_t first = near_duplicates_[found_.front().document];
    return first != kNoNumber && std::all_of(found_.begin(), found_.end(), [&](const Found& found) {
             return near_duplicates_[found.document] == first;
           });
  }

  std::span<const Alignment> alignments_;
  const CopyGraph& graph_;
  const CopyIndex& index_;
  std::span<const std::uint32_t> near_duplicates_;
  std::span<const std::uint32_t> by_rank_;
  const TokenLookup& tokens_;
  WitnessRule rule_;

  PassageMatch match_;  // of the present centre, once it was needed
  bool passage_set_ = false;
  std::span<const StoredToken> passage_tokens_;

  std::vector<std::uint8_t>& assigned_;
  std::vector<std::uint32_t>& tried_for_;
  std::uint32_t centre_ = 0;
  absl::flat_hash_map<std::uint32_t, TokenRange> range_in_;  // of the centre's witnesses, by rank
  std::vector<std::uint32_t> queue_;
  std::vector<Found> found_;
  std::vector<PassageCluster> clusters_;
};

// Centres are tried by support: how many alignments cover the copy.
struct Centre {
  std::uint32_t copy = 0;
  std::uint32_t support = 0;
  std::uint32_t size = 0;

  friend bool operator<(const Centre& x, const Centre& y) {
    if (x.support != y.support) return x.support > y.support;
    return x.size != y.size ? x.size > y.size : x.copy < y.copy;  // copies stand by rank
  }
};

constexpr std::size_t kCopiesPerTask = 1024;

std::vector<Centre> centres_in_order(const CopyGraph& graph, const CopyIndex& index,
                                     Parallel& parallel) {
  std::vector<Centre> centres(graph.copies.size());
  parallel.for_ranges(
      centres.size(), kCopiesPerTask, [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i) {
          const Copy& copy = graph.copies[i];
          centres[i] = {
              .copy = static_cast<std::uint32_t>(i), .support = 0, .size = copy.range.size()};
          index.for_covering(copy.document, copy.range, [&](std::uint32_t other) {
            centres[i].support += graph.copies[other].n_edges;
          });
        }
      });
  parallel.sort(std::span(centres));
  return centres;
}

// The centres of each component side by side, the largest component first: it takes longest.
struct Components {
  std::vector<std::uint32_t> centres;
  std::vector<std::size_t> begins;

  [[nodiscard]] std::size_t size() const { return begins.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t i) const {
    return std::span(centres).subspan(begins[i], begins[i + 1] - begins[i]);
  }
};

Components by_component(std::span<const Centre> centres, std::span<const std::uint32_t> component) {
  std::vector<std::uint32_t> n_of(component.size(), 0);
  for (const std::uint32_t own : component) ++n_of[own];
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < n_of.size(); ++i) {
    if (n_of[i] != 0) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return n_of[x] != n_of[y] ? n_of[x] > n_of[y] : x < y;
  });
  Components result;
  result.centres.resize(centres.size());
  result.begins.push_back(0);
  std::vector<std::size_t> next(component.size());
  for (const std::uint32_t own : order) {
    next[own] = result.begins.back();
    result.begins.push_back(result.begins.back() + n_of[own]);
  }
  for (const Centre& centre : centres) result.centres[next[component[centre.copy]]++] = centre.copy;
  return result;
}

// By the first witness's rank and place; then ranks become ids.
void sort_clusters(std::span<const std::uint32_t> by_rank, std::vector<PassageCluster>& clusters) {
  std::sort(clusters.begin(), clusters.end(), [](const PassageCluster& x, const PassageCluster& y) {
    const PassageWitness& first = x.witnesses.front();
    const PassageWitness& second = y.witnesses.front();
    if (first.document != second.document) return first.document < second.document;
    if (first.tokens != second.tokens) return first.tokens < second.tokens;
    if (x.witnesses.size() != y.witnesses.size()) {
      return x.witnesses.size() > y.witnesses.size();
    }
    return std::lexicographical_compare(x.witnesses.begin(), x.witnesses.end(), y.witnesses.begin(),
                                        y.witnesses.end(),
                                        [](const PassageWitness& a, const PassageWitness& b) {
                                          if (a.document != b.document)
                                            return a.document < b.document;
                                          return a.tokens < b.tokens;
                                        });
  });
  for (PassageCluster& cluster : clusters) {
    for (PassageWitness& witness : cluster.witnesses) {
      witness.document = DocId{by_rank[static_cast<std::uint32_t>(witness.document)]};
    }
  }
}

}  // namespace

std::vector<PassageCluster> gather_witnesses(std::span<const Alignment> alignments,
                                             const CopyGraph& graph,
                                             std::span<const std::uint32_t> near_duplicates,
                                             std::span<const std::uint32_t> by_rank,
                                             const TokenLookup& tokens, const WitnessRule& rule,
                                             Parallel& parallel) {
  const CopyIndex index(graph, by_rank.size());
  const Components components =
      by_component(centres_in_order(graph, index, parallel), index.components());
  CopyStates states(graph.copies.size());
  std::vector<Gatherer> gatherers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) {
    gatherers.emplace_back(alignments, graph, index, near_duplicates, by_rank, tokens, rule,
                           states);
  }
  parallel.for_ranges(components.size(), 1,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (std::size_t i = begin; i < end; ++i) {
                          gatherers[worker].gather_all(components.of(i));
                        }
                      });
  std::vector<PassageCluster> clusters = std::move(gatherers.front().clusters());
  for (std::size_t i = 1; i < gatherers.size(); ++i) {
    std::move(gatherers[i].clusters().begin(), gatherers[i].clusters().end(),
              std::back_inserter(clusters));
  }
  sort_clusters(by_rank, clusters);
  return clusters;
}

}  // namespace dittograph

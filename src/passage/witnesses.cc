#include "passage/witnesses.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "passage/passage_match.h"

namespace dittograph {
namespace {

// Of the range, how much the other covers: at least four fifths?
bool covers(const TokenRange& other, const TokenRange& range) {
  const std::uint64_t begin = std::max(range.begin, other.begin);
  const std::uint64_t end = std::min(range.end, other.end);
  return end > begin && 5 * (end - begin) >= std::uint64_t{4} * range.size();
}

bool touch(const TokenRange& x, const TokenRange& y) { return x.begin < y.end && y.begin < x.end; }

class Gatherer {
 public:
  Gatherer(std::span<const Alignment> alignments, const CopyGraph& graph,
           std::span<const std::uint32_t> near_duplicates, std::span<const std::uint32_t> by_rank,
           const TokenLookup& tokens, const WitnessRule& rule)
      : alignments_(alignments),
        graph_(graph),
        near_duplicates_(near_duplicates),
        by_rank_(by_rank),
        tokens_(tokens),
        rule_(rule),
        match_(rule.shingle_size, rule.gaps),
        assigned_(graph.copies.size(), false),
        tried_for_(graph.copies.size(), kNoNumber),
        witness_of_(by_rank.size()) {
    index_documents();
  }

  std::vector<PassageCluster> run() {
    for (const std::uint32_t centre : centres_in_order()) {
      if (!assigned_[centre]) gather(centre);
    }
    sort_clusters();
    return std::move(clusters_);
  }

 private:
  struct Found {
    std::uint32_t document = 0;  // rank
    AlignedSpan span;            // a: in the representative's passage
  };
  // Where a document stands in the cluster that is being made.
  struct WitnessOf {
    std::uint32_t centre = kNoNumber;
    TokenRange range;
  };

  // A document's copies by their begins, with the largest end so far: what covers a range is found
  // without looking at the copies that end before it.
  void index_documents() {
    begins_.assign(by_rank_.size() + 1, 0);
    for (const Copy& copy : graph_.copies) ++begins_[copy.document + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    by_begin_.resize(graph_.copies.size());
    std::iota(by_begin_.begin(), by_begin_.end(), 0U);
    std::sort(by_begin_.begin(), by_begin_.end(), [&](std::uint32_t x, std::uint32_t y) {
      const Copy& first = graph_.copies[x];
      const Copy& second = graph_.copies[y];
      if (first.document != second.document) return first.document < second.document;
      return first.range != second.range ? first.range < second.range : x < y;
    });
    largest_end_.resize(by_begin_.size());
    for (std::size_t i = 0; i < by_begin_.size(); ++i) {
      const Copy& copy = graph_.copies[by_begin_[i]];
      const bool first = i == 0 || graph_.copies[by_begin_[i - 1]].document != copy.document;
      largest_end_[i] = first ? copy.range.end : std::max(largest_end_[i - 1], copy.range.end);
    }
  }

  template <class Take>
  void for_covering(std::uint32_t document, const TokenRange& range, const Take& take) const {
    const auto first = by_begin_.begin() + begins_[document];
    const auto last = std::upper_bound(first, by_begin_.begin() + begins_[document + 1], range.end,
                                       [&](std::uint32_t end, std::uint32_t copy) {
                                         return end < graph_.copies[copy].range.begin;
                                       });
    for (auto at = last; at != first;) {
      --at;
      if (largest_end_[static_cast<std::size_t>(at - by_begin_.begin())] <= range.begin) break;
      if (covers(graph_.copies[*at].range, range)) take(*at);
    }
  }

  // By support: how many alignments cover the copy.
  [[nodiscard]] std::vector<std::uint32_t> centres_in_order() const {
    std::vector<std::uint32_t> support(graph_.copies.size(), 0);
    for (std::uint32_t i = 0; i < support.size(); ++i) {
      for_covering(graph_.copies[i].document, graph_.copies[i].range,
                   [&](std::uint32_t other) { support[i] += graph_.copies[other].n_edges; });
    }
    std::vector<std::uint32_t> order(graph_.copies.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      if (support[x] != support[y]) return support[x] > support[y];
      const std::uint32_t size_x = graph_.copies[x].range.size();
      const std::uint32_t size_y = graph_.copies[y].range.size();
      return size_x != size_y ? size_x > size_y : x < y;  // copies stand in the order of ranks
    });
    return order;
  }

  void gather(std::uint32_t centre) {
    centre_ = centre;
    const Copy& copy = graph_.copies[centre];
    passage_set_ = false;
    found_.clear();
    queue_.clear();
    assigned_[centre] = true;
    add_witness(copy.document, {.a = copy.range, .b = copy.range, .matched = copy.range.size()});
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      for (const CopyEdge& edge : graph_.edges_of(queue_[at])) {
        if (tried_for_[edge.copy] == centre) continue;
        tried_for_[edge.copy] = centre;
        const Copy& other = graph_.copies[edge.copy];
        const WitnessOf& witness = witness_of_[other.document];
        const bool known = witness.centre == centre;
        if (known && (assigned_[edge.copy] || touch(witness.range, other.range))) continue;
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
    witness_of_[document] = {.centre = centre_, .range = span.b};
    const bool is_centre = document == graph_.copies[centre_].document;
    for_covering(document, span.b, [&](std::uint32_t copy) {
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

  // By the first witness's rank and place; then ranks become ids.
  void sort_clusters() {
    std::sort(
        clusters_.begin(), clusters_.end(), [](const PassageCluster& x, const PassageCluster& y) {
          const PassageWitness& first = x.witnesses.front();
          const PassageWitness& second = y.witnesses.front();
          if (first.document != second.document) return first.document < second.document;
          if (first.tokens != second.tokens) return first.tokens < second.tokens;
          if (x.witnesses.size() != y.witnesses.size()) {
            return x.witnesses.size() > y.witnesses.size();
          }
          return std::lexicographical_compare(x.witnesses.begin(), x.witnesses.end(),
                                              y.witnesses.begin(), y.witnesses.end(),
                                              [](const PassageWitness& a, const PassageWitness& b) {
                                                if (a.document != b.document)
                                                  return a.document < b.document;
                                                return a.tokens < b.tokens;
                                              });
        });
    for (PassageCluster& cluster : clusters_) {
      for (PassageWitness& witness : cluster.witnesses) {
        witness.document = DocId{by_rank_[static_cast<std::uint32_t>(witness.document)]};
      }
    }
  }

  std::span<const Alignment> alignments_;
  const CopyGraph& graph_;
  std::span<const std::uint32_t> near_duplicates_;
  std::span<const std::uint32_t> by_rank_;
  const TokenLookup& tokens_;
  WitnessRule rule_;

  PassageMatch match_;  // of the present centre, once it was needed
  bool passage_set_ = false;
  std::span<const StoredToken> passage_tokens_;

  std::vector<std::uint32_t> begins_;  // of each document's copies
  std::vector<std::uint32_t> by_begin_;
  std::vector<std::uint32_t> largest_end_;
  std::uint32_t centre_ = 0;
  std::vector<bool> assigned_;            // by copy: it is some cluster's passage already
  std::vector<std::uint32_t> tried_for_;  // by copy: the last centre it was held against
  std::vector<WitnessOf> witness_of_;     // by rank
  std::vector<std::uint32_t> queue_;
  std::vector<Found> found_;
  std::vector<PassageCluster> clusters_;
};

}  // namespace

std::vector<PassageCluster> gather_witnesses(std::span<const Alignment> alignments,
                                             const CopyGraph& graph,
                                             std::span<const std::uint32_t> near_duplicates,
                                             std::span<const std::uint32_t> by_rank,
                                             const TokenLookup& tokens, const WitnessRule& rule) {
  return Gatherer(alignments, graph, near_duplicates, by_rank, tokens, rule).run();
}

}  // namespace dittograph

#include "passage/witnesses.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "passage/passage_match.h"

namespace dittograph {
namespace {

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
        tried_for_(graph.copies.size(), kNoNumber) {}

  std::vector<PassageCluster> run() {
    for (const std::uint32_t centre : centres_in_order()) {
      if (!assigned_[centre]) gather(centre);
    }
    sort_clusters();
    return std::move(clusters_);
  }

 private:
  // A witness with its rank, for the order.
  struct Found {
    std::uint32_t document = 0;
    AlignedSpan span;  // a: in the representative's passage
  };

  [[nodiscard]] std::vector<std::uint32_t> centres_in_order() const {
    std::vector<std::uint32_t> order(graph_.copies.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
      const Copy& first = graph_.copies[x];
      const Copy& second = graph_.copies[y];
      if (first.n_edges != second.n_edges) return first.n_edges > second.n_edges;
      if (first.range.size() != second.range.size()) {
        return first.range.size() > second.range.size();
      }
      return x < y;  // copies stand in the order of ranks
    });
    return order;
  }

  void gather(std::uint32_t centre) {
    const Copy& copy = graph_.copies[centre];
    passage_set_ = false;
    found_.clear();
    found_.push_back({.document = copy.document,
                      .span = {.a = copy.range, .b = copy.range, .matched = copy.range.size()}});
    tried_for_[centre] = centre;
    queue_.assign(1, centre);
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      for (const CopyEdge& edge : graph_.edges_of(queue_[at])) {
        if (tried_for_[edge.copy] == centre) continue;
        const bool direct = at == 0;
        if (!direct && assigned_[edge.copy]) continue;
        tried_for_[edge.copy] = centre;
        const AlignedSpan span = verify(centre, edge, direct);
        if (span.matched == 0) continue;
        found_.push_back({.document = graph_.copies[edge.copy].document, .span = span});
        if (assigned_[edge.copy]) continue;
        assigned_[edge.copy] = true;
        queue_.push_back(edge.copy);
      }
    }
    assigned_[centre] = true;
    make_cluster(copy);
  }

  [[nodiscard]] bool alike(const AlignedSpan& span, std::uint32_t centre_tokens) const {
    const double longer = std::max(centre_tokens, span.b.size());
    return span.matched >= rule_.min_passage && span.matched >= rule_.min_likeness * longer;
  }

  // What of the neighbour is the centre's text; matched 0 if it is another.
  AlignedSpan verify(std::uint32_t centre, const CopyEdge& edge, bool direct) {
    const Copy& passage = graph_.copies[centre];
    const Copy& other = graph_.copies[edge.copy];
    if (direct) {
      const Alignment& alignment = alignments_[edge.alignment];
      const bool centre_is_a = alignment.document_a == passage.document;
      AlignedSpan span = alignment.span;
      if (!centre_is_a) std::swap(span.a, span.b);
      if (span.a == passage.range) return span;
    }
    if (!passage_set_) {
      const auto all = tokens_(DocId{by_rank_[passage.document]}, passage_buffer_);
      passage_tokens_ = all.subspan(passage.range.begin, passage.range.size());
      match_.set_passage(passage_tokens_);
      passage_set_ = true;
    }
    const auto all = tokens_(DocId{by_rank_[other.document]}, buffer_);
    AlignedSpan span = match_.match(all.subspan(other.range.begin, other.range.size()));
    span.a.begin += passage.range.begin;
    span.a.end += passage.range.begin;
    span.b.begin += other.range.begin;
    span.b.end += other.range.begin;
    return alike(span, passage.range.size()) ? span : AlignedSpan{};
  }

  void make_cluster(const Copy& centre) {
    // One witness a document: that with the most matched tokens, then the first.
    std::sort(found_.begin(), found_.end(), [](const Found& x, const Found& y) {
      if (x.document != y.document) return x.document < y.document;
      if (x.span.matched != y.span.matched) return x.span.matched > y.span.matched;
      return x.span < y.span;
    });
    const auto last = std::unique(found_.begin(), found_.end(), [](const Found& x, const Found& y) {
      return x.document == y.document;
    });
    found_.erase(last, found_.end());
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
  std::span<const std::uint64_t> passage_tokens_;
  std::vector<std::uint64_t> passage_buffer_;
  std::vector<std::uint64_t> buffer_;

  std::vector<bool> assigned_;            // by copy: a witness or centre already
  std::vector<std::uint32_t> tried_for_;  // by copy: the last centre it was held against
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

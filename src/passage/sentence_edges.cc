#include "passage/sentence_edges.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <optional>
#include <utility>

namespace dittograph {
namespace {

using Words = decltype(std::declval<const TokenLookup&>()(DocId{}));

enum class Side : std::uint8_t { kBegin, kEnd };

// A document's tokens from one end of its passage outwards.
class Outside {
 public:
  Outside(Words words, const TokenRange& range, Side side)
      : words_(words), at_(side == Side::kBegin ? range.begin : range.end), side_(side) {}

  [[nodiscard]] std::uint32_t size() const {
    return side_ == Side::kBegin ? at_ : static_cast<std::uint32_t>(words_.size()) - at_;
  }
  auto operator[](std::uint32_t i) const {
    return words_[side_ == Side::kBegin ? at_ - 1 - i : at_ + i];
  }

 private:
  Words words_;
  std::uint32_t at_;
  Side side_;
};

// How many tokens a first stretch and a second one have in common in the same order, while the
// second grows: the longest common subsequence, a bit for each token of the first (Hyyro 2004).
class CommonTokens {
 public:
  CommonTokens(const Outside& first, std::uint32_t n) : first_(first), n_(n) {}

  template <class Word>
  void add(Word word) {
    std::uint64_t equal = 0;
    for (std::uint32_t i = 0; i < n_; ++i) equal |= std::uint64_t{first_[i] == word} << i;
    const std::uint64_t hit = open_ & equal;
    open_ = (open_ + hit) | (open_ - hit);
  }
  [[nodiscard]] std::uint32_t count() const {
    const std::uint64_t all = (std::uint64_t{1} << n_) - 1;
    return static_cast<std::uint32_t>(std::popcount(~open_ & all));
  }

 private:
  const Outside& first_;
  std::uint32_t n_;
  std::uint64_t open_ = ~std::uint64_t{0};
};
static_assert(kReach < 64);

// The distances of edges from a place, the nearest first.
class Distances {
 public:
  // edges: those on one side of the place only.
  Distances(std::span<const std::uint32_t> edges, std::uint32_t at, bool to_the_left)
      : edges_(edges), at_(at), to_the_left_(to_the_left) {}

  std::optional<std::uint32_t> next() {
    if (n_given_ == edges_.size()) return std::nullopt;
    ++n_given_;
    return to_the_left_ ? at_ - edges_[edges_.size() - n_given_] : edges_[n_given_ - 1] - at_;
  }

 private:
  std::span<const std::uint32_t> edges_;
  std::uint32_t at_;
  bool to_the_left_;
  std::size_t n_given_ = 0;
};

// Moves one side of a cluster's passages.
class EdgeMover {
 public:
  EdgeMover(const SentenceLookup& sentences, const TokenLookup& tokens, std::uint32_t min_passage,
            double min_likeness)
      : sentences_(sentences),
        tokens_(tokens),
        min_passage_(min_passage),
        min_likeness_(min_likeness) {}

  void run(PassageCluster& cluster, Side side) {
    const PassageWitness& representative = cluster.witnesses[cluster.representative];
    if (distances(representative, side, true, 0).next()) return;  // it stands on an edge
    const auto added = move_outwards(cluster, side);
    const auto lost = added && *added < 1 ? std::nullopt : move_inwards(cluster, side);
    if (added && (!lost || *added <= *lost)) {
      cluster.witnesses.swap(outer_);
    } else if (lost) {
      cluster.witnesses.swap(inner_);
    }
  }

 private:
  // Of the sentence edges at most reach tokens from an end, outwards or inwards.
  Distances distances(const PassageWitness& witness, Side side, bool outwards,
                      std::uint32_t reach) {
    const std::uint32_t at = side == Side::kBegin ? witness.tokens.begin : witness.tokens.end;
    const bool to_the_left = (side == Side::kBegin) == outwards;
    const TokenRange window = to_the_left ? TokenRange{.begin = at - std::min(at, reach), .end = at}
                                          : TokenRange{.begin = at, .end = at + reach};
    return {sentences_(witness.document, window, buffer_), at, to_the_left};
  }

  // Fills outer_. How many unmatched tokens that adds to a witness that moves along, on average;
  // nothing if it cannot be.
  std::optional<double> move_outwards(const PassageCluster& cluster, Side side) {
    const PassageWitness& representative = cluster.witnesses[cluster.representative];
    const auto own = distances(representative, side, true, kReach).next();
    if (!own) return std::nullopt;
    const Outside passage(tokens_(representative.document), representative.tokens, side);
    outer_ = cluster.witnesses;
    std::size_t n_along = 0;
    std::uint64_t unmatched = 0;
    for (std::size_t i = 0; i < outer_.size(); ++i) {
      if (i == cluster.representative) {
        move(outer_[i], side, true, *own);
        continue;
      }
      const auto added = take_along(outer_[i], side, passage, *own);
      n_along += added.has_value();
      unmatched += added.value_or(0);
    }
    if (!settle(cluster, n_along, outer_)) return std::nullopt;
    return static_cast<double>(unmatched) / static_cast<double>(n_along);
  }

  // The unmatched tokens that come to the witness or to the passage; nothing if it has no edge
  // that belongs to the passage's.
  std::optional<std::uint32_t> take_along(PassageWitness& witness, Side side,
                                          const Outside& passage, std::uint32_t own) {
    const Outside outside(tokens_(witness.document), witness.tokens, side);
    Distances edges = distances(witness, side, true, kReach);
    CommonTokens common(passage, own);
    std::optional<std::uint32_t> least;
    std::uint32_t distance = 0;
    std::uint32_t matched = 0;
    std::uint32_t taken = 0;
    while (const auto edge = edges.next()) {
      for (; taken < *edge; ++taken) common.add(outside[taken]);
      const std::uint32_t longer = std::max(own, *edge);
      const std::uint32_t unmatched = longer - common.count();
      if (unmatched > kMaxMove || (longer > kMaxMove && common.count() < unmatched)) continue;
      if (least && *least <= unmatched) continue;
      least = unmatched;
      distance = *edge;
      matched = common.count();
    }
    if (!least) {
      const std::uint32_t most = std::min(own, outside.size());
      while (distance < most && outside[distance] == passage[distance]) ++distance;
      matched = distance;
    }
    move(witness, side, true, distance);
    witness.matched += matched;
    return least;
  }

  // Fills inner_. How many tokens the passage loses.
  std::optional<double> move_inwards(const PassageCluster& cluster, Side side) {
    const PassageWitness& representative = cluster.witnesses[cluster.representative];
    const auto own = distances(representative, side, false, kMaxMove).next();
    if (!own) return std::nullopt;
    inner_ = cluster.witnesses;
    std::size_t n_along = 0;
    for (std::size_t i = 0; i < inner_.size(); ++i) {
      if (i == cluster.representative) {
        move(inner_[i], side, false, *own);
        continue;
      }
      const auto distance = distances(inner_[i], side, false, kMaxMove).next();
      if (distance) move(inner_[i], side, false, *distance);
      n_along += distance.has_value();
      // At most so many of the tokens that were matched are gone from the two sides together.
      inner_[i].matched -= std::min(inner_[i].matched, std::max(*own, distance.value_or(0)));
    }
    if (!settle(cluster, n_along, inner_)) return std::nullopt;
    return *own;
  }

  // Computes the likenesses. Whether enough witnesses move along and all stay what they must be.
  bool settle(const PassageCluster& cluster, std::size_t n_along,
              std::vector<PassageWitness>& moved) const {
    if (2 * n_along < moved.size() - 1) return false;
    PassageWitness& representative = moved[cluster.representative];
    const std::uint32_t passage = representative.tokens.size();
    representative.matched = passage;
    for (PassageWitness& witness : moved) {
      const std::uint32_t longer = std::max(passage, witness.tokens.size());
      witness.likeness = witness.matched / static_cast<double>(longer);
      if (witness.matched < min_passage_ || witness.likeness < min_likeness_) return false;
    }
    return true;
  }

  static void move(PassageWitness& witness, Side side, bool outwards, std::uint32_t tokens) {
    TokenRange& range = witness.tokens;
    if (side == Side::kBegin) range.begin = outwards ? range.begin - tokens : range.begin + tokens;
    if (side == Side::kEnd) range.end = outwards ? range.end + tokens : range.end - tokens;
  }

  const SentenceLookup& sentences_;
  const TokenLookup& tokens_;
  std::uint32_t min_passage_;
  double min_likeness_;
  std::vector<std::uint32_t> buffer_;
  std::vector<PassageWitness> outer_;
  std::vector<PassageWitness> inner_;
};

constexpr std::size_t kClustersPerTask = 64;

}  // namespace

void move_to_sentences(const SentenceLookup& sentences, const TokenLookup& tokens,
                       std::uint32_t min_passage, double min_likeness,
                       std::span<PassageCluster> clusters, Parallel& parallel) {
  std::vector<EdgeMover> movers(parallel.n_threads(),
                                EdgeMover(sentences, tokens, min_passage, min_likeness));
  parallel.for_ranges(clusters.size(), kClustersPerTask,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (PassageCluster& cluster : clusters.subspan(begin, end - begin)) {
                          movers[worker].run(cluster, Side::kBegin);
                          movers[worker].run(cluster, Side::kEnd);
                        }
                      });
}

}  // namespace dittograph

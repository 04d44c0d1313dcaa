#include "passage/sentence_edges.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace dittograph {
namespace {

enum class Side : std::uint8_t { kBegin, kEnd };

// Moves one side of a cluster's passages.
class EdgeMover {
 public:
  EdgeMover(const SentenceLookup& sentences, std::uint32_t min_passage, double min_likeness)
      : sentences_(sentences), min_passage_(min_passage), min_likeness_(min_likeness) {}

  void run(PassageCluster& cluster, Side side) {
    for (const bool outwards : {true, false}) {
      if (try_move(cluster, side, outwards)) return;
    }
  }

 private:
  // How many tokens away the nearest edge in that direction is, if it is near enough.
  std::optional<std::uint32_t> distance(const PassageWitness& witness, Side side, bool outwards) {
    const auto edges = sentences_(witness.document, buffer_);
    const std::uint32_t at = side == Side::kBegin ? witness.tokens.begin : witness.tokens.end;
    const bool to_the_left = (side == Side::kBegin) == outwards;
    auto edge = std::lower_bound(edges.begin(), edges.end(), at);
    if (to_the_left && (edge == edges.end() || *edge != at)) {
      if (edge == edges.begin()) return std::nullopt;
      --edge;
    }
    if (edge == edges.end()) return std::nullopt;
    const std::uint32_t tokens = to_the_left ? at - *edge : *edge - at;
    if (tokens > kMaxMove) return std::nullopt;
    return tokens;
  }

  bool try_move(PassageCluster& cluster, Side side, bool outwards) {
    const PassageWitness& representative = cluster.witnesses[cluster.representative];
    const auto own = distance(representative, side, outwards);
    if (!own) return false;
    if (*own == 0) return true;  // it stands on an edge
    moved_ = cluster.witnesses;
    std::size_t n_agree = 0;
    for (std::size_t i = 0; i < moved_.size(); ++i) {
      const auto tokens = i == cluster.representative ? own : distance(moved_[i], side, outwards);
      if (tokens) move(moved_[i], side, outwards, *tokens);
      n_agree += tokens && i != cluster.representative;
    }
    if (2 * n_agree < moved_.size() - 1) return false;
    const std::uint32_t passage = moved_[cluster.representative].tokens.size();
    for (std::size_t i = 0; i < moved_.size(); ++i) {
      PassageWitness& witness = moved_[i];
      if (i == cluster.representative) {
        witness.matched = passage;
      } else if (!outwards) {
        // At most so many of the tokens that were matched are gone from the two sides together.
        const std::uint32_t gone =
            std::max(*own, cluster.witnesses[i].tokens.size() - witness.tokens.size());
        witness.matched -= std::min(witness.matched, gone);
      }
      witness.likeness =
          witness.matched / static_cast<double>(std::max(passage, witness.tokens.size()));
      if (witness.matched < min_passage_ || witness.likeness < min_likeness_) return false;
    }
    std::swap(cluster.witnesses, moved_);
    return true;
  }

  static void move(PassageWitness& witness, Side side, bool outwards, std::uint32_t tokens) {
    TokenRange& range = witness.tokens;
    if (side == Side::kBegin) range.begin = outwards ? range.begin - tokens : range.begin + tokens;
    if (side == Side::kEnd) range.end = outwards ? range.end + tokens : range.end - tokens;
  }

  const SentenceLookup& sentences_;
  std::uint32_t min_passage_;
  double min_likeness_;
  std::vector<std::uint32_t> buffer_;
  std::vector<PassageWitness> moved_;
};

}  // namespace

void move_to_sentences(const SentenceLookup& sentences, std::uint32_t min_passage,
                       double min_likeness, std::span<PassageCluster> clusters) {
  EdgeMover mover(sentences, min_passage, min_likeness);
  for (PassageCluster& cluster : clusters) {
    mover.run(cluster, Side::kBegin);
    mover.run(cluster, Side::kEnd);
  }
}

}  // namespace dittograph

#include "audit/stories.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dittograph/match.h"

namespace dittograph {
namespace {

// A leader's stretch is a document of its own elsewhere if it has so much of that document, and not
// more than so much of what the leader shares.
constexpr double kWholeElsewhere = 0.5;
constexpr double kWholeHere = 0.8;
// Two stretches are one if they share so much of the smaller.
constexpr double kOneStretch = 0.3;

class StoryFinder {
 public:
  explicit StoryFinder(const StoryInput& input)
      : in_(input), n_documents_(input.order.size()), stories_of_(n_documents_) {
    list_partners();
  }

  std::vector<Story> run() {
    std::vector<std::uint32_t> by_order(n_documents_);
    for (std::uint32_t i = 0; i < n_documents_; ++i) by_order[in_.order[i]] = i;
    for (const std::uint32_t document : by_order) {
      if (begins_[document] == begins_[document + 1]) continue;
      take(DocId{document});
    }
    std::vector<Story> out;
    for (Open& open : stories_) {
      if (open.story.members.size() < 2) continue;
      std::sort(open.story.members.begin() + 1, open.story.members.end(),
                [&](const StoryMember& x, const StoryMember& y) {
                  return in_.order[index_of(x.document)] < in_.order[index_of(y.document)];
                });
      out.push_back(std::move(open.story));
    }
    return out;
  }

 private:
  struct Partner {
    std::uint32_t order = 0;  // of the partner
    std::uint32_t pair = 0;
    bool is_b = false;  // the document at hand is the pair's b
  };
  struct Open {
    Story story;
    TokenSet region;  // of the leader
  };

  void list_partners() {
    begins_.assign(n_documents_ + 1, 0);
    for (const StoryPair& pair : in_.pairs) {
      ++begins_[index_of(pair.a) + 1];
      ++begins_[index_of(pair.b) + 1];
    }
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    partners_.resize(begins_.back());
    std::vector<std::uint64_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t i = 0; i < in_.pairs.size(); ++i) {
      const StoryPair& pair = in_.pairs[i];
      partners_[next[index_of(pair.a)]++] = {in_.order[index_of(pair.b)], i, false};
      partners_[next[index_of(pair.b)]++] = {in_.order[index_of(pair.a)], i, true};
    }
    for (std::size_t i = 0; i < n_documents_; ++i) {
      std::sort(partners_.begin() + static_cast<std::ptrdiff_t>(begins_[i]),
                partners_.begin() + static_cast<std::ptrdiff_t>(begins_[i + 1]),
                [](const Partner& x, const Partner& y) { return x.order < y.order; });
    }
  }

  [[nodiscard]] std::span<const Partner> partners_of(DocId document) const {
    const std::size_t i = index_of(document);
    return std::span(partners_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  [[nodiscard]] DocId document_of(const Partner& partner) const {
    const StoryPair& pair = in_.pairs[partner.pair];
    return partner.is_b ? pair.a : pair.b;
  }
  // The spans' ranges in the document at hand, of those that lie mostly in a region of the other.
  [[nodiscard]] TokenSet ranges(const Partner& partner, bool here, const TokenSet* region) const {
    const StoryPair& pair = in_.pairs[partner.pair];
    std::vector<TokenRange> out;
    for (std::uint64_t i = pair.spans_begin; i < pair.spans_end; ++i) {
      const TokenSpan& span = in_.spans[i];
      const TokenRange own = partner.is_b == here ? span.b : span.a;
      const TokenRange other = partner.is_b == here ? span.a : span.b;
      if (region != nullptr) {
        const TokenRange one[] = {other};
        if (2 * size_of(common(one, *region)) < other.size()) continue;
      }
      out.push_back(own);
    }
    return set_of(std::move(out));
  }

  void take(DocId document) {
    TokenSet taken = join(document);
    std::vector<TokenRange> shared;
    for (const Partner& partner : partners_of(document)) {
      const TokenSet own = ranges(partner, true, nullptr);
      shared.insert(shared.end(), own.begin(), own.end());
    }
    const TokenSet left = without(set_of(std::move(shared)), taken);
    if (size_of(left) < in_.min_passage && !(taken.empty() && !left.empty())) return;
    for (TokenSet& region : stretches_of(document, left)) lead(document, std::move(region));
  }

  // Into the clusters of leaders it shares with; gives the part that these have. A later leader
  // draws in only documents that had their turn, so it is in none of these yet.
  TokenSet join(DocId document) {
    struct Offer {
      std::uint32_t story = 0;
      std::uint32_t tokens = 0;
      TokenSet part;
    };
    std::vector<Offer> offers;
    for (const Partner& partner : partners_of(document)) {
      const DocId other = document_of(partner);
      for (const std::uint32_t story : stories_of_[index_of(other)]) {
        TokenSet part = ranges(partner, true, &stories_[story].region);
        if (part.empty()) continue;
        offers.push_back({story, size_of(part), std::move(part)});
      }
    }
    std::sort(offers.begin(), offers.end(), [](const Offer& x, const Offer& y) {
      return x.tokens != y.tokens ? x.tokens > y.tokens : x.story < y.story;
    });
    TokenSet taken;
    for (Offer& offer : offers) {
      const TokenSet fresh = without(offer.part, taken);
      if (2 * size_of(fresh) < offer.tokens) continue;
      taken.insert(taken.end(), offer.part.begin(), offer.part.end());
      taken = set_of(std::move(taken));
      stories_[offer.story].story.members.push_back({document, std::move(offer.part)});
    }
    return taken;
  }

  void lead(DocId document, TokenSet region) {
    const auto number = static_cast<std::uint32_t>(stories_.size());
    Open open{.story = {}, .region = std::move(region)};
    open.story.members.push_back({document, open.region});
    stories_.push_back(std::move(open));
    stories_of_[index_of(document)].push_back(number);
    // Those before it in the order will not come again.
    for (const Partner& partner : partners_of(document)) {
      if (partner.order > in_.order[index_of(document)]) continue;
      TokenSet part = ranges(partner, false, &stories_[number].region);
      if (part.empty()) continue;
      stories_[number].story.members.push_back({document_of(partner), std::move(part)});
    }
  }

  // What is left of a leader's shared text, in one piece, or in pieces if it is glued.
  std::vector<TokenSet> stretches_of(DocId document, const TokenSet& left) {
    const std::uint32_t all = size_of(left);
    TokenSet hulls;
    for (const Partner& partner : partners_of(document)) {
      const DocId other = document_of(partner);
      const TokenSet own = common(ranges(partner, true, nullptr), left);
      const std::uint32_t n = size_of(own);
      if (n == 0 || n >= kWholeHere * all) continue;
      if (n < kWholeElsewhere * in_.n_tokens[index_of(other)]) continue;
      hulls.push_back({own.front().begin, own.back().end});
    }
    std::sort(hulls.begin(), hulls.end());
    TokenSet pieces;
    for (const TokenRange& hull : hulls) {
      if (!pieces.empty()) {
        TokenRange& last = pieces.back();
        const std::uint32_t overlap = std::min(last.end, hull.end) > hull.begin
                                          ? std::min(last.end, hull.end) - hull.begin
                                          : 0;
        if (overlap > kOneStretch * std::min(last.size(), hull.size())) {
          last.end = std::max(last.end, hull.end);
          continue;
        }
      }
      pieces.push_back(hull);
    }
    if (pieces.size() < 2) return {left};
    std::vector<TokenSet> out;
    TokenSet rest = left;
    for (const TokenRange& piece : pieces) {
      const TokenRange one[] = {piece};
      TokenSet part = common(rest, one);
      rest = without(rest, one);
      if (!part.empty()) out.push_back(std::move(part));
    }
    if (size_of(rest) >= in_.min_passage) out.push_back(std::move(rest));
    return out;
  }

  const StoryInput& in_;
  std::size_t n_documents_;
  std::vector<std::uint64_t> begins_;  // of each document's partners
  std::vector<Partner> partners_;
  std::vector<Open> stories_;
  std::vector<std::vector<std::uint32_t>> stories_of_;  // by DocId: those it leads
};

}  // namespace

std::vector<Story> find_stories(const StoryInput& input) { return StoryFinder(input).run(); }

}  // namespace dittograph

#include "audit/edits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/token_likeness.h"
#include "audit/word_changes.h"
#include "base/hash.h"

namespace dittograph {
namespace {

constexpr std::size_t kFree = std::numeric_limits<std::size_t>::max();
// Unequal sentences between two equal ones are compared each with each up to this many pairs;
// beyond it only with their neighbours.
constexpr std::size_t kMostPairs = 4096;
constexpr std::size_t kBand = 16;
// A sentence at another place must resemble more, and be long enough not to do so by chance.
constexpr double kMinMovedLikeness = 0.7;
constexpr std::uint32_t kMinMovedTokens = 6;

class Aligner {
 public:
  Aligner(const SentencedText& before, std::span<const Sentence> of_before,
          const SentencedText& after, std::span<const Sentence> of_after)
      : before_(before),
        after_(after),
        old_(of_before),
        new_(of_after),
        partner_of_old_(old_.size(), kFree),
        partner_of_new_(new_.size(), kFree),
        in_order_(new_.size(), false) {
    sort_tokens(before_, old_, old_sorted_);
    sort_tokens(after_, new_, new_sorted_);
  }

  SentenceEdits run() {
    pair_equal();
    mark_longest_order();
    pair_edited_in_gaps();
    pair_moved();
    return tell();
  }

 private:
  struct Pair {
    std::size_t old_index = 0;
    std::size_t new_index = 0;
  };

  static void sort_tokens(const SentencedText& text, std::span<const Sentence> sentences,
                          std::vector<std::vector<std::uint64_t>>& sorted) {
    for (const Sentence& sentence : sentences) {
      const auto hashes = text.hashes_of(sentence);
      sorted.emplace_back(hashes.begin(), hashes.end());
      std::sort(sorted.back().begin(), sorted.back().end());
    }
  }

  [[nodiscard]] double likeness(std::size_t i, std::size_t j) const {
    return token_likeness(old_sorted_[i], new_sorted_[j], /*of_nothing=*/0.0);
  }

  void pair(std::size_t i, std::size_t j) {
    partner_of_old_[i] = j;
    partner_of_new_[j] = i;
  }

  // The n-th sentence of some tokens with the n-th of the same tokens.
  void pair_equal() {
    using Keyed = std::pair<std::uint64_t, std::size_t>;
    const auto keys = [](const SentencedText& text, std::span<const Sentence> sentences) {
      std::vector<Keyed> all;
      for (std::size_t i = 0; i < sentences.size(); ++i) {
        all.emplace_back(hash_words(text.hashes_of(sentences[i])), i);
      }
      std::sort(all.begin(), all.end());
      return all;
    };
    const std::vector<Keyed> olds = keys(before_, old_);
    const std::vector<Keyed> news = keys(after_, new_);
    for (std::size_t x = 0, y = 0; x < olds.size() && y < news.size();) {
      if (olds[x].first == news[y].first) {
        pair(olds[x++].second, news[y++].second);
      } else if (olds[x].first < news[y].first) {
        ++x;
      } else {
        ++y;
      }
    }
  }

  // Of the pairs, those of a longest ascending subsequence (patience sorting).
  void mark_longest_order() {
    std::vector<std::size_t> tops;  // new index of the top of each pile
    std::vector<std::size_t> below(new_.size(), kFree);
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (partner_of_new_[j] == kFree) continue;
      const auto pile = std::lower_bound(
          tops.begin(), tops.end(), partner_of_new_[j],
          [&](std::size_t top, std::size_t i) { return partner_of_new_[top] < i; });
      if (pile != tops.begin()) below[j] = *(pile - 1);
      if (pile == tops.end()) {
        tops.push_back(j);
      } else {
        *pile = j;
      }
    }
    if (tops.empty()) return;
    for (std::size_t j = tops.back(); j != kFree; j = below[j]) in_order_[j] = true;
  }

  void pair_edited_in_gaps() {
    std::size_t old_begin = 0;
    std::size_t new_begin = 0;
    for (std::size_t j = 0; j <= new_.size(); ++j) {
      if (j < new_.size() && !in_order_[j]) continue;
      const std::size_t old_end = j < new_.size() ? partner_of_new_[j] : old_.size();
      pair_edited(old_begin, old_end, new_begin, j);
      old_begin = old_end + 1;
      new_begin = j + 1;
    }
  }

  // Of the free sentences in the gap, pairs in order with the highest sum of likenesses.
  void pair_edited(std::size_t old_begin, std::size_t old_end, std::size_t new_begin,
                   std::size_t new_end) {
    std::vector<std::size_t> olds;
    std::vector<std::size_t> news;
    for (std::size_t i = old_begin; i < old_end; ++i) {
      if (partner_of_old_[i] == kFree) olds.push_back(i);
    }
    for (std::size_t j = new_begin; j < new_end; ++j) {
      if (partner_of_new_[j] == kFree) news.push_back(j);
    }
    if (olds.empty() || news.empty()) return;
    if (olds.size() * news.size() <= kMostPairs) return pair_best(olds, news);
    // In pieces that lie beside each other.
    const std::size_t n_pieces = std::max(olds.size(), news.size()) / kBand + 1;
    for (std::size_t piece = 0; piece < n_pieces; ++piece) {
      const auto part = [&](const std::vector<std::size_t>& all) {
        const auto at = [&](std::size_t k) {
          return all.begin() + static_cast<std::ptrdiff_t>(k * all.size() / n_pieces);
        };
        return std::vector<std::size_t>(at(piece), at(piece + 1));
      };
      pair_best(part(olds), part(news));
    }
  }

  void pair_best(const std::vector<std::size_t>& olds, const std::vector<std::size_t>& news) {
    const std::size_t n = olds.size();
    const std::size_t m = news.size();
    std::vector<double> alike(n * m);
    std::vector<double> best((n + 1) * (m + 1), 0.0);
    const auto at = [&](std::size_t x, std::size_t y) -> double& { return best[x * (m + 1) + y]; };
    for (std::size_t x = n; x-- > 0;) {
      for (std::size_t y = m; y-- > 0;) {
        const double like = likeness(olds[x], news[y]);
        alike[x * m + y] = like;
        at(x, y) = std::max(at(x + 1, y), at(x, y + 1));
        if (like >= kEditedLikeness) at(x, y) = std::max(at(x, y), at(x + 1, y + 1) + like);
      }
    }
    for (std::size_t x = 0, y = 0; x < n && y < m;) {
      const double like = alike[x * m + y];
      if (like >= kEditedLikeness && at(x, y) == at(x + 1, y + 1) + like) {
        pair(olds[x], news[y]);
        in_order_[news[y]] = true;
        ++x;
        ++y;
      } else if (at(x, y) == at(x + 1, y)) {
        ++x;
      } else {
        ++y;
      }
    }
  }

  void pair_moved() {
    std::size_t n_compared = 0;
    std::vector<std::pair<double, Pair>> found;
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (partner_of_new_[j] != kFree || new_sorted_[j].size() < kMinMovedTokens) continue;
      for (std::size_t i = 0; i < old_.size() && n_compared < kMostPairs; ++i) {
        if (partner_of_old_[i] != kFree || old_sorted_[i].size() < kMinMovedTokens) continue;
        ++n_compared;
        const double like = likeness(i, j);
        if (like >= kMinMovedLikeness) found.push_back({like, {.old_index = i, .new_index = j}});
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
      return std::tie(y.first, x.second.old_index, x.second.new_index) <
             std::tie(x.first, y.second.old_index, y.second.new_index);
    });
    for (const auto& [like, both] : found) {
      if (partner_of_old_[both.old_index] == kFree && partner_of_new_[both.new_index] == kFree) {
        pair(both.old_index, both.new_index);
      }
    }
  }

  // The old sentence of the first pair in order from the new sentence j on.
  [[nodiscard]] std::size_t next_in_order(std::size_t j) const {
    while (j < new_.size() && !in_order_[j]) ++j;
    return j < new_.size() ? partner_of_new_[j] : old_.size();
  }

  SentenceEdits tell() {
    SentenceEdits out;
    std::size_t next_old = 0;
    const auto tell_deleted_before = [&](std::size_t end) {
      for (; next_old < end; ++next_old) {
        if (partner_of_old_[next_old] == kFree) tell_one(next_old, kFree, out);
      }
    };
    tell_deleted_before(next_in_order(0));
    for (std::size_t j = 0; j < new_.size(); ++j) {
      tell_one(partner_of_new_[j], j, out);
      if (in_order_[j]) tell_deleted_before(next_in_order(j + 1));
    }
    return out;
  }

  void tell_one(std::size_t i, std::size_t j, SentenceEdits& out) {
    SentenceEdit& edit = out.edits.emplace_back();
    if (i != kFree) {
      edit.before = {old_[i].begin, old_[i].end};
      edit.before_tokens = static_cast<std::uint32_t>(old_sorted_[i].size());
    }
    if (j != kFree) {
      edit.after = {new_[j].begin, new_[j].end};
      edit.after_tokens = static_cast<std::uint32_t>(new_sorted_[j].size());
    }
    if (i == kFree || j == kFree) {
      edit.change = i == kFree ? SentenceChange::kAdded : SentenceChange::kDeleted;
    } else {
      const auto before = before_.hashes_of(old_[i]);
      const auto after = after_.hashes_of(new_[j]);
      const bool equal = std::equal(before.begin(), before.end(), after.begin(), after.end());
      edit.likeness = equal ? 1.0 : std::min(likeness(i, j), 0.999);
      edit.change = !in_order_[j] ? SentenceChange::kMoved
                    : equal       ? SentenceChange::kUnchanged
                                  : SentenceChange::kEdited;
      if (!equal) edit.changes = word_changes(before_, old_[i], after_, new_[j]);
    }
    ++out.counts[static_cast<std::size_t>(edit.change)];
  }

  const SentencedText& before_;
  const SentencedText& after_;
  std::span<const Sentence> old_;
  std::span<const Sentence> new_;
  std::vector<std::vector<std::uint64_t>> old_sorted_;  // the tokens of each sentence
  std::vector<std::vector<std::uint64_t>> new_sorted_;
  std::vector<std::size_t> partner_of_old_;
  std::vector<std::size_t> partner_of_new_;
  std::vector<bool> in_order_;  // by new sentence
};

}  // namespace

SentenceEdits align_sentences(const SentencedText& before, const SentencedText& after) {
  return align_sentences(before, before.segments.sentences, after, after.segments.sentences);
}

SentenceEdits align_sentences(const SentencedText& before, std::span<const Sentence> of_before,
                              const SentencedText& after, std::span<const Sentence> of_after) {
  return Aligner(before, of_before, after, of_after).run();
}

}  // namespace dittograph

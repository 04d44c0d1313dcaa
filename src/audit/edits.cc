#include "audit/edits.h"

#include <algorithm>
#include <bit>
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
  Aligner(const PreparedSentences& before, const PreparedSentences& after, std::size_t most_changes)
      : old_(before),
        new_(after),
        most_changes_(most_changes),
        partner_of_old_(old_.size(), kFree),
        partner_of_new_(new_.size(), kFree),
        in_order_(new_.size(), false) {}

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

  void pair(std::size_t i, std::size_t j) {
    partner_of_old_[i] = j;
    partner_of_new_[j] = i;
  }

  // The n-th sentence of some tokens with the n-th of the same tokens.
  void pair_equal() {
    const auto olds = old_.by_words();
    const auto news = new_.by_words();
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
        const double like = old_.likeness(olds[x], new_, news[y], kEditedLikeness);
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
      if (partner_of_new_[j] != kFree || new_.n_tokens(j) < kMinMovedTokens) continue;
      for (std::size_t i = 0; i < old_.size() && n_compared < kMostPairs; ++i) {
        if (partner_of_old_[i] != kFree || old_.n_tokens(i) < kMinMovedTokens) continue;
        ++n_compared;
        const double like = old_.likeness(i, new_, j, kMinMovedLikeness);
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
      edit.before = {old_.sentence(i).begin, old_.sentence(i).end};
      edit.before_tokens = static_cast<std::uint32_t>(old_.n_tokens(i));
    }
    if (j != kFree) {
      edit.after = {new_.sentence(j).begin, new_.sentence(j).end};
      edit.after_tokens = static_cast<std::uint32_t>(new_.n_tokens(j));
    }
    if (i == kFree || j == kFree) {
      edit.change = i == kFree ? SentenceChange::kAdded : SentenceChange::kDeleted;
    } else {
      const auto before = old_.text().hashes_of(old_.sentence(i));
      const auto after = new_.text().hashes_of(new_.sentence(j));
      const bool equal = std::equal(before.begin(), before.end(), after.begin(), after.end());
      edit.likeness = equal ? 1.0 : std::min(old_.likeness(i, new_, j, 0.0), 0.999);
      edit.change = !in_order_[j] ? SentenceChange::kMoved
                    : equal       ? SentenceChange::kUnchanged
                                  : SentenceChange::kEdited;
      if (!equal && n_changes_ < most_changes_) {
        edit.changes = word_changes(old_.text(), old_.sentence(i), new_.text(), new_.sentence(j));
        n_changes_ += edit.changes.size();
      }
    }
    ++out.counts[static_cast<std::size_t>(edit.change)];
  }

  const PreparedSentences& old_;
  const PreparedSentences& new_;
  std::size_t most_changes_;
  std::size_t n_changes_ = 0;
  std::vector<std::size_t> partner_of_old_;
  std::vector<std::size_t> partner_of_new_;
  std::vector<bool> in_order_;  // by new sentence
};

}  // namespace

void PreparedSentences::prepare(const SentencedText& text, std::span<const Sentence> sentences) {
  text_ = &text;
  sentences_.assign(sentences.begin(), sentences.end());
  sorted_.clear();
  begins_.assign(1, 0);
  marks_.clear();
  by_words_.clear();
  for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
    const auto hashes = text.hashes_of(sentences_[i]);
    Marks& marks = marks_.emplace_back();
    for (const std::uint64_t hash : hashes) {
      marks[hash / 64 % marks.size()] |= std::uint64_t{1} << (hash % 64);
    }
    sorted_.insert(sorted_.end(), hashes.begin(), hashes.end());
    std::sort(sorted_.begin() + begins_.back(), sorted_.end());
    begins_.push_back(static_cast<std::uint32_t>(sorted_.size()));
    by_words_.emplace_back(hash_words(hashes), i);
  }
  std::sort(by_words_.begin(), by_words_.end());
}

double PreparedSentences::likeness(std::size_t i, const PreparedSentences& other, std::size_t j,
                                   double at_least) const {
  const std::size_t n = n_tokens(i);
  const std::size_t m = other.n_tokens(j);
  const Marks& own = marks_[i];
  const Marks& others = other.marks_[j];
  std::size_t n_lacking = 0;
  std::size_t m_lacking = 0;
  for (std::size_t k = 0; k < own.size(); ++k) {
    n_lacking += static_cast<std::size_t>(std::popcount(own[k] & ~others[k]));
    m_lacking += static_cast<std::size_t>(std::popcount(others[k] & ~own[k]));
  }
  const std::size_t most = std::min(n - n_lacking, m - m_lacking);
  if (2.0 * static_cast<double>(most) / static_cast<double>(n + m) < at_least) return 0.0;
  const double like =
      token_likeness(std::span(sorted_).subspan(begins_[i], n),
                     std::span(other.sorted_).subspan(other.begins_[j], m), /*of_nothing=*/0.0);
  return like >= at_least ? like : 0.0;
}

SentenceEdits align_sentences(const PreparedSentences& before, const PreparedSentences& after,
                              std::size_t most_changes) {
  return Aligner(before, after, most_changes).run();
}

SentenceEdits align_sentences(const SentencedText& before, const SentencedText& after) {
  PreparedSentences old_sentences;
  PreparedSentences new_sentences;
  old_sentences.prepare(before, before.segments.sentences);
  new_sentences.prepare(after, after.segments.sentences);
  return align_sentences(old_sentences, new_sentences);
}

}  // namespace dittograph

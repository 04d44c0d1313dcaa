#include "repeat/keep.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>

#include "text/characters.h"

namespace dittograph {
namespace {

// The first run that weighs this share of the heaviest is the article: of a body that stands twice
// the first stays, unless it is clearly worse formed.
constexpr double kEnough = 0.8;
// Only what has this many words makes a run repeat itself; labels may come again. Sentences that
// follow each other in one block, here and in another copy, count together.
constexpr double kMinDistinctWords = 8;
// So many copies of a unit are looked at for its neighbours.
constexpr std::size_t kMostCopies = 8;
// A paragraph with this many words of its own is not taken apart for a copy of one sentence of it.
constexpr double kMinOwnWords = 8;
// A title before the run belongs to it.
constexpr double kMaxTitleWords = 30;

// How well a block of each kind is formed, against 1 for a clean paragraph.
constexpr double kGluedForm = 0.6;
constexpr double kMergedForm = 0.6;
constexpr double kBrokenForm = 0.75;
constexpr double kOneCaseForm = 0.5;
constexpr double kDamagedForm = 0.6;

// All capitals, or a line of a script with capitals that has none.
bool has_one_case(std::string_view text) {
  std::size_t n_upper = 0;
  std::size_t n_lower = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    if (is_lower(point.value)) ++n_lower;
    if (is_upper(point.value)) ++n_upper;
    if (n_lower > 0 && n_upper > 0) return false;
    at += point.size;
  }
  return n_upper + n_lower >= 4;
}

// What no edit of ours can mend: words broken by a hyphen at a line's end, soft hyphens, zero-width
// signs, HTML entities.
bool is_damaged(const Layout& layout, std::uint32_t block) {
  const Block& of = layout.block(block);
  const std::string_view text = layout.text().substr(of.begin, of.end - of.begin);
  if (text.find("\xC2\xAD") != std::string_view::npos) return true;      // soft hyphen
  if (text.find("\xE2\x80\x8B") != std::string_view::npos) return true;  // zero-width space
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find(';', at);
    if (end != std::string_view::npos && end - at <= 10 && end - at >= 3 &&
        text.substr(at, end - at).find(' ') == std::string_view::npos) {
      return true;
    }
  }
  const Tokens& tokens = layout.tokens();
  const std::uint32_t end = layout.block_end_token(block);
  for (std::uint32_t i = layout.block_first_token(block); i < end; ++i) {
    const std::string_view token =
        layout.text().substr(tokens.begin[i], tokens.end[i] - tokens.begin[i]);
    if (token.find_first_of("-\n\r") != std::string_view::npos) return true;
  }
  return false;
}

class Chooser {
 public:
  Chooser(const Layout& layout, const Units& units, Kept& kept)
      : layout_(layout), units_(units), kept_(kept) {}

  void choose(const std::vector<LesserCopy>& lesser) {
    place_units();
    find_long_classes();
    weigh_blocks(lesser);
    find_runs();
    kept_.unit.resize(units_.classes.size());
    // Long copies first; a short one (a credit below its caption) then stays beside what stays.
    for (const bool long_ones : {true, false}) {
      for (std::size_t copies = 0; copies < units_.classes.size(); ++copies) {
        if (is_long(units_.classes[copies].front()) == long_ones) {
          kept_.unit[copies] = best_of(units_.classes[copies]);
        }
      }
    }
  }

 private:
  // Block of each unit, and where a block's units lie among all units.
  void place_units() {
    const std::size_t n_blocks = layout_.segments().blocks.size();
    block_of_.resize(units_.units.size());
    last_block_of_.resize(units_.units.size());
    first_unit_.assign(n_blocks + 1, 0);
    for (std::size_t i = 0; i < units_.units.size(); ++i) {
      block_of_[i] = layout_.block_of(units_.units[i].first);
      last_block_of_[i] = layout_.block_of(units_.units[i].end - 1);
      ++first_unit_[block_of_[i] + 1];
    }
    for (std::size_t b = 0; b < n_blocks; ++b) first_unit_[b + 1] += first_unit_[b];
  }

  void find_long_classes() {
    const std::vector<Unit>& all = units_.units;
    long_.assign(units_.classes.size(), 0);
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      double words = layout_.words(all[begin].first, all[begin].end);
      for (end = begin + 1; end < all.size() && go_together(end - 1); ++end) {
        words += layout_.words(all[end].first, all[end].end);
      }
      if (words < kMinDistinctWords) continue;
      for (std::size_t i = begin; i < end; ++i) long_[all[i].copies] = 1;
    }
  }

  // Do this unit and the next follow each other in one block, and copies of the two elsewhere?
  [[nodiscard]] bool go_together(std::size_t unit) const {
    const auto follows = [&](std::size_t i) {
      return i + 1 < units_.units.size() && units_.units[i].end == units_.units[i + 1].first &&
             block_of_[i] == last_block_of_[i] && block_of_[i] == block_of_[i + 1] &&
             block_of_[i] == last_block_of_[i + 1];
    };
    if (!follows(unit)) return false;
    const std::uint32_t next = units_.units[unit + 1].copies;
    const auto& copies = units_.classes[units_.units[unit].copies];
    const std::size_t n = std::min(copies.size(), kMostCopies);
    return std::any_of(copies.begin(), copies.begin() + static_cast<std::ptrdiff_t>(n),
                       [&](std::uint32_t i) {
                         return i != unit && follows(i) && units_.units[i + 1].copies == next;
                       });
  }

  void weigh_blocks(const std::vector<LesserCopy>& lesser) {
    const std::size_t n_blocks = layout_.segments().blocks.size();
    kept_.forms.assign(n_blocks, {});
    for (std::size_t i = 0; i < units_.units.size(); ++i) add_repeated_words(units_.units[i], i);
    for (std::uint32_t b = 0; b < n_blocks; ++b) {
      BlockForm& form = kept_.forms[b];
      form.words = layout_.block_words(b);
      form.weight = form.words;
      if (form.repeated_words > 0) form.weight *= shape(b, form);
    }
    for (const LesserCopy& copy : lesser) {
      BlockForm& form = kept_.forms[layout_.block_of(copy.first)];
      form.lesser = true;
      form.weight = 0;
    }
  }

  void add_repeated_words(const Unit& unit, std::size_t index) {
    for (std::uint32_t b = block_of_[index]; b <= last_block_of_[index]; ++b) {
      const std::uint32_t first = std::max(unit.first, layout_.block_first_token(b));
      const std::uint32_t end = std::min(unit.end, layout_.block_end_token(b));
      kept_.forms[b].repeated_words += layout_.words(first, end);
    }
  }

  double shape(std::uint32_t b, BlockForm& form) const {
    const Block& block = layout_.block(b);
    const bool covered = form.repeated_words + 0.25 > form.words;
    const bool merged = covered && n_seams(b) > 0;
    if (block.n_glued > 0 && merged) {
      form.lesser = true;
      return 0;
    }
    double shape = 1;
    if (block.n_glued > 0) shape *= kGluedForm;
    if (merged) shape *= kMergedForm;
    if (is_broken(b)) shape *= kBrokenForm;
    if (has_one_case(layout_.text().substr(block.begin, block.end - block.begin))) {
      shape *= kOneCaseForm;
      form.damaged = true;
    }
    if (is_damaged(layout_, b)) {
      shape *= kDamagedForm;
      form.damaged = true;
    }
    return shape;
  }

  // Lines broken inside a sentence, or a sentence spread over several blocks that is whole
  // elsewhere.
  bool is_broken(std::uint32_t b) const {
    if (layout_.segments().hard_wrapped) return false;
    if (layout_.block(b).n_lines > 1) return true;
    for (std::uint32_t i = first_unit_[b]; i < first_unit_[b + 1]; ++i) {
      if (last_block_of_[i] > block_of_[i]) return true;
    }
    return false;
  }

  // Places inside the block where, in other copies, one block ends and the next begins: seams of
  // paragraphs that were put together.
  std::size_t n_seams(std::uint32_t b) const {
    std::size_t n = 0;
    for (std::uint32_t i = first_unit_[b]; i + 1 < first_unit_[b + 1]; ++i) {
      if (has_copy_ending_block(i) && has_copy_beginning_block(i + 1)) ++n;
    }
    return n;
  }
  bool has_copy_ending_block(std::uint32_t unit) const {
    const auto& copies = units_.classes[units_.units[unit].copies];
    const std::size_t n = std::min(copies.size(), kMostCopies);
    return std::any_of(
        copies.begin(), copies.begin() + static_cast<std::ptrdiff_t>(n), [&](std::uint32_t i) {
          return i != unit && layout_.block_end_token(last_block_of_[i]) == units_.units[i].end;
        });
  }
  bool has_copy_beginning_block(std::uint32_t unit) const {
    const auto& copies = units_.classes[units_.units[unit].copies];
    const std::size_t n = std::min(copies.size(), kMostCopies);
    return std::any_of(
        copies.begin(), copies.begin() + static_cast<std::ptrdiff_t>(n), [&](std::uint32_t i) {
          return i != unit && layout_.block_first_token(block_of_[i]) == units_.units[i].first;
        });
  }

  struct Run {
    std::uint32_t begin, end;
    double weight;
  };

  // All maximal runs of blocks that hold no class twice, and for each block the heaviest around it.
  void find_runs() {
    const auto n_blocks = static_cast<std::uint32_t>(kept_.forms.size());
    std::vector<Run> runs;
    std::vector<std::uint32_t> last_seen(units_.classes.size(), 0);  // block plus one
    std::uint32_t begin = 0;
    double weight = 0;
    const auto close = [&](std::uint32_t end) {
      if (end > begin) runs.push_back({begin, end, weight});
    };
    for (std::uint32_t b = 0; b < n_blocks; ++b) {
      std::uint32_t from = begin;
      if (kept_.forms[b].lesser) {
        close(b);
        begin = b + 1;
        weight = 0;
        continue;
      }
      for (std::uint32_t i = first_unit_[b]; i < first_unit_[b + 1]; ++i) {
        const Unit& unit = units_.units[i];
        if (!is_long(i)) continue;
        if (last_seen[unit.copies] != b + 1) from = std::max(from, last_seen[unit.copies]);
        last_seen[unit.copies] = b + 1;
      }
      if (from > begin) {
        close(b);
        for (; begin < from; ++begin) weight -= kept_.forms[begin].weight;
      }
      weight += kept_.forms[b].weight;
    }
    close(n_blocks);
    pick_best(runs);
    spread(runs, n_blocks);
  }

  void pick_best(const std::vector<Run>& runs) {
    double heaviest = 0;
    for (const Run& run : runs) heaviest = std::max(heaviest, run.weight);
    kept_.run_begin = kept_.run_end = 0;
    for (const Run& run : runs) {
      if (run.weight < kEnough * heaviest) continue;
      kept_.run_begin = run.begin;
      kept_.run_end = run.end;
      break;
    }
  }

  // Heaviest run around each block: a sliding maximum, as runs begin and end in ascending order.
  void spread(const std::vector<Run>& runs, std::uint32_t n_blocks) {
    heaviest_around_.assign(n_blocks, 0);
    std::deque<std::size_t> window;
    std::size_t next = 0;
    for (std::uint32_t b = 0; b < n_blocks; ++b) {
      for (; next < runs.size() && runs[next].begin <= b; ++next) {
        while (!window.empty() && runs[window.back()].weight <= runs[next].weight)
          window.pop_back();
        window.push_back(next);
      }
      while (!window.empty() && runs[window.front()].end <= b) window.pop_front();
      if (!window.empty()) heaviest_around_[b] = runs[window.front()].weight;
    }
  }

  [[nodiscard]] bool is_long(std::uint32_t unit) const {
    return long_[units_.units[unit].copies] != 0;
  }

  // Of the text directly before and behind a unit, how much stays: 0 to 2. Asked of short units,
  // when the long ones are decided.
  [[nodiscard]] double kept_neighbours(std::uint32_t unit) const {
    const auto stays = [&](std::uint32_t other) {
      return !is_long(other) || kept_.unit[units_.units[other].copies] == other;
    };
    const bool before =
        unit == 0 || units_.units[unit - 1].end != units_.units[unit].first || stays(unit - 1);
    const bool behind = unit + 1 == units_.units.size() ||
                        units_.units[unit].end != units_.units[unit + 1].first || stays(unit + 1);
    return (before ? 1.0 : 0.0) + (behind ? 1.0 : 0.0);
  }

  // Higher is better, compared from left to right.
  std::array<double, 5> rank(std::uint32_t unit) const {
    const std::uint32_t b = block_of_[unit];
    const BlockForm& form = kept_.forms[b];
    const bool own_words =
        form.words - form.repeated_words >= kMinOwnWords && layout_.block(b).n_glued == 0;
    const bool in_run = b >= kept_.run_begin && b < kept_.run_end;
    const bool before_run = b + 1 == kept_.run_begin && form.words <= kMaxTitleWords;
    return {form.lesser ? 0.0 : (form.damaged ? 0.5 : 1.0), own_words ? 1.0 : 0.0,
            is_long(unit) ? 0.0 : kept_neighbours(unit), in_run ? 1.0 : (before_run ? 0.5 : 0.0),
            heaviest_around_[b]};
  }

  std::uint32_t best_of(const std::vector<std::uint32_t>& copies) const {
    std::uint32_t best = copies.front();
    std::array<double, 5> best_rank = rank(best);
    for (const std::uint32_t unit : copies) {
      const std::array<double, 5> other = rank(unit);
      if (other > best_rank) {
        best = unit;
        best_rank = other;
      }
    }
    return best;
  }

  const Layout& layout_;
  const Units& units_;
  Kept& kept_;
  std::vector<std::uint32_t> block_of_, last_block_of_, first_unit_;
  std::vector<std::uint8_t> long_;  // by class: long enough to make a run repeat itself
  std::vector<double> heaviest_around_;
};

}  // namespace

void choose_kept(const Layout& layout, const Units& units, const std::vector<LesserCopy>& lesser,
                 Kept& kept) {
  Chooser(layout, units, kept).choose(lesser);
}

}  // namespace dittograph

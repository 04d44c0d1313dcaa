#include "repeat/protect.h"

#include <algorithm>
#include <cstddef>

namespace dittograph {
namespace {

constexpr double kMinCutWords = 4;
constexpr double kMinTitleWords = 3;
constexpr double kMaxTitleWords = 30;
constexpr double kMinTwiceWords = 8;
constexpr double kMinSentenceWords = 20;
constexpr double kListMedianWords = 9;
constexpr double kVerseWords = 15;
constexpr double kParagraphWords = 20;
constexpr std::size_t kMinListBlocks = 6;
constexpr double kShortLineWords = 12;
constexpr std::uint32_t kNeighbours = 4;  // on each side
constexpr double kDocumentShare = 1.0 / 3;
constexpr double kDoubledShare = 0.45;
constexpr double kMinHeadTwinWords = 5;
constexpr std::uint32_t kHeadTwinBlocks = 4;
constexpr std::uint32_t kTitleBlocks = 6;

// Units [first, end) that would go together.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

class Judge {
 public:
  Judge(const Layout& layout, const Units& units, const Kept& kept, double min_repeat,
        Verdicts& verdicts)
      : layout_(layout), units_(units), kept_(kept), min_repeat_(min_repeat), verdicts_(verdicts) {}

  void run(const std::vector<LesserCopy>& lesser) {
    verdicts_.cut.assign(units_.units.size(), 0);
    verdicts_.rule.assign(units_.units.size(), "");
    document_words_ = layout_.words(0, layout_.n_tokens());
    list_ = is_list();
    verdicts_.numbered = is_numbered();
    measure_going(lesser);
    double going = 0;
    for (const double words : going_) going += words;
    doubled_ = going >= kDoubledShare * document_words_;
    for (std::uint32_t i = 0; i < units_.units.size();) {
      if (is_kept(i)) {
        ++i;
        continue;
      }
      Stretch stretch{.first = i, .end = i + 1};
      while (stretch.end < units_.units.size() && continues(stretch.end)) ++stretch.end;
      judge(stretch);
      i = stretch.end;
    }
  }

 private:
  [[nodiscard]] std::uint32_t kept_of(std::uint32_t unit) const {
    return kept_.unit[units_.units[unit].copies];
  }
  [[nodiscard]] bool is_kept(std::uint32_t unit) const { return kept_of(unit) == unit; }

  // Does unit i go on where unit i - 1 ends, here and in the copy that is kept? Or say the same
  // line once more?
  [[nodiscard]] bool continues(std::uint32_t i) const {
    if (is_kept(i) || units_.units[i - 1].end != units_.units[i].first) return false;
    return units_.units[i - 1].copies == units_.units[i].copies ||
           units_.units[kept_of(i - 1)].end == units_.units[kept_of(i)].first;
  }

  // Words of each block that would go if no rule protected them.
  void measure_going(const std::vector<LesserCopy>& lesser) {
    going_.assign(layout_.segments().blocks.size(), 0);
    for (std::uint32_t i = 0; i < units_.units.size(); ++i) {
      if (!is_kept(i)) add_going(units_.units[i].first, units_.units[i].end);
    }
    for (const LesserCopy& copy : lesser) add_going(copy.first, copy.end);
  }

  void add_going(std::uint32_t first, std::uint32_t end) {
    const std::uint32_t last = layout_.block_of(end - 1);
    for (std::uint32_t b = layout_.block_of(first); b <= last; ++b) {
      going_[b] += layout_.words(std::max(first, layout_.block_first_token(b)),
                                 std::min(end, layout_.block_end_token(b)));
    }
  }

  [[nodiscard]] bool goes_whole(std::uint32_t block) const {
    return going_[block] + 0.25 > kept_.forms[block].words;
  }

  void judge(const Stretch& stretch) {
    const Unit& first = units_.units[stretch.first];
    const Unit& last = units_.units[stretch.end - 1];
    const std::uint32_t first_block = layout_.block_of(first.first);
    const std::uint32_t last_block = layout_.block_of(last.end - 1);
    double words = layout_.words(first.first, last.end);
    bool whole = true;
    for (std::uint32_t b = first_block; b <= last_block; ++b) whole &= goes_whole(b);
    // Of a glued block that goes whole, each part goes with the others.
    if (whole && first_block == last_block) {
      words = std::max(words, kept_.forms[first_block].words);
    }
    bool cut = false;
    const char* rule = rule_for(stretch, first_block, last_block, words, whole, cut);
    for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
      verdicts_.cut[i] = cut ? 1 : 0;
      verdicts_.rule[i] = rule;
    }
  }

  const char* rule_for(const Stretch& stretch, std::uint32_t first_block, std::uint32_t last_block,
                       double words, bool whole, bool& cut) const {
    const double share = document_words_ > 0 ? words / document_words_ : 0;
    cut = false;
    const bool title = whole && is_title(stretch);
    if (doubled_ && whole && (!list_ || beside_kept(stretch) || beside_gone(stretch))) {
      cut = true;
      return "part of a page that stands twice";
    }
    if (words < kMinTitleWords || (words < kMinCutWords && !title)) return "protected: too short";
    if (whole && words >= kMinHeadTwinWords && last_block < kHeadTwinBlocks &&
        beside_kept(stretch)) {
      cut = true;
      return "the title again";
    }
    if (share < kDocumentShare && !title &&
        (in_short_lines(first_block, last_block) || kept_in_short_lines(stretch))) {
      return "protected: a line of verse or of a list";
    }
    cut = true;
    if (title) return "the title again";
    if (!bounded(stretch)) {
      cut = false;
      return "protected: begins or ends in mid-sentence";
    }
    if (verdicts_.numbered && share < kDocumentShare) {
      cut = false;
      return "protected: a clause of a numbered text";
    }
    if (whole && beside_kept(stretch) && (!list_ || share >= kDocumentShare)) {
      return "directly beside its copy";
    }
    const bool kept_whole = keeps_whole_blocks(stretch);
    if (words >= min_repeat_ && (whole || kept_whole || is_glued(first_block) ||
                                 words >= std::max(kMinSentenceWords, min_repeat_))) {
      return whole ? "a whole block again" : "a sentence that stands whole elsewhere";
    }
    const std::size_t n_copies = units_.classes[units_.units[stretch.first].copies].size();
    if (whole && !list_ && n_copies == 2 && words >= std::min(kMinTwiceWords, min_repeat_)) {
      return "a whole block twice";
    }
    cut = false;
    return words < min_repeat_ ? "protected: short" : "protected: a sentence of two paragraphs";
  }

  // Does the stretch begin and end where sentences do, and not in the middle of a column of lines?
  [[nodiscard]] bool bounded(const Stretch& stretch) const {
    const Unit& first = units_.units[stretch.first];
    const Unit& last = units_.units[stretch.end - 1];
    if (!layout_.is_edge(first.first) || !layout_.is_edge(last.end)) return false;
    if (!layout_.segments().narrow) return true;
    const std::uint32_t first_block = layout_.block_of(first.first);
    const std::uint32_t behind = layout_.block_of(last.end - 1) + 1;
    const bool opens =
        layout_.block_first_token(first_block) != first.first || layout_.block(first_block).opens;
    const bool closes = layout_.block_end_token(behind - 1) != last.end ||
                        behind == kept_.forms.size() || layout_.block(behind).opens;
    return opens && closes;
  }

  // A contract, a law: many blocks begin with their number.
  [[nodiscard]] bool is_numbered() const {
    const auto& blocks = layout_.segments().blocks;
    const auto n = std::count_if(blocks.begin(), blocks.end(),
                                 [](const Block& block) { return block.numbered; });
    return n >= 5 && static_cast<std::size_t>(n) * 8 >= blocks.size();
  }

  // Half of the blocks are short lines, or most are lines of verse: not long, no full stop.
  [[nodiscard]] bool is_list() const {
    const std::size_t n = kept_.forms.size();
    if (n < kMinListBlocks || layout_.segments().hard_wrapped) return false;
    std::size_t n_short = 0;
    std::size_t n_verse = 0;
    for (std::uint32_t b = 0; b < n; ++b) {
      const double words = kept_.forms[b].words;
      if (words < kListMedianWords) ++n_short;
      if (words < kVerseWords && !ends_whole(b)) ++n_verse;
    }
    return n_short * 2 >= n || n_verse * 5 >= n * 3;
  }

  [[nodiscard]] bool ends_whole(std::uint32_t block) const {
    return layout_.sentence(layout_.block(block).end_sentence - 1).whole;
  }

  // A table of contents and the headings it names.
  [[nodiscard]] bool kept_in_short_lines(const Stretch& stretch) const {
    const Unit& first = units_.units[kept_of(stretch.first)];
    const Unit& last = units_.units[kept_of(stretch.end - 1)];
    return first.first <= last.first &&
           in_short_lines(layout_.block_of(first.first), layout_.block_of(last.end - 1));
  }

  // Do the blocks, and most of those around them, have few words?
  [[nodiscard]] bool in_short_lines(std::uint32_t first_block, std::uint32_t last_block) const {
    for (std::uint32_t b = first_block; b <= last_block; ++b) {
      if (kept_.forms[b].words >= kShortLineWords) return false;
    }
    if (layout_.segments().narrow) return true;
    std::uint32_t n = 0;
    std::uint32_t n_short = 0;
    const auto look = [&](std::uint32_t b) {
      ++n;
      if (kept_.forms[b].words < kShortLineWords) ++n_short;
    };
    for (std::uint32_t b = first_block - std::min(first_block, kNeighbours); b < first_block; ++b) {
      look(b);
    }
    const auto n_blocks = static_cast<std::uint32_t>(kept_.forms.size());
    for (std::uint32_t b = last_block + 1; b < std::min(n_blocks, last_block + 1 + kNeighbours);
         ++b) {
      look(b);
    }
    return n >= kNeighbours && n_short * 4 >= n * 3;
  }

  // One whole block, or one several times in a row, of which a copy stands in the page's head and
  // ends without a full stop.
  [[nodiscard]] bool is_title(const Stretch& stretch) const {
    const Unit& unit = units_.units[stretch.first];
    for (std::uint32_t i = stretch.first; i < stretch.end; ++i) {
      if (units_.units[i].copies != unit.copies) return false;
    }
    const double words = layout_.words(unit.first, unit.end);
    if (words < kMinTitleWords || words > kMaxTitleWords) return false;
    const Unit& earliest = units_.units[units_.classes[unit.copies].front()];
    const std::uint32_t head = layout_.block_of(earliest.first);
    if (head >= kTitleBlocks || layout_.block_first_token(head) != earliest.first ||
        layout_.block_end_token(head) != earliest.end) {
      return false;
    }
    if (list_ && (words < kMinTwiceWords || !leads_to_prose(head))) return false;
    return head == 0 || (!ends_whole(head) && !ends_in_comma(head) && leads_to_prose(head));
  }

  [[nodiscard]] bool ends_in_comma(std::uint32_t block) const {
    const std::string_view text = layout_.text().substr(0, layout_.block(block).end);
    return text.ends_with(',') || text.ends_with(';') || text.ends_with("\xD8\x8C") ||
           text.ends_with("\xEF\xBC\x8C");
  }

  // Does a paragraph follow within a few lines?
  [[nodiscard]] bool leads_to_prose(std::uint32_t block) const {
    const auto n_blocks = static_cast<std::uint32_t>(kept_.forms.size());
    for (std::uint32_t b = block + 1; b < std::min(n_blocks, block + 1 + kNeighbours); ++b) {
      if (kept_.forms[b].words >= kParagraphWords) return true;
    }
    return false;
  }

  [[nodiscard]] bool beside_kept(const Stretch& stretch) const {
    const Unit& first = units_.units[stretch.first];
    const Unit& last = units_.units[stretch.end - 1];
    const Unit& kept_first = units_.units[kept_of(stretch.first)];
    const Unit& kept_last = units_.units[kept_of(stretch.end - 1)];
    return kept_last.end == first.first || last.end == kept_first.first;
  }

  // Does the unit before go, directly before this stretch?
  [[nodiscard]] bool beside_gone(const Stretch& stretch) const {
    return stretch.first > 0 && verdicts_.cut[stretch.first - 1] != 0 &&
           units_.units[stretch.first - 1].end == units_.units[stretch.first].first;
  }

  [[nodiscard]] bool keeps_whole_blocks(const Stretch& stretch) const {
    const Unit& first = units_.units[kept_of(stretch.first)];
    const Unit& last = units_.units[kept_of(stretch.end - 1)];
    return layout_.block_first_token(layout_.block_of(first.first)) == first.first &&
           layout_.block_end_token(layout_.block_of(last.end - 1)) == last.end;
  }

  [[nodiscard]] bool is_glued(std::uint32_t block) const {
    return layout_.block(block).n_glued > 0 || kept_.forms[block].lesser;
  }

  const Layout& layout_;
  const Units& units_;
  const Kept& kept_;
  double min_repeat_;
  Verdicts& verdicts_;
  double document_words_ = 0;
  bool list_ = false;
  bool doubled_ = false;  // the page as a whole stands twice
  std::vector<double> going_;
};

}  // namespace

void decide(const Layout& layout, const Units& units, const std::vector<LesserCopy>& lesser,
            const Kept& kept, std::uint32_t min_repeat, Verdicts& verdicts) {
  Judge(layout, units, kept, min_repeat, verdicts).run(lesser);
}

}  // namespace dittograph

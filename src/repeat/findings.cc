#include "repeat/findings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/characters.h"

namespace dittograph {
namespace {

// Protected copies of fewer words are labels and not worth a line of the report.
constexpr double kMinReportedWords = 4;
// A line of more words that ends without a mark is no heading but a broken line.
constexpr double kMaxHeadingWords = 30;
// From so many on, copies that are cut and follow each other directly are told as one.
constexpr std::size_t kMaxSingleCopies = 100;

class Teller {
 public:
  Teller(const Decisions& decisions, bool cutting, Repeats& repeats)
      : d_(decisions), layout_(decisions.layout), cutting_(cutting), repeats_(repeats) {}

  void tell() {
    goes_.assign(layout_.n_tokens(), 0);
    tell_classes();
    tell_lesser();
    tell_near();
    std::sort(repeats_.groups.begin(), repeats_.groups.end(),
              [](const RepeatGroup& x, const RepeatGroup& y) {
                return std::make_pair(x.copies.front().span, x.copies.back().span) <
                       std::make_pair(y.copies.front().span, y.copies.back().span);
              });
    std::sort(repeats_.cuts.begin(), repeats_.cuts.end(),
              [](const TextCut& x, const TextCut& y) { return x.span < y.span; });
    for (TextCut& cut : repeats_.cuts) take_rules_along(cut);
    std::sort(repeats_.joins.begin(), repeats_.joins.end());
    const auto last =
        std::unique(repeats_.joins.begin(), repeats_.joins.end(),
                    [](const TextJoin& x, const TextJoin& y) { return x.span == y.span; });
    repeats_.joins.erase(last, repeats_.joins.end());
    // A line end that goes with a cut needs no mending.
    std::erase_if(repeats_.joins, [&](const TextJoin& join) {
      const auto cut = std::upper_bound(
          repeats_.cuts.begin(), repeats_.cuts.end(), join.span.begin,
          [](std::uint64_t place, const TextCut& other) { return place < other.span.end; });
      return cut != repeats_.cuts.end() && cut->span.begin < join.span.end;
    });
    count_code_points_of_spans();
  }

 private:
  [[nodiscard]] ByteSpan bytes(std::uint32_t first, std::uint32_t end) const {
    return {layout_.begin_byte(first), layout_.end_byte(end)};
  }

  // A line without words (a rule of dashes, an end mark) that follows the cut copy and the kept
  // copy alike belongs to both and goes with the cut one.
  void take_rules_along(TextCut& cut) const {
    const std::string_view gone = rules_behind(cut.span.end);
    if (!trim(gone).empty() && trim(gone) == trim(rules_behind(cut.kept.end))) {
      cut.span.end +=
          static_cast<std::uint64_t>(trim(gone).data() + trim(gone).size() - gone.data());
    }
  }

  // From the place to the next token's line, if a line without words stands between.
  [[nodiscard]] std::string_view rules_behind(std::uint64_t place) const {
    const Tokens& tokens = layout_.tokens();
    const auto next = std::lower_bound(tokens.begin.begin(), tokens.begin.end(), place);
    const std::uint64_t end = next == tokens.begin.end() ? layout_.text().size() : *next;
    const std::string_view gap = layout_.text().substr(place, end - place);
    const std::size_t first = gap.find_first_of("\r\n");
    if (first == std::string_view::npos || !trim(gap.substr(0, first)).empty()) return {};
    if (next == tokens.begin.end()) return gap;
    const std::size_t last = gap.find_last_of("\r\n");
    return last > first ? gap.substr(0, last) : std::string_view();
  }

  static std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
  }

  // One group for each row of classes whose copies lie side by side everywhere, while the kept copy
  // stays in one block: a paragraph of three sentences is one group.
  void tell_classes() {
    std::vector<std::uint32_t> order(d_.units.classes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t x, std::uint32_t y) { return d_.kept.unit[x] < d_.kept.unit[y]; });
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i + 1;
      while (end < order.size() && goes_on(order[end - 1], order[end])) ++end;
      tell_row(order[i], order[end - 1]);
      i = end;
    }
  }

  // Do the copies of class y stand directly behind those of class x, with the same verdicts?
  [[nodiscard]] bool goes_on(std::uint32_t x, std::uint32_t y) const {
    const auto& before = d_.units.classes[x];
    const auto& behind = d_.units.classes[y];
    if (before.size() != behind.size()) return false;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (behind[i] != before[i] + 1 ||
          d_.units.units[before[i]].end != d_.units.units[behind[i]].first ||
          d_.verdicts.cut[before[i]] != d_.verdicts.cut[behind[i]]) {
        return false;
      }
    }
    const std::uint32_t kept = d_.kept.unit[y];
    return d_.kept.unit[x] + 1 == kept && layout_.block_of(d_.units.units[kept].first) ==
                                              layout_.block_of(d_.units.units[kept - 1].end - 1);
  }

  void tell_row(std::uint32_t first_class, std::uint32_t last_class) {
    const auto& firsts = d_.units.classes[first_class];
    const auto& lasts = d_.units.classes[last_class];
    const std::uint32_t kept_index = d_.kept.unit[first_class];
    const std::uint32_t kept_first = d_.units.units[kept_index].first;
    const std::uint32_t kept_end = d_.units.units[d_.kept.unit[last_class]].end;
    RepeatGroup group;
    group.tokens = kept_end - kept_first;
    const ByteSpan kept = bytes(kept_first, kept_end);
    bool whole = is_whole_blocks(kept_first, kept_end);
    struct Gone {
      std::uint32_t first, end;
    };
    std::vector<Gone> gone;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
      const std::uint32_t first = d_.units.units[firsts[i]].first;
      const std::uint32_t end = d_.units.units[lasts[i]].end;
      const bool cut = cutting_ && d_.verdicts.cut[firsts[i]] != 0;
      whole &= is_whole_blocks(first, end);
      if (firsts[i] != kept_index) group.why = d_.verdicts.rule[firsts[i]];
      // Of a line said a million times in a row, all but the first are told as one stretch.
      if (cut && gone.size() >= kMaxSingleCopies && gone.back().end == first &&
          group.copies.back().cut) {
        gone.back().end = end;
        group.copies.back().span.end = layout_.end_byte(end);
        continue;
      }
      group.copies.push_back({.span = bytes(first, end),
                              .code_points = {},
                              .kept = firsts[i] == kept_index,
                              .cut = cut});
      if (!cut) continue;
      gone.push_back({first, end});
      mend(kept_first, kept_end, first);
    }
    group.kind = whole ? RepeatKind::kExact : RepeatKind::kContained;
    if (gone.empty() && layout_.words(kept_first, kept_end) < kMinReportedWords) return;
    for (const Gone& copy : gone) add_cut(copy.first, copy.end, kept, group.kind, 1.0);
    repeats_.groups.push_back(std::move(group));
  }

  [[nodiscard]] bool is_whole_blocks(std::uint32_t first, std::uint32_t end) const {
    return layout_.block_first_token(layout_.block_of(first)) == first &&
           layout_.block_end_token(layout_.block_of(end - 1)) == end;
  }

  // A line end in the kept copy becomes what stands there in a copy that goes: plain space, or
  // nothing between letters that are written without.
  void mend(std::uint32_t kept_first, std::uint32_t kept_end, std::uint32_t gone_first) {
    if (layout_.segments().hard_wrapped) return;
    const Tokens& tokens = layout_.tokens();
    for (std::uint32_t i = kept_first + 1; i < kept_end; ++i) {
      const std::uint32_t gone = gone_first + (i - kept_first);
      const ByteSpan gap{tokens.end[i - 1], tokens.begin[i]};
      const std::string_view bytes_here = layout_.text().substr(gap.begin, gap.size());
      if (bytes_here.find_first_of("\r\n") == std::string_view::npos) continue;
      if (bytes_here.find_first_not_of(" \t\r\n") != std::string_view::npos) continue;
      const std::string_view bytes_there =
          layout_.text().substr(tokens.end[gone - 1], tokens.begin[gone] - tokens.end[gone - 1]);
      if (bytes_there.find_first_of("\r\n") != std::string_view::npos) continue;
      if (may_be_heading(i) || (bytes_there.empty() && may_be_glue(gap))) continue;
      repeats_.joins.push_back({.span = gap, .space = !bytes_there.empty()});
    }
  }

  // A title over its lead stands in one line with it elsewhere, where a page's head was made of
  // the two; nothing but a small letter behind the line end tells a broken sentence from it.
  [[nodiscard]] bool may_be_heading(std::uint32_t behind) const {
    const std::uint32_t block = layout_.block_of(behind - 1);
    return block != layout_.block_of(behind) && layout_.block_words(block) <= kMaxHeadingWords &&
           !is_lower(decode_at(layout_.text(), layout_.tokens().begin[behind]).value);
  }

  // Thai, Lao, Khmer and Burmese end a sentence without a mark, so that two lines glued together
  // look like one.
  [[nodiscard]] bool may_be_glue(const ByteSpan& gap) const {
    const std::string_view text = layout_.text();
    return is_unmarked_script(decode_before(text, gap.begin).value) ||
           is_unmarked_script(decode_at(text, gap.end).value);
  }

  void add_cut(std::uint32_t first, std::uint32_t end, const ByteSpan& kept, RepeatKind kind,
               double resemblance) {
    repeats_.cuts.push_back({.span = bytes(first, end),
                             .code_points = {},
                             .kept = kept,
                             .kind = kind,
                             .resemblance = resemblance});
    std::fill(goes_.begin() + first, goes_.begin() + end, std::uint8_t{1});
  }

  [[nodiscard]] bool any_goes(std::uint32_t first, std::uint32_t end) const {
    return std::find(goes_.begin() + first, goes_.begin() + end, std::uint8_t{1}) !=
           goes_.begin() + end;
  }

  void tell_lesser() {
    for (const LesserCopy& copy : d_.lesser) {
      if (any_goes(copy.first, copy.end)) continue;
      const bool site_name = copy.kind == LesserCopy::Kind::kSiteName;
      const bool marked = layout_.sentence(layout_.sentence_of(copy.first)).ellipsis;
      if (d_.verdicts.numbered && !site_name && !marked) continue;
      tell_pair(
          copy.first, copy.end, copy.full_first, copy.full_end,
          site_name ? RepeatKind::kContained : RepeatKind::kTruncated, cutting_,
          site_name ? "a title with the site's name" : "broken off; the whole stands elsewhere");
    }
  }

  void tell_near() {
    for (const NearPair& pair : d_.near) {
      const std::uint32_t a = layout_.block_first_token(pair.a);
      const std::uint32_t a_end = layout_.block_end_token(pair.a);
      const std::uint32_t b = layout_.block_first_token(pair.b);
      const std::uint32_t b_end = layout_.block_end_token(pair.b);
      if (any_goes(a, a_end) || any_goes(b, b_end)) continue;
      if (d_.verdicts.numbered) {
        tell_pair(b, b_end, a, a_end, RepeatKind::kNear, false,
                  "protected: a clause of a numbered text");
      } else if (pair.lesser == 1) {
        tell_pair(a, a_end, b, b_end, RepeatKind::kNear, cutting_, "the kept copy says as much");
      } else if (pair.lesser == 2) {
        tell_pair(b, b_end, a, a_end, RepeatKind::kNear, cutting_, "the kept copy says as much");
      } else {
        tell_pair(b, b_end, a, a_end, RepeatKind::kNear, false, "protected: each says its own");
      }
    }
  }

  // A group of two copies, the first of which is cut or at least reported.
  void tell_pair(std::uint32_t first, std::uint32_t end, std::uint32_t kept_first,
                 std::uint32_t kept_end, RepeatKind kind, bool cut, const char* why) {
    const ByteSpan gone = bytes(first, end);
    const ByteSpan kept = bytes(kept_first, kept_end);
    RepeatGroup group{.kind = kind, .tokens = kept_end - kept_first, .copies = {}, .why = why};
    group.copies.push_back({.span = gone, .code_points = {}, .kept = false, .cut = cut});
    group.copies.push_back({.span = kept, .code_points = {}, .kept = true, .cut = false});
    if (kept < gone) std::swap(group.copies[0], group.copies[1]);
    repeats_.groups.push_back(std::move(group));
    if (!cut) return;
    const double sizes[] = {static_cast<double>(end - first),
                            static_cast<double>(kept_end - kept_first)};
    add_cut(first, end, kept, kind, std::min(sizes[0], sizes[1]) / std::max(sizes[0], sizes[1]));
  }

  // One walk over the text for all spans at once.
  void count_code_points_of_spans() {
    std::vector<std::pair<std::uint64_t, std::uint64_t*>> places;
    const auto add = [&](const ByteSpan& span, ByteSpan& code_points) {
      places.emplace_back(span.begin, &code_points.begin);
      places.emplace_back(span.end, &code_points.end);
    };
    for (RepeatGroup& group : repeats_.groups) {
      for (RepeatCopy& copy : group.copies) add(copy.span, copy.code_points);
    }
    for (TextCut& cut : repeats_.cuts) add(cut.span, cut.code_points);
    std::sort(places.begin(), places.end(),
              [](const auto& x, const auto& y) { return x.first < y.first; });
    std::uint64_t at = 0;
    std::uint64_t count = 0;
    for (const auto& [place, target] : places) {
      count += count_code_points(layout_.text().substr(at, place - at));
      at = place;
      *target = count;
    }
  }

  const Decisions& d_;
  const Layout& layout_;
  bool cutting_;
  Repeats& repeats_;
  std::vector<std::uint8_t> goes_;  // by token
};

}  // namespace

void tell(const Decisions& decisions, bool cutting, Repeats& repeats) {
  Teller(decisions, cutting, repeats).tell();
}

}  // namespace dittograph

#include "repeat/broken_off.h"

#include <algorithm>
#include <tuple>

#include "repeat/units.h"
#include "text/characters.h"

namespace dittograph {
namespace {

// A broken-off sentence needs this many words, unless whole sentences of the copy stand before it.
constexpr double kMinBrokenWords = 5;
// Without an ellipsis only the line's end tells.
constexpr double kMinUnmarkedWords = 8;
// With a full stop it may have been broken off behind an abbreviation, which takes more to believe.
constexpr double kMinWholeWords = 14;
constexpr double kMinTitleWords = 3;
constexpr double kMaxSiteWords = 8;
constexpr std::uint32_t kHeadBlocks = 8;

bool is_separator(std::string_view gap) {
  for (const std::string_view sign :
       {"|", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "::", "\xC2\xB7", "\xC2\xBB",
        "\xE2\x80\xBA", ": ", "\xE2\x80\xA2"}) {
    if (gap.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

std::string_view token_bytes(const Layout& layout, std::uint32_t token) {
  const Tokens& tokens = layout.tokens();
  return layout.text().substr(tokens.begin[token], tokens.end[token] - tokens.begin[token]);
}

// One side of a match as the possible lesser copy: `own` is its first token, `other` the full side.
class Side {
 public:
  Side(const Layout& layout, std::uint32_t own, std::uint32_t other, std::uint32_t length)
      : layout_(layout), own_(own), other_(other), length_(length) {}

  // The copy ends in mid-sentence where the other side goes on.
  bool broken_off(LesserCopy& copy) const {
    std::uint32_t last_edge = length_ + 1;
    for (std::uint32_t i = 0; i <= length_; ++i) {
      if (layout_.is_edge(own_ + i) && layout_.is_edge(other_ + i)) last_edge = i;
    }
    if (last_edge >= length_) return false;
    const std::uint32_t first = own_ + last_edge;
    const std::uint32_t index = layout_.sentence_of(first);
    const Sentence& sentence = layout_.sentence(index);
    const std::uint32_t matched_end = own_ + length_;
    const std::uint32_t full = other_ + last_edge;
    const std::uint32_t full_end = layout_.sentence(layout_.sentence_of(full)).end_token;
    if (sentence.end_token == matched_end + 1) {
      if (other_ + length_ >= full_end || !is_prefix(matched_end, other_ + length_)) return false;
    } else if (sentence.end_token > matched_end ||
               full_end <= other_ + (sentence.end_token - own_)) {
      // What follows the copy may go on with the very word that the full sentence goes on with, so
      // the copy may end before the match does.
      return false;
    }
    const Block& block = layout_.block(layout_.block_of(first));
    const bool ends_block = block.end_sentence == index + 1;
    const double words = layout_.words(first, sentence.end_token);
    const double before = layout_.words(trimmed_first(), first);
    if (words < kMinBrokenWords && (before < kMinUnmarkedWords || !sentence.ellipsis)) return false;
    if (!sentence.ellipsis && is_address(sentence)) return false;
    const double least = sentence.whole ? kMinWholeWords : kMinUnmarkedWords;
    if (!sentence.ellipsis && (layout_.segments().narrow || !ends_block || words + before < least ||
                               is_headline(layout_.block_of(first)))) {
      return false;
    }
    copy = {.kind = LesserCopy::Kind::kBrokenOff,
            .first = first,
            .end = sentence.end_token,
            .full_first = full,
            .full_end = full_end};
    return true;
  }

  // The copy is a block that says the other side's whole block and a site's name.
  bool carries_site_name(LesserCopy& copy) const {
    // The other side's whole block inside the match.
    const std::uint32_t middle = other_ + length_ / 2;
    const std::uint32_t full_block = layout_.block_of(middle);
    const std::uint32_t full_first = layout_.block_first_token(full_block);
    const std::uint32_t full_end = layout_.block_end_token(full_block);
    if (full_first < other_ || full_end > other_ + length_) return false;
    const std::uint32_t first = own_ + (full_first - other_);
    const std::uint32_t end = first + (full_end - full_first);
    const std::uint32_t own_block = layout_.block_of(first);
    if (own_block == full_block) return false;
    const std::uint32_t own_first = layout_.block_first_token(own_block);
    const std::uint32_t own_end = layout_.block_end_token(own_block);
    if (end > own_end || (own_first == first && own_end == end)) return false;
    if (own_block >= kHeadBlocks && full_block >= kHeadBlocks) return false;
    if (layout_.words(full_first, full_end) < kMinTitleWords) return false;
    const double extra = layout_.words(own_first, first) + layout_.words(end, own_end);
    if (extra > kMaxSiteWords || (end < own_end && ends_whole(own_block))) return false;
    const Tokens& tokens = layout_.tokens();
    const auto gap_before = [&](std::uint32_t token) {
      return layout_.text().substr(tokens.end[token - 1],
                                   tokens.begin[token] - tokens.end[token - 1]);
    };
    if (first > own_first && !is_separator(gap_before(first))) return false;
    if (end < own_end && !is_separator(gap_before(end))) return false;
    copy = {.kind = LesserCopy::Kind::kSiteName,
            .first = own_first,
            .end = own_end,
            .full_first = full_first,
            .full_end = full_end};
    return true;
  }

 private:
  [[nodiscard]] std::uint32_t trimmed_first() const {
    return trimmed(layout_, {.a = own_, .b = other_, .length = length_}).a;
  }

  // A line that is one web address is not the beginning of a sentence.
  [[nodiscard]] bool is_address(const Sentence& sentence) const {
    const std::string_view text =
        layout_.text().substr(sentence.begin, sentence.end - sentence.begin);
    return text.find("://") != std::string_view::npos && text.find(' ') == std::string_view::npos;
  }

  // A headline may well be the beginning of its own lead: nothing above it ends like a sentence.
  [[nodiscard]] bool is_headline(std::uint32_t block) const {
    if (block >= kHeadBlocks) return false;
    for (std::uint32_t above = 0; above < block; ++above) {
      const Sentence& last = layout_.sentence(layout_.block(above).end_sentence - 1);
      if (last.whole || last.ellipsis) return false;
    }
    return true;
  }

  [[nodiscard]] bool ends_whole(std::uint32_t block) const {
    return layout_.sentence(layout_.block(block).end_sentence - 1).whole;
  }

  // Is the word cut inside: "presid" for "president"?
  [[nodiscard]] bool is_prefix(std::uint32_t part, std::uint32_t whole) const {
    const std::string_view a = token_bytes(layout_, part);
    const std::string_view b = token_bytes(layout_, whole);
    return a.size() < b.size() && b.substr(0, a.size()) == a;
  }

  const Layout& layout_;
  std::uint32_t own_, other_, length_;
};

}  // namespace

void find_lesser_copies(const Layout& layout, const std::vector<TokenMatch>& matches,
                        std::vector<LesserCopy>& copies) {
  copies.clear();
  for (const TokenMatch& match : matches) {
    LesserCopy copy;
    const Side earlier(layout, match.a, match.b, match.length);
    const Side later(layout, match.b, match.a, match.length);
    if (earlier.carries_site_name(copy) || later.carries_site_name(copy)) {
      copies.push_back(copy);
      continue;
    }
    for (const Side* side : {&earlier, &later}) {
      if (side->broken_off(copy)) copies.push_back(copy);
    }
  }
  std::sort(copies.begin(), copies.end(), [](const LesserCopy& x, const LesserCopy& y) {
    return std::tie(x.first, y.end, x.full_first) < std::tie(y.first, x.end, y.full_first);
  });
  std::uint32_t covered = 0;
  std::erase_if(copies, [&](const LesserCopy& copy) {
    if (copy.first < covered) return true;
    covered = copy.end;
    return false;
  });
}

}  // namespace dittograph

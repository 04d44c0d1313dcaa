#include "audit/credits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "absl/strings/ascii.h"

namespace dittograph {
namespace {

// Bytes: how long what stands before and in a credit may be.
constexpr std::size_t kLongestDateline = 90;
constexpr std::size_t kLongestByline = 140;
constexpr std::size_t kLongestEnclosed = 60;
constexpr std::size_t kLongestCued = 60;
constexpr std::size_t kHead = 600;
constexpr std::size_t kTail = 400;
// Names of outlets shorter than this are too often common words.
constexpr std::size_t kShortestOutlet = 4;

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kBrackets = {{{"(", ")"},
                                                                                     {"[", "]"},
                                                                                     {"/", "/"},
                                                                                     {"（", "）"},
                                                                                     {"【", "】"},
                                                                                     {"<", ">"},
                                                                                     {"{", "}"},
                                                                                     {"［", "］"}}};
constexpr std::array<std::string_view, 6> kDashes = {"-", "–", "—", "―", "−", "--"};

std::string_view trim_left(std::string_view text) {
  for (;;) {
    if (!text.empty() && (static_cast<unsigned char>(text.front()) <= ' ' || text.front() == '*' ||
                          text.front() == '_')) {
      text.remove_prefix(1);
    } else if (text.starts_with("\xC2\xA0")) {
      text.remove_prefix(2);
    } else if (text.starts_with("　")) {
      text.remove_prefix(3);
    } else {
      return text;
    }
  }
}

std::string_view trim_right(std::string_view text) {
  for (;;) {
    if (!text.empty() && (static_cast<unsigned char>(text.back()) <= ' ' || text.back() == '*' ||
                          text.back() == '_')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else if (text.ends_with("　")) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

template <class Words>
bool begins_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}
template <class Words>
bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool same_written(std::string_view word, std::string_view alias) {
  if (word == alias) return true;
  // Outside ASCII the same letters have several spellings, and small ones are no other word.
  if (std::any_of(alias.begin(), alias.end(),
                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return true;
  }
  if (word.size() != alias.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != absl::ascii_toupper(static_cast<unsigned char>(alias[i]))) return false;
  }
  return true;
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || absl::ascii_isalnum(byte);
}

// The cue that ends the text before a name: "Source:", "(c) 2023".
bool follows_cue(std::string_view before, const std::vector<std::string>& cues) {
  before = trim_right(before);
  for (const std::string& cue : cues) {
    const bool word = is_word_byte(cue.back()) && static_cast<unsigned char>(cue.back()) < 0x80;
    std::size_t at = before.rfind(cue);
    if (at == std::string_view::npos) continue;
    if (at > 0 && word && is_word_byte(before[at - 1])) continue;
    std::string_view between = before.substr(at + cue.size());
    if (between.size() > kLongestCued) continue;
    between = trim_left(between);
    const bool colon = between.starts_with(":") || between.starts_with("：");
    if (colon) between.remove_prefix(between.front() == ':' ? 1 : 3);
    // A cue in words needs its colon, or nothing but the name behind it; a sign may have a year.
    const std::string_view rest = trim_left(between);
    const bool only_year = std::all_of(rest.begin(), rest.end(), [](char c) {
      return absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == ' ' || c == '-' || c == ',';
    });
    const bool sign = !is_word_byte(cue.front()) || cue == "©" || cue == "Copyright";
    if (sign && only_year) return true;
    if (colon && rest.find_first_of(".!?") == std::string_view::npos) return true;
    if (!colon && rest.empty() && cue.find(' ') != std::string::npos) return true;
    if (!colon && rest.empty() && at == 0 && static_cast<unsigned char>(cue.front()) >= 0xE0) {
      return true;
    }
  }
  return false;
}

// Latin, Greek and Cyrillic small letters, about.
bool begins_small(std::string_view word) {
  const auto lead = static_cast<unsigned char>(word[0]);
  if (lead < 0x80) return absl::ascii_islower(lead);
  const unsigned next = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
  return (lead == 0xC3 && next >= 0x9F) || (lead == 0xD0 && next >= 0xB0) || lead == 0xD1;
}

// Whether what stands before a name at the beginning of a line may be place and date: few words,
// hardly one in small letters but a month.
bool is_dateline_opening(std::string_view before) {
  constexpr int kMostWords = 7;
  constexpr int kMostSmall = 2;
  before = trim_right(before);
  if (before.size() > kLongestDateline || before.find('"') != std::string_view::npos) return false;
  int n_words = 0;
  int n_small = 0;
  bool inside = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool word = is_word_byte(before[i]);
    if (word && !inside) {
      ++n_words;
      n_small += begins_small(before.substr(i)) ? 1 : 0;
    }
    inside = word;
  }
  return n_words <= kMostWords && n_small <= kMostSmall;
}

// A name's surroundings in its line.
struct Place {
  std::string_view text;  // the whole
  std::size_t line_begin = 0;
  std::size_t line_end = 0;
  std::size_t begin = 0;  // of the name
  std::size_t end = 0;

  [[nodiscard]] std::string_view before() const {
    return text.substr(line_begin, begin - line_begin);
  }
  [[nodiscard]] std::string_view after() const { return text.substr(end, line_end - end); }
  [[nodiscard]] std::size_t line_size() const { return line_end - line_begin; }
  // Only the first lines of a text can hold a byline or a dateline with a sentence-like place.
  [[nodiscard]] bool near_begin() const { return line_begin < kHead; }
  [[nodiscard]] bool near_end() const { return text.size() - line_end < kTail; }
};

Place place_of(std::string_view text, std::size_t begin, std::size_t end) {
  Place place{.text = text, .line_begin = 0, .line_end = 0, .begin = begin, .end = end};
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  place.line_begin = before == std::string_view::npos ? 0 : before + 1;
  place.line_end = std::min(text.find('\n', end), text.size());
  return place;
}

class FormTeller {
 public:
  FormTeller(const Agencies& agencies, const CreditNames::Alias& alias, const Place& place)
      : agencies_(agencies), alias_(alias), place_(place) {}

  Credit::Form form() {
    if (alias_.tail_opening) {
      const std::string_view before = trim_left(place_.before());
      return before.empty() || before == "(" || before == "[" ? Credit::Form::kTail
                                                              : Credit::Form::kNone;
    }
    if (follows_cue(place_.before(), agencies_.tail_cues)) return Credit::Form::kTail;
    if (is_byline()) return Credit::Form::kByline;
    if (alias_.outlet) return Credit::Form::kNone;
    if (is_reporting()) return Credit::Form::kTail;
    if (contributed()) return Credit::Form::kTail;
    if (is_alone()) return place_.near_begin() ? Credit::Form::kByline : Credit::Form::kTail;
    if (const Credit::Form enclosed = enclosed_form(); enclosed != Credit::Form::kNone) {
      return enclosed;
    }
    return is_dashed_dateline() || is_dispatch() ? Credit::Form::kDateline : Credit::Form::kNone;
  }

 private:
  [[nodiscard]] bool contributed() const {
    return begins_with_any(trim_left(place_.after()), agencies_.contributed_cues);
  }

  // "By Jane Roe, Reuters": a short line with a cue in front.
  [[nodiscard]] bool is_byline() const {
    if (place_.line_size() > kLongestByline) return false;
    const std::string_view before = trim_left(place_.before());
    const std::string_view after = trim_right(place_.after());
    // In the middle of a text only a line that ends with the name.
    if (!place_.near_begin() && !place_.near_end() && !after.empty() && !before.empty()) {
      return false;
    }
    // In Chinese the name comes before its reporter.
    if (before.empty()) {
      return std::any_of(agencies_.byline_cues.begin(), agencies_.byline_cues.end(),
                         [&](const std::string& cue) {
                           return static_cast<unsigned char>(cue.back()) >= 0xE0 ||
                                          static_cast<unsigned char>(cue.front()) >= 0xE0
                                      ? after.starts_with(cue)
                                      : false;
                         });
    }
    if (after.size() > kLongestCued / 2 || before.size() > kLongestDateline) return false;
    if (before.find_first_of(".!?\"") != std::string_view::npos) return false;
    for (const std::string& cue : agencies_.byline_cues) {
      if (!before.starts_with(cue)) continue;
      const std::string_view rest = before.substr(cue.size());
      if (rest.empty() || !is_word_byte(rest.front()) ||
          static_cast<unsigned char>(cue.back()) >= 0x80) {
        return true;
      }
    }
    return false;
  }

  // "Reporting by Jane Roe for AP"
  [[nodiscard]] bool is_reporting() const {
    if (place_.line_size() > kLongestByline) return false;
    std::string_view before = trim_left(place_.before());
    if (before.starts_with("(") || before.starts_with("[")) before.remove_prefix(1);
    return begins_with_any(before, agencies_.reporting_cues);
  }

  // A line of nothing but the name, brackets and marks.
  [[nodiscard]] bool is_alone() const {
    const auto none = [](std::string_view text) {
      return std::none_of(text.begin(), text.end(), [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
               (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) < 0xE2);
      });
    };
    if (place_.before().size() > 12 || place_.after().size() > 12) return false;
    return none(place_.before()) && none(place_.after());
  }

  // (AFP), /TASS/, [Xinhua], (AFP / Getty), at the beginning or the end of a line.
  [[nodiscard]] Credit::Form enclosed_form() const {
    const std::string_view before = place_.before();
    const std::string_view after = place_.after();
    for (const auto& [open, close] : kBrackets) {
      const std::size_t opened = before.rfind(open);
      const std::size_t closed = after.find(close);
      if (opened == std::string_view::npos || closed == std::string_view::npos) continue;
      const std::string_view inside_left = before.substr(opened + open.size());
      const std::string_view inside_right = after.substr(0, closed);
      if (inside_left.size() + inside_right.size() > kLongestEnclosed) continue;
      // The slash encloses nothing but the name.
      if (open == close && !(trim_left(inside_left).empty() && trim_right(inside_right).empty())) {
        continue;
      }
      if (inside_left.find(close) != std::string_view::npos) continue;
      if (!reads_as_label(inside_left, inside_right)) continue;
      const std::string_view outside_left = before.substr(0, opened);
      const std::string_view outside_right = trim_left(after.substr(closed + close.size()));
      if (is_dateline_opening(outside_left) && !outside_right.empty() &&
          !introduces(outside_left)) {
        return Credit::Form::kDateline;
      }
      const bool ends_line =
          outside_right.size() <= 3 ||
          (place_.near_end() && outside_right.size() <= 12 && !is_word_byte(outside_right.front()));
      if (ends_line && !introduces(outside_left)) return Credit::Form::kTail;
    }
    return Credit::Form::kNone;
  }

  // Inside brackets: other names and signs, not a sentence ("(he told AFP on Monday)").
  static bool reads_as_label(std::string_view left, std::string_view right) {
    const auto n_words = [](std::string_view text) {
      std::size_t n = 0;
      bool inside = false;
      for (const char c : text) {
        const bool word = is_word_byte(c);
        n += word && !inside ? 1 : 0;
        inside = word;
      }
      return n;
    };
    return n_words(left) <= 2 && n_words(right) <= 3;
  }

  // "the Associated Press (AP)": the brackets explain the name before them.
  [[nodiscard]] bool introduces(std::string_view outside_left) const {
    outside_left = trim_right(outside_left);
    for (const Agency& agency : agencies_.agencies) {
      const bool own = std::find(agency.aliases.begin(), agency.aliases.end(), alias_.text) !=
                       agency.aliases.end();
      if (own && ends_with_any(outside_left, agency.aliases)) return true;
    }
    return false;
  }

  // "PARIS - AFP:", "Reuters - ", "MOSCOW, 11 Sep - RIA Novosti."
  [[nodiscard]] bool is_dashed_dateline() const {
    const std::string_view before = trim_right(place_.before());
    if (!is_dateline_opening(before)) return false;
    const std::string_view after = trim_left(place_.after());
    const bool separated_behind = begins_with_any(after, kDashes) || after.starts_with(":") ||
                                  after.starts_with("：") || after.starts_with("|");
    if (before.empty()) return separated_behind;
    const bool separated_before = ends_with_any(before, kDashes) || before.ends_with("/") ||
                                  before.ends_with("|") || before.ends_with(",") ||
                                  before.ends_with("،") || before.ends_with(":");
    if (!separated_before) return false;
    const bool strong = ends_with_any(before, kDashes) || before.ends_with("/");
    return separated_behind || (strong && (after.empty() || after.starts_with(".") ||
                                           after.starts_with("،") || after.starts_with(",")));
  }

  // Xinhua's "AGENCY PLACE DATE dispatch" without spaces.
  [[nodiscard]] bool is_dispatch() const {
    if (!trim_left(place_.before()).empty() && !is_dateline_opening(place_.before())) {
      return false;
    }
    if (place_.before().size() > kLongestDateline / 3) return false;
    const std::string_view after = place_.after().substr(0, kLongestDateline);
    for (const std::string& cue : agencies_.dispatch_cues) {
      const std::size_t at = after.find(cue);
      if (at == std::string_view::npos || at > kLongestDateline / 2) continue;
      const std::string_view between = after.substr(0, at);
      const bool dated = between.find("日") != std::string_view::npos || between.size() <= 12;
      if (dated && between.find("，") == std::string_view::npos &&
          between.find("。") == std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  const Agencies& agencies_;
  const CreditNames::Alias& alias_;
  const Place& place_;
};

}  // namespace

CreditNames::CreditNames(const Agencies& agencies, const std::vector<std::string>& outlets)
    : agencies_(agencies) {
  std::uint32_t source = 0;
  for (const Agency& agency : agencies.agencies) {
    for (const std::string& alias : agency.aliases) {
      add({.tokens = {}, .text = alias, .source = source, .tail_opening = false, .outlet = false});
    }
    for (const std::string& tail : agency.tails) {
      add({.tokens = {}, .text = tail, .source = source, .tail_opening = true, .outlet = false});
    }
    ++source;
  }
  for (const std::string& outlet : outlets) {
    if (outlet.size() >= kShortestOutlet) {
      add({.tokens = {}, .text = outlet, .source = source, .tail_opening = false, .outlet = true});
    }
    ++source;
  }
  for (auto& [token, indices] : by_first_) {
    std::sort(indices.begin(), indices.end(), [&](std::uint32_t x, std::uint32_t y) {
      const std::size_t n_x = aliases_[x].tokens.size();
      const std::size_t n_y = aliases_[y].tokens.size();
      return n_x != n_y ? n_x > n_y : x < y;
    });
  }
}

void CreditNames::add(Alias alias) {
  tokeniser_.tokenise(alias.text, tokens_);
  if (tokens_.hash.empty()) return;
  alias.tokens = tokens_.hash;
  by_first_[alias.tokens.front()].push_back(static_cast<std::uint32_t>(aliases_.size()));
  aliases_.push_back(std::move(alias));
}

const std::vector<std::uint32_t>* CreditNames::beginning_with(std::uint64_t token) const {
  const auto found = by_first_.find(token);
  return found == by_first_.end() ? nullptr : &found->second;
}

FoundCredits CreditFinder::find(const SentencedText& text, std::string_view author,
                                std::uint32_t own) {
  FoundCredits found;
  struct LineOf {
    std::size_t line = 0;
    bool tail_opening = false;
  };
  std::vector<LineOf> lines;  // as found.credits
  const auto each_name = [&](const SentencedText& in, const auto& take) {
    const std::vector<std::uint64_t>& tokens = in.tokens.hash;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::vector<std::uint32_t>* candidates = names_.beginning_with(tokens[i]);
      if (candidates == nullptr) continue;
      for (const std::uint32_t candidate : *candidates) {
        const CreditNames::Alias& alias = names_.alias(candidate);
        const std::size_t n = alias.tokens.size();
        if (i + n > tokens.size() || !std::equal(alias.tokens.begin(), alias.tokens.end(),
                                                 tokens.begin() + static_cast<std::ptrdiff_t>(i))) {
          continue;
        }
        const std::size_t begin = in.tokens.begin[i];
        const std::size_t end = in.tokens.end[i + n - 1];
        // An alias's own marks (a dot, a sign) lie outside its tokens.
        if (!same_written(in.text.substr(begin, end - begin), alias.text) && !alias.outlet &&
            n == 1) {
          continue;
        }
        take(alias, begin, end);
        i += n - 1;
        break;
      }
    }
  };
  each_name(text, [&](const CreditNames::Alias& alias, std::size_t begin, std::size_t end) {
    const Place place = place_of(text.text, begin, end);
    const Credit::Form form = FormTeller(names_.agencies(), alias, place).form();
    if (alias.source == own) {
      if (form == Credit::Form::kNone) return;
      found.own.push_back({.form = form, .source = own, .bytes = {begin, end}});
      return;
    }
    if (form == Credit::Form::kNone) {
      found.mentions += alias.outlet || alias.tail_opening ? 0 : 1;
      return;
    }
    found.credits.push_back({.form = form, .source = alias.source, .bytes = {begin, end}});
    lines.push_back({place.line_begin, alias.tail_opening});
  });
  // "Reporting by" alone is one agency's; "Reporting by Jane Roe for AP" is the one it names.
  for (std::size_t i = lines.size(); i-- > 0;) {
    const bool named = std::any_of(lines.begin(), lines.end(), [&](const LineOf& other) {
      return other.line == lines[i].line && !other.tail_opening;
    });
    if (!lines[i].tail_opening || !named) continue;
    found.credits.erase(found.credits.begin() + static_cast<std::ptrdiff_t>(i));
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (!author.empty()) {
    field_.text = author;
    tokeniser_.tokenise(author, field_.tokens);
    each_name(field_, [&](const CreditNames::Alias& alias, std::size_t, std::size_t) {
      if (alias.source == own || alias.tail_opening) return;
      found.credits.push_back({.form = Credit::Form::kField, .source = alias.source, .bytes = {}});
    });
  }
  return found;
}

}  // namespace dittograph

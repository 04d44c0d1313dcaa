#include "synth/prose.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "synth/bytes.h"

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kPeople = 5;
// Names come from the middle of the vocabulary: no function words, and seldom the same.
constexpr std::uint32_t kFirstNameRank = 2000;
constexpr std::uint32_t kNameRanks = 24000;
constexpr std::uint32_t kSaidRank = 45;  // the word that stands for "said"
// Of a sentence: it is put together on the stack.
constexpr std::uint32_t kMostWords = 64;
constexpr std::uint32_t kNever = UINT32_MAX;
constexpr std::size_t kIdeographBytes = 3;
constexpr int kTries = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ideograph(std::string_view text, std::size_t at) {
  if (at + kIdeographBytes > text.size()) return false;
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE4 && lead <= 0xE9;
}

// A word of letters alone: no digit, mark or quote in it.
bool is_plain(std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    if (c == 0xC2 || c == 0xE2) return false;  // guillemets, quotes, dashes
    if (c == 0xD8 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0x8C) {
      return false;  // the Arabic comma
    }
  }
  return true;
}

bool begins_with_capital(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  if (word.size() < 2) return false;
  const auto second = static_cast<unsigned char>(word[1]);
  return (first == 0xC3 && second < 0xA0) || (first == 0xD0 && (second < 0xB0));
}

std::uint32_t half(std::uint64_t bits, bool upper) {
  return static_cast<std::uint32_t>(upper ? bits >> 32 : bits);
}

void append_some_number(Random& random, std::string& out) {
  append_number(random.chance(600) ? random.between(2, 99) : random.between(100, 9999), out);
}

}  // namespace

std::string person_name(const Vocabulary& vocabulary, Random& random) {
  std::string name;
  const bool spaced = traits(vocabulary.script()).spaced;
  for (int i = 0; i < 2; ++i) {
    if (i > 0 && spaced) name += ' ';
    append_capitalised(vocabulary.word(kFirstNameRank + random.below(kNameRanks)), name);
  }
  return name;
}

std::uint32_t count_words(std::string_view text, Script script) {
  std::uint32_t n = 0;
  if (script == Script::kHan) {
    for (std::size_t i = 0; i < text.size();) {
      const bool ideograph = is_ideograph(text, i);
      n += ideograph ? 1U : 0U;
      i += ideograph ? kIdeographBytes : 1;
    }
    return n;
  }
  for (const char c : text) n += c == ' ' ? 1U : 0U;
  return n + 1;
}

Prose::Prose(const Vocabulary& vocabulary, Random& random)
    : vocabulary_(vocabulary), traits_(traits(vocabulary.script())) {
  for (std::uint32_t i = 0; i < kPeople; ++i) people_.push_back(person_name(vocabulary, random));
}

void Prose::words(std::uint32_t n, bool capital, Random& random, std::string& out) const {
  DITTOGRAPH_DCHECK(n <= kMostWords);
  const std::uint64_t plan = random.next();
  const std::uint32_t places = half(plan, true);
  // Where a name, a number and a stock phrase stand, if at all; and the next comma.
  const std::uint32_t name_at = (plan & 0xFF) < 90 ? 1 + places % n : kNever;
  const std::uint32_t number_at = ((plan >> 8) & 0xFF) < 60 ? 1 + (places >> 8) % n : kNever;
  const std::uint32_t phrase_at = ((plan >> 16) & 0xFF) < 30 ? 2 + (places >> 16) % n : kNever;
  std::uint32_t comma_at = 6 + (half(plan, false) >> 29);
  // All draws first: the vocabulary is larger than the nearest caches, and so they overlap.
  std::array<std::uint32_t, kMostWords> draws;
  for (std::uint32_t i = 0; i < n; i += 2) {
    const std::uint64_t bits = random.next();
    draws[i] = half(bits, true);
    draws[(i + 1) % kMostWords] = half(bits, false);
  }
  std::array<std::uint32_t, kMostWords> ranks;
  for (std::uint32_t i = 0; i < n; ++i) ranks[i] = vocabulary_.draw(draws[i]);
  for (std::uint32_t i = 0; i < n; ++i) vocabulary_.prefetch(ranks[i]);

  std::array<char, kMostWords*(Vocabulary::kWordRoom + 4)> buffer;
  char* at = buffer.data();
  const auto flush = [&] {
    out.append(buffer.data(), at);
    at = buffer.data();
  };
  const auto put = [&](std::string_view text) { at = std::copy(text.begin(), text.end(), at); };
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i > 0) {
      if (i == comma_at && i + 2 < n) {
        put(traits_.comma);
        comma_at += 7 + (draws[i] & 7);
      } else if (traits_.spaced) {
        *at++ = ' ';
      }
    }
    if (i == 0 && capital && traits_.cased) {
      append_capitalised(vocabulary_.word(ranks[i]), out);
    } else if (i == name_at) {
      flush();
      out += people_[draws[i] % kPeople];
    } else if (i == number_at) {
      flush();
      append_some_number(random, out);
    } else if (i == phrase_at) {
      flush();
      const auto& phrases = vocabulary_.phrases();
      out += phrases[ranks[i] % phrases.size()];
    } else {
      at = vocabulary_.put(ranks[i], at);
    }
  }
  flush();
}

void Prose::sentence_of(std::uint32_t n_words, Random& random, std::string& out) const {
  words(n_words, true, random, out);
  out += traits_.stop;
}

void Prose::sentence(Random& random, std::string& out) const {
  // The sum of two draws: most sentences have 12 to 26 words.
  const std::uint32_t n = 7 + random.below(13) + random.below(13);
  if (!random.chance(150)) return sentence_of(n, random, out);
  out += traits_.open_quote;
  words(n, true, random, out);
  out += traits_.comma.substr(0, traits_.comma.find_last_not_of(' ') + 1);
  out += traits_.close_quote;
  if (traits_.spaced) out += ' ';
  out += vocabulary_.word(kSaidRank);
  if (traits_.spaced) out += ' ';
  out += people_[random.below(kPeople)];
  out += traits_.stop;
}

void Prose::speech(Random& random, std::string& out) const {
  out += traits_.open_quote;
  words(30 + random.below(16), true, random, out);
  out += traits_.stop;
  out += traits_.close_quote;
}

void Prose::title(Random& random, std::string& out) const {
  const std::uint32_t n = 5 + random.below(6);
  const bool every_word = script() == Script::kLatin;
  const std::uint32_t name_at = random.chance(600) ? random.below(n) : kNever;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (i > 0 && traits_.spaced) out += ' ';
    const std::uint32_t draw = half(random.next(), true);
    if (i == name_at) {
      out += people_[draw % kPeople];
    } else if (traits_.cased && (every_word || i == 0)) {
      append_capitalised(vocabulary_.word(vocabulary_.draw(draw)), out);
    } else {
      out += vocabulary_.word(vocabulary_.draw(draw));
    }
  }
}

void Prose::list_line(Random& random, std::string& out) const {
  out += person_name(vocabulary_, random);
  for (int i = 0; i < 3; ++i) {
    out += i == 0 ? " - " : " : ";
    append_number(random.between(1, 40), out);
    out += '.';
    append_number(random.between(1, 99), out);
  }
}

EditKind Prose::edit(std::string_view text, Random& random, std::string& out) const {
  const auto from = random.below(static_cast<std::uint32_t>(text.size()));
  if (random.chance(400)) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t at = (from + i) % text.size();
      if (is_digit(text[at])) return edit_number(text, at, random, out);
    }
  }
  return traits_.spaced ? edit_spaced(text, random, out) : edit_ideographs(text, random, out);
}

EditKind Prose::edit_number(std::string_view text, std::size_t at, Random& random,
                            std::string& out) const {
  std::size_t begin = at;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::string_view old = text.substr(begin, end - begin);
  std::string number;
  do {
    number.clear();
    append_some_number(random, number);
  } while (number == old);
  out += text.substr(0, begin);
  out += number;
  out += text.substr(end);
  return EditKind::kNumber;
}

EditKind Prose::edit_spaced(std::string_view text, Random& random, std::string& out) const {
  for (int i = 0; i < kTries; ++i) {
    const std::size_t space = text.find(' ', random.below(static_cast<std::uint32_t>(text.size())));
    if (space == text.npos) continue;
    const std::size_t begin = space + 1;
    const std::size_t end = text.find(' ', begin);
    if (end == text.npos) continue;
    const std::string_view old = text.substr(begin, end - begin);
    if (!is_plain(old)) continue;
    const bool is_name = traits_.cased && begins_with_capital(old);
    std::string word;
    do {
      word.clear();
      const std::uint32_t rank =
          is_name ? kFirstNameRank + random.below(kNameRanks) : 100 + random.below(kNameRanks);
      if (is_name) {
        append_capitalised(vocabulary_.word(rank), word);
      } else {
        word += vocabulary_.word(rank);
      }
    } while (word == old);
    out += text.substr(0, begin);
    out += word;
    out += text.substr(end);
    return is_name ? EditKind::kName : EditKind::kWord;
  }
  return EditKind::kNone;
}

EditKind Prose::edit_ideographs(std::string_view text, Random& random, std::string& out) const {
  for (int i = 0; i < kTries; ++i) {
    std::size_t at = random.below(static_cast<std::uint32_t>(text.size()));
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    const std::size_t end = at + 2 * kIdeographBytes;
    if (!is_ideograph(text, at) || !is_ideograph(text, at + kIdeographBytes)) continue;
    const std::string_view old = text.substr(at, end - at);
    const std::string_view word = vocabulary_.word(100 + random.below(kNameRanks));
    if (word == old) continue;
    out += text.substr(0, at);
    out += word;
    out += text.substr(end);
    return EditKind::kWord;
  }
  return EditKind::kNone;
}

}  // namespace dittograph::synth

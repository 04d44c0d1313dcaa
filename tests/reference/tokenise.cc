#include "reference/tokenise.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "text/entities.h"

namespace dittograph::reference {
namespace {

struct Character {
  UChar32 value;  // negative: not UTF-8
  std::uint32_t begin;
  std::uint32_t end;
  bool raw;  // as it stands, not written as an entity
};

bool read_entity(std::string_view text, std::uint32_t begin, Character& result) {
  const std::size_t semicolon = text.find(';', begin);
  if (semicolon == std::string_view::npos || semicolon - begin > 10) return false;
  std::string_view body = text.substr(begin + 1, semicolon - begin - 1);
  UChar32 value = 0;
  if (body.size() > 1 && body[0] == '#') {
    body.remove_prefix(1);
    const bool hexadecimal = body[0] == 'x' || body[0] == 'X';
    if (hexadecimal) body.remove_prefix(1);
    const auto digits = hexadecimal ? std::string_view("0123456789abcdefABCDEF") : "0123456789";
    if (body.empty() || body.find_first_not_of(digits) != std::string_view::npos) return false;
    value = static_cast<UChar32>(std::stoul(std::string(body), nullptr, hexadecimal ? 16 : 10));
  } else {
    // The names are a table, not a rule: entities_test.cc tries them.
    const CodePoint named = parse_entity(text, begin);
    if (!named.valid()) return false;
    value = static_cast<UChar32>(named.value);
  }
  result = {value, begin, static_cast<std::uint32_t>(semicolon + 1), false};
  return true;
}

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t offset = 0;
  while (offset < size) {
    Character c{};
    if (text[static_cast<std::size_t>(offset)] == '&' &&
        read_entity(text, static_cast<std::uint32_t>(offset), c)) {
      offset = static_cast<std::int32_t>(c.end);
    } else {
      const std::int32_t begin = offset;
      UChar32 value = 0;
      U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, size, value);
      if (value < 0) offset = begin + 1;
      c = {value, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(offset), true};
    }
    characters.push_back(c);
  }
  return characters;
}

bool ignored(UChar32 c) {
  return c == 0x640 || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

std::string fold(const icu::UnicodeString& token) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed =
      icu::Normalizer2::getNFDInstance(status)->normalize(token, status);
  std::string result;
  icu::Normalizer2::getNFKCCasefoldInstance(status)
      ->normalize(decomposed, status)
      .toUTF8String(result);
  return result;
}

bool has_category(UChar32 c, std::uint32_t mask) {
  return c >= 0 && (U_GET_GC_MASK(c) & mask) != 0;
}

// A mark by category, or a letter that folds to one.
bool mark(UChar32 c) {
  if (has_category(c, U_GC_M_MASK)) return true;
  if (!has_category(c, U_GC_L_MASK)) return false;
  const std::string folded = fold(icu::UnicodeString(c));
  return !folded.empty() &&
         has_category(icu::UnicodeString::fromUTF8(folded).char32At(0), U_GC_M_MASK);
}

bool apostrophe(UChar32 c) { return c == 0x2BB || c == 0x2BC || c == 0x2BD || c == 0x2EE; }

bool counts(UChar32 c) {
  return !apostrophe(c) && has_category(c, U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK);
}

bool single(UChar32 c) {
  if (!has_category(c, U_GC_L_MASK | U_GC_NL_MASK)) return false;
  return uscript_hasScript(c, USCRIPT_HAN) || uscript_hasScript(c, USCRIPT_HIRAGANA) ||
         uscript_hasScript(c, USCRIPT_KATAKANA) || uscript_hasScript(c, USCRIPT_THAI) ||
         uscript_hasScript(c, USCRIPT_LAO) || uscript_hasScript(c, USCRIPT_KHMER) ||
         uscript_hasScript(c, USCRIPT_MYANMAR);
}

bool letter(UChar32 c) { return counts(c) && has_category(c, U_GC_L_MASK) && !mark(c); }

// Where characters[at] is a hyphen behind a letter, at a line end, before a lower-case letter: the
// index of that letter; else 0.
std::size_t hyphen_joins(const std::vector<Character>& characters, std::size_t at) {
  const UChar32 hyphen = characters[at].value;
  if (hyphen != '-' && hyphen != 0x2010 && hyphen != 0xAD) return 0;
  std::size_t before = at;
  do {
    if (before == 0) return 0;
    --before;
  } while (ignored(characters[before].value) || mark(characters[before].value));
  const UChar32 last = characters[before].value;
  if (!letter(last) || single(last)) return 0;
  std::size_t next = at + 1;
  const auto is_raw = [&](std::size_t index, char c) {
    return index < characters.size() && characters[index].raw && characters[index].value == c;
  };
  while (is_raw(next, ' ') || is_raw(next, '\t')) ++next;
  if (is_raw(next, '\r') && is_raw(next + 1, '\n')) {
    next += 2;
  } else if (is_raw(next, '\r') || is_raw(next, '\n')) {
    ++next;
  } else {
    return 0;
  }
  while (is_raw(next, ' ') || is_raw(next, '\t')) ++next;
  if (next == characters.size()) return 0;
  const UChar32 first = characters[next].value;
  return letter(first) && !single(first) && u_isULowercase(first) ? next : 0;
}

}  // namespace

std::vector<SlowToken> tokenise(std::string_view text) {
  const std::vector<Character> characters = characters_of(text);
  std::vector<SlowToken> tokens;
  icu::UnicodeString token;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_single = false;
  const auto finish = [&] {
    if (!token.isEmpty()) tokens.push_back({fold(token), begin, end});
    token.remove();
    is_single = false;
  };
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const Character& c = characters[i];
    if (const std::size_t next = hyphen_joins(characters, i); next != 0 && !token.isEmpty()) {
      i = next - 1;
      continue;
    }
    if (ignored(c.value)) continue;
    if (!counts(c.value)) {
      finish();
      continue;
    }
    if (mark(c.value)) {
      if (token.isEmpty()) continue;
    } else {
      if (single(c.value) || is_single) finish();
      if (token.isEmpty()) begin = c.begin;
      is_single = single(c.value);
    }
    token.append(c.value);
    end = c.end;
  }
  finish();
  return tokens;
}

}  // namespace dittograph::reference

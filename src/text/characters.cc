#include "text/characters.h"

#include <cstring>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dittograph {
namespace {

// kInvalidCodePoint becomes -1, of which ICU says "unassigned".
UChar32 to_icu(char32_t c) { return static_cast<UChar32>(c); }

bool in_category(char32_t c, std::uint32_t mask) { return (U_GET_GC_MASK(to_icu(c)) & mask) != 0; }

constexpr bool between(char32_t c, char32_t first, char32_t last) {
  return c - first <= last - first;
}

// True where all eight bytes are ASCII.
bool is_ascii_word(const char* data) {
  std::uint64_t word = 0;
  std::memcpy(&word, data, sizeof(word));
  return (word & 0x8080808080808080ULL) == 0;
}

}  // namespace

bool is_upper(char32_t c) {
  if (c < 0x80) return between(c, 'A', 'Z');
  return u_isUUppercase(to_icu(c)) != 0 || u_charType(to_icu(c)) == U_TITLECASE_LETTER;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return between(c, 'a', 'z');
  return u_isULowercase(to_icu(c)) != 0;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return between(c | 0x20, 'a', 'z');
  return in_category(c, U_GC_L_MASK);
}

bool is_mark(char32_t c) { return c >= 0x80 && in_category(c, U_GC_M_MASK); }

bool is_digit(char32_t c) {
  if (c < 0x80) return between(c, '0', '9');
  return in_category(c, U_GC_N_MASK);
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || between(c, '\t', '\r');
  return u_isUWhiteSpace(to_icu(c)) != 0;
}

bool is_ignorable(char32_t c) {
  constexpr char32_t kTatweel = 0x0640;
  if (c < 0x80) return false;
  return c == kTatweel || u_hasBinaryProperty(to_icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_caseless_letter(char32_t c) {
  // Nearly every letter that has no case is Lo; modifier letters (Lm) stand within words of any
  // script and say nothing.
  return c >= 0x80 && in_category(c, U_GC_LO_MASK);
}

bool is_single_token_letter(char32_t c) {
  if (c < 0x0E00 || !in_category(c, U_GC_L_MASK | U_GC_NL_MASK)) return false;
  for (const UScriptCode script : {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,
                                   USCRIPT_LAO, USCRIPT_KHMER, USCRIPT_MYANMAR}) {
    if (uscript_hasScript(to_icu(c), script) != 0) return true;
  }
  return false;
}

bool is_unmarked_script(char32_t c) {
  if (c < 0x0E00) return false;
  for (const UScriptCode script : {USCRIPT_THAI, USCRIPT_LAO, USCRIPT_KHMER, USCRIPT_MYANMAR}) {
    if (uscript_hasScript(to_icu(c), script) != 0) return true;
  }
  return false;
}

bool is_terminal(char32_t c) {
  if (c < 0x80) return c == '.' || c == '!' || c == '?';
  constexpr char32_t kEllipsis = 0x2026;
  return c == kEllipsis || u_hasBinaryProperty(to_icu(c), UCHAR_S_TERM) != 0;
}

bool is_closing(char32_t c) {
  if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == '>';
  // Opening quotes of one language close in another (German, Swedish), so both kinds count.
  return in_category(c, U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK);
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    if (offset + 8 <= text.size() && is_ascii_word(text.data() + offset)) {
      offset += 8;
      count += 8;
      continue;
    }
    offset += decode_at(text, offset).size;
    ++count;
  }
  return count;
}

}  // namespace dittograph

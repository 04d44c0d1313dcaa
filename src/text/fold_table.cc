#include "text/fold_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/check.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = icu::Normalizer2::getNFKCCasefoldInstance(status);
  DITTOGRAPH_CHECK(U_SUCCESS(status));
  return *normaliser;
}

// Letters by category, apostrophes by use: the turned, plain, reversed and double comma.
bool is_letter_apostrophe(char32_t c) { return (c >= 0x2BB && c <= 0x2BD) || c == 0x2EE; }

CharacterKind kind_of(char32_t c) {
  constexpr char32_t kSoftHyphen = 0xAD;
  constexpr char32_t kHyphen = 0x2010;
  if (c == '-' || c == kHyphen || c == kSoftHyphen) return CharacterKind::kHyphen;
  if (c == '&') return CharacterKind::kEntity;
  if (is_ignorable(c)) return CharacterKind::kIgnored;
  if (is_letter_apostrophe(c)) return CharacterKind::kSeparator;
  if (is_single_token_letter(c)) return CharacterKind::kSingle;
  if (is_letter(c)) return CharacterKind::kLetter;
  if (is_digit(c)) return CharacterKind::kDigit;
  if (is_mark(c)) return CharacterKind::kMark;
  return CharacterKind::kSeparator;
}

}  // namespace

FoldEntry FoldTable::describe(char32_t c) {
  CharacterKind kind = kind_of(c);
  switch (kind) {
    case CharacterKind::kSeparator:
      // Surrogates are no characters, though three bytes can spell them.
      return {kind, c >= 0xD800 && c < 0xE000 ? 0 : FoldEntry::kPlain, 0, 0};
    case CharacterKind::kIgnored:
    case CharacterKind::kHyphen:
    case CharacterKind::kEntity:
      return {kind, 0, 0, 0};
    default:
      break;
  }
  const auto code_point = static_cast<UChar32>(c);
  const icu::Normalizer2& normaliser = nfkc_casefold();
  icu::UnicodeString folded;
  if (normaliser.getDecomposition(code_point, folded) != 0) {
    UErrorCode status = U_ZERO_ERROR;
    folded = normaliser.normalize(icu::UnicodeString(code_point), status);
    DITTOGRAPH_CHECK(U_SUCCESS(status));
  } else {
    folded = icu::UnicodeString(code_point);
  }
  const UChar32 first = folded.char32At(0);
  // The halfwidth sound marks of Katakana are letters that fold to marks.
  if (is_mark(static_cast<char32_t>(first))) kind = CharacterKind::kMark;
  const bool simple = c < kSize && folded.countChar32() == 1 && first < 0x10000 &&
                      u_getCombiningClass(first) == u_getCombiningClass(code_point) &&
                      u_getIntPropertyValue(first, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
  if (!simple) return {kind, 0, 0, 0};
  std::uint32_t flags = FoldEntry::kSimple;
  const bool combining = u_getCombiningClass(first) != 0;
  if (combining) flags |= FoldEntry::kCombining;
  char bytes[4] = {};
  const std::uint32_t length = encode(static_cast<char32_t>(first), bytes);
  char source[4] = {};
  const bool same_length = encode(c, source) == length;
  if (!combining && same_length && kind != CharacterKind::kMark) flags |= FoldEntry::kPlain;
  std::uint32_t packed = 0;
  for (std::uint32_t i = 0; i < length; ++i) {
    packed |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return {kind, flags, length, packed};
}

FoldTable::FoldTable() : entries_(std::make_unique<FoldEntry[]>(kSize)) {
  for (char32_t c = 0; c < kSize; ++c) entries_[c] = describe(c);
}

const FoldTable& fold_table() {
  static const FoldTable table;
  return table;
}

}  // namespace dittograph

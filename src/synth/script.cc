#include "synth/script.h"

namespace dittograph::synth {
namespace {

using Words = std::string_view;

constexpr Words kLatinOnsets[] = {"b",  "br", "c",   "ch", "d",  "dr", "f",  "fl", "g",  "gr", "h",
                                  "j",  "k",  "l",   "m",  "n",  "p",  "pl", "pr", "qu", "r",  "s",
                                  "sh", "st", "str", "t",  "th", "tr", "v",  "w",  "y",  "",   ""};
constexpr Words kLatinNuclei[] = {"a", "e", "i",  "o",  "u",  "a",  "e",
                                  "i", "o", "ai", "ea", "ou", "ee", "io"};
constexpr Words kLatinCodas[] = {"",  "",   "",   "n",  "r", "s",  "t",
                                 "l", "nd", "st", "ck", "m", "ng", "rd"};
constexpr Words kAccentedOnsets[] = {"b", "c", "ç", "d", "f",  "g",  "j",  "l",  "m",  "n",  "p",
                                     "r", "s", "t", "v", "ch", "tr", "pr", "gr", "cl", "qu", ""};
constexpr Words kAccentedNuclei[] = {"a",  "e",   "é", "è", "ê",  "i",  "î", "o", "ô", "u",
                                     "ou", "eau", "à", "â", "ai", "eu", "ï", "é", "e", "a"};
constexpr Words kAccentedCodas[] = {"", "", "", "", "n", "r", "s", "t", "nt", "l", "x"};
constexpr Words kCyrillicOnsets[] = {"б", "в", "г",  "д",  "ж",  "з",  "к", "л", "м",
                                     "н", "п", "р",  "с",  "т",  "ф",  "х", "ц", "ч",
                                     "ш", "щ", "ст", "пр", "тр", "кр", ""};
constexpr Words kCyrillicNuclei[] = {"а", "е", "и", "о", "у", "ы", "э",
                                     "ю", "я", "ё", "а", "о", "е", "и"};
constexpr Words kCyrillicCodas[] = {"", "", "", "н", "р", "с", "т", "л", "м", "й", "ть", "в", "к"};
// Arabic writes consonants and long vowels; a nucleus is often nothing.
constexpr Words kArabicOnsets[] = {"ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص",
                                   "ض", "ط", "ع", "غ", "ف", "ق", "ك", "ل", "م", "ن", "ه", "و", "ي"};
constexpr Words kArabicNuclei[] = {"", "", "ا", "و", "ي", ""};
constexpr Words kArabicCodas[] = {"", "", "ن", "م", "ر", "ة", "ل"};

constexpr Words kLatinTowns[] = {"MOSCOW",  "PARIS", "LONDON", "BEIJING", "GENEVA",
                                 "NAIROBI", "LIMA",  "OSLO",   "CAIRO",   "DELHI"};
constexpr Words kAccentedTowns[] = {"PARIS", "GENÈVE", "MONTRÉAL", "DAKAR", "BRUXELLES", "ALGER"};
constexpr Words kCyrillicTowns[] = {"МОСКВА", "МИНСК", "КАЗАНЬ", "ПЕРМЬ", "ТУЛА", "ОМСК"};
constexpr Words kArabicTowns[] = {"الرياض", "القاهرة", "بيروت", "عمان", "تونس", "الرباط"};
constexpr Words kHanTowns[] = {"北京", "上海", "广州", "成都", "武汉", "西安"};

constexpr Words kLatinMonths[] = {"January",   "February", "March",    "April",
                                  "May",       "June",     "July",     "August",
                                  "September", "October",  "November", "December"};
constexpr Words kAccentedMonths[] = {"janv.", "févr.", "mars",  "avril", "mai",  "juin",
                                     "juil.", "août",  "sept.", "oct.",  "nov.", "déc."};
constexpr Words kCyrillicMonths[] = {"января",   "февраля", "марта",  "апреля",
                                     "мая",      "июня",    "июля",   "августа",
                                     "сентября", "октября", "ноября", "декабря"};
constexpr Words kArabicMonths[] = {"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                   "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr Words kHanMonths[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                "7月", "8月", "9月", "10月", "11月", "12月"};

constexpr ScriptTraits kTraits[kScripts] = {
    {.name = "latin",
     .cased = true,
     .spaced = true,
     .stop = ".",
     .comma = ", ",
     .open_quote = "\"",
     .close_quote = "\"",
     .onsets = kLatinOnsets,
     .nuclei = kLatinNuclei,
     .codas = kLatinCodas,
     .towns = kLatinTowns,
     .months = kLatinMonths},
    {.name = "accented",
     .cased = true,
     .spaced = true,
     .stop = ".",
     .comma = ", ",
     .open_quote = "« ",
     .close_quote = " »",
     .onsets = kAccentedOnsets,
     .nuclei = kAccentedNuclei,
     .codas = kAccentedCodas,
     .towns = kAccentedTowns,
     .months = kAccentedMonths},
    {.name = "cyrillic",
     .cased = true,
     .spaced = true,
     .stop = ".",
     .comma = ", ",
     .open_quote = "«",
     .close_quote = "»",
     .onsets = kCyrillicOnsets,
     .nuclei = kCyrillicNuclei,
     .codas = kCyrillicCodas,
     .towns = kCyrillicTowns,
     .months = kCyrillicMonths},
    {.name = "arabic",
     .cased = false,
     .spaced = true,
     .stop = ".",
     .comma = "، ",
     .open_quote = "\"",
     .close_quote = "\"",
     .onsets = kArabicOnsets,
     .nuclei = kArabicNuclei,
     .codas = kArabicCodas,
     .towns = kArabicTowns,
     .months = kArabicMonths},
    {.name = "han",
     .cased = false,
     .spaced = false,
     .stop = "。",
     .comma = "，",
     .open_quote = "“",
     .close_quote = "”",
     .onsets = {},
     .nuclei = {},
     .codas = {},
     .towns = kHanTowns,
     .months = kHanMonths},
};

// Writes the capital of the letter at text[0]; gives its bytes. Only letters of our own syllables.
std::size_t append_capital(std::string_view text, std::string& out) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first >= 'a' && first <= 'z') {
    out += static_cast<char>(first - ('a' - 'A'));
    return 1;
  }
  if (text.size() < 2 || first < 0xC3 || first > 0xD1) {
    out += text[0];
    return 1;
  }
  const auto second = static_cast<unsigned char>(text[1]);
  unsigned char lead = first;
  unsigned char trail = second;
  if (first == 0xC3 && second >= 0xA0) {
    trail = static_cast<unsigned char>(second - 0x20);  // à .. þ
  } else if (first == 0xD0 && second >= 0xB0) {
    trail = static_cast<unsigned char>(second - 0x20);  // а .. п
  } else if (first == 0xD1 && second <= 0x8F) {
    lead = 0xD0;
    trail = static_cast<unsigned char>(second + 0x20);  // р .. я
  } else if (first == 0xD1 && second == 0x91) {
    lead = 0xD0;
    trail = 0x81;  // ё
  }
  out += static_cast<char>(lead);
  out += static_cast<char>(trail);
  return 2;
}

}  // namespace

const ScriptTraits& traits(Script script) { return kTraits[static_cast<std::size_t>(script)]; }

std::optional<Script> script_named(std::string_view name) {
  for (const Script script : kAllScripts) {
    if (traits(script).name == name) return script;
  }
  return std::nullopt;
}

void append_capitalised(std::string_view word, std::string& out) {
  if (word.empty()) return;
  out.append(word.substr(append_capital(word, out)));
}

void append_upper(std::string_view text, std::string& out) {
  while (!text.empty()) text.remove_prefix(append_capital(text, out));
}

}  // namespace dittograph::synth

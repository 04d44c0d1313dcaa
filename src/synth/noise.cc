#include "synth/noise.h"

#include <array>

#include "text/utf8.h"

namespace dittograph::synth {
namespace {

struct Change {
  std::string_view from, to;
};

// Letters of our syllables and towns that Unicode takes apart.
constexpr Change kDecomposed[] = {
    {"à", "a\u0300"}, {"â", "a\u0302"}, {"ç", "c\u0327"}, {"è", "e\u0300"}, {"é", "e\u0301"},
    {"ê", "e\u0302"}, {"î", "i\u0302"}, {"ï", "i\u0308"}, {"ô", "o\u0302"}, {"À", "A\u0300"},
    {"Â", "A\u0302"}, {"Ç", "C\u0327"}, {"È", "E\u0300"}, {"É", "E\u0301"}, {"Ê", "E\u0302"},
    {"Î", "I\u0302"}, {"Ï", "I\u0308"}, {"Ô", "O\u0302"}, {"й", "и\u0306"}, {"Й", "И\u0306"},
    {"ё", "е\u0308"}, {"Ё", "Е\u0308"}, {"أ", "ا\u0654"}};
constexpr Change kEntities[] = {{"\"", "&quot;"}, {"«", "&laquo;"}, {"»", "&raquo;"},
                                {"“", "&ldquo;"}, {"”", "&rdquo;"}, {"©", "&copy;"}};
constexpr Change kQuotes[] = {{"-", "–"}, {"«", "“"}, {"»", "”"}, {"“", "\""}, {"”", "\""}};

template <std::size_t n>
const Change* find(const Change (&table)[n], std::string_view letter) {
  for (const Change& change : table) {
    if (change.from == letter) return &change;
  }
  return nullptr;
}

constexpr std::uint32_t kBrokenSpaces = 12;  // per mille of spaces
constexpr std::uint32_t kHardSpaces = 40;
constexpr std::uint32_t kInvalidBytes = 10;

bool is_plain(char c) { return static_cast<signed char>(c) > ' ' && c != '"' && c != '-'; }

}  // namespace

bool NoiseWriter::append_changed(std::string_view letter, std::string& out) {
  const Change* change = nullptr;
  if (noise_.decomposed) change = find(kDecomposed, letter);
  if (change == nullptr && noise_.quotes) {
    if (letter == "\"") {
      out += opens_quote_ ? "“" : "”";
      opens_quote_ = !opens_quote_;
      return true;
    }
    change = find(kQuotes, letter);
  }
  if (change == nullptr && noise_.entities) change = find(kEntities, letter);
  if (change != nullptr) out += change->to;
  return change != nullptr;
}

void NoiseWriter::append_noisy(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size();) {
    // Letters and digits of ASCII are never changed.
    std::size_t plain = i;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out.append(text, i, plain - i);
    i = plain;
    if (i == text.size()) break;
    const std::string_view letter = text.substr(i, decode_at(text, i).size);
    i += letter.size();
    if (letter == " ") {
      // A broken line never begins or ends a piece.
      const bool inside = i > 1 && i < text.size();
      if (noise_.broken_lines && inside && spaced_ && random_.chance(kBrokenSpaces)) {
        out += '\n';
      } else if (noise_.entities && random_.chance(kHardSpaces)) {
        out += "&nbsp;";
      } else {
        out += ' ';
      }
      if (noise_.invalid && inside && random_.chance(kInvalidBytes)) out += '\xFF';
      continue;
    }
    if (!append_changed(letter, out)) out += letter;
  }
}

}  // namespace dittograph::synth

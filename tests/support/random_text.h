// Seeded text that is nasty on purpose: scripts, marks, entities, broken lines, invalid bytes.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dittograph::testing_support {

// Pieces that meet every rule of the tokeniser, drawn and strung together.
inline const std::vector<std::string>& text_pieces() {
  using std::string_literals::operator""s;
  static const std::vector<std::string> pieces = {"a",          "b",
                                                  "The",        "word",
                                                  "IX",         "7",
                                                  "2023",       " ",
                                                  " ",          " ",
                                                  "\n",         "\r\n",
                                                  "\r",         "\t",
                                                  "-",          "-\n",
                                                  "- \n",       "-\r\n ",
                                                  "--",         ".",
                                                  ",",          "'",
                                                  "_",          "\0"s,
                                                  "&",          ";",
                                                  "&amp;",      "&nbsp;",
                                                  "&eacute;",   "&shy;",
                                                  "&Auml;",     "&zwj;",
                                                  "&#233;",     "&#xE9;",
                                                  "&#8217;",    "&#173;",
                                                  "&nosuch;",   "&#;",
                                                  "&#x;",       "\u00E9",
                                                  "e\u0301",    "\u0301",
                                                  "\u0323",     "\u00DF",
                                                  "\u1E9E",     "\u0130",
                                                  "\u01C5",     "\uFB01",
                                                  "\u00AD",     "\u00AD\n",
                                                  "\u2010\n",   "\u200B",
                                                  "\u200D",     "\uFEFF",
                                                  "\uFE0F",     "\u00A0",
                                                  "\u3000",     "\u2028",
                                                  "\u02BC",     "\u2019",
                                                  "\u2026",     "\u0416",
                                                  "\u0439",     "\u0438\u0306",
                                                  "\u0438",     "\u03C3",
                                                  "\u03C2",     "\u03A3",
                                                  "\u1FB4",     "\u0345",
                                                  "\u0628",     "\u0640",
                                                  "\u064E",     "\u0651",
                                                  "\u0654",     "\u06CC",
                                                  "\u0665",     "\u05D0",
                                                  "\u05B0",     "\u0915",
                                                  "\u093F",     "\u094D",
                                                  "\u09CB",     "\u4E2D",
                                                  "\u56FD",     "\uF900",
                                                  "\u3002",     "\u3007",
                                                  "\u304B",     "\u3099",
                                                  "\u30FC",     "\u30AB",
                                                  "\uFF76",     "\uFF9E",
                                                  "\u0E17",     "\u0E35",
                                                  "\u0E48",     "\u0E33",
                                                  "\u0E55",     "\u0E81",
                                                  "\u1780",     "\u17B6",
                                                  "\u1000",     "\u102D",
                                                  "\u1112",     "\u1161",
                                                  "\u11AB",     "\uD55C",
                                                  "\uFF21",     "\uFF11",
                                                  "\u00BD",     "\u00B2",
                                                  "\u2160",     "\u20E3",
                                                  "\u226E",     "\u0338",
                                                  "\U0001F600", "\U00010400",
                                                  "\U0001D400", "\U00020000",
                                                  "\U0002F800", "\U000E0100",
                                                  "\xFF",       "\xC3",
                                                  "\xE4\xB8",   "\xED\xA0\x80",
                                                  "\xF0\x9F",   "\x80",
                                                  "\xC0\xAF"};
  return pieces;
}

inline std::string random_text(std::mt19937_64& random, std::size_t n_pieces) {
  const auto& pieces = text_pieces();
  std::string text;
  for (std::size_t i = 0; i < n_pieces; ++i) text += pieces[random() % pieces.size()];
  return text;
}

// ASCII with the bytes that matter to the tokeniser drawn often.
inline std::string random_ascii(std::mt19937_64& random, std::size_t size) {
  static constexpr std::string_view kOften =
      "aeiouTHE 0123   \n\r-&;#x-\n\t.,'_&amp;&lt;&eacute;&#233;inter-\nnational-\r\nzZ@[`{/:";
  std::string text;
  while (text.size() < size) {
    const std::size_t draw = random() % 16;
    if (draw == 0) {
      text += static_cast<char>(random() % 128);
    } else if (draw == 1) {
      text += draw % 2 == 0 ? "&amp;" : "&eacute;";
    } else {
      text += kOften[random() % kOften.size()];
    }
  }
  text.resize(size);
  return text;
}

}  // namespace dittograph::testing_support

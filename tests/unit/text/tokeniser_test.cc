#include "text/tokeniser.h"

#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

using std::string_literals::operator""s;

std::vector<std::string> cut_tokens(std::string_view text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    result.emplace_back(text.substr(tokens.begin[i], tokens.end[i] - tokens.begin[i]));
  }
  return result;
}

std::vector<std::uint64_t> hashes(std::string_view text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

struct CutCase {
  const char* claim;
  std::string text;
  std::vector<std::string> tokens;
};

const CutCase kCuts[] = {
    {"nothing gives nothing", "", {}},
    {"punctuation alone gives nothing", " -- ... !?\n", {}},
    {"words and numbers", "In July 2023, 12 came.", {"In", "July", "2023", "12", "came"}},
    {"no space after the full stop", "levels.In July", {"levels", "In", "July"}},
    {"apostrophes split", "it's it\u2019s it\u02BCs", {"it", "s", "it", "s", "it", "s"}},
    {"underscore and NUL split", "a_b"s + '\0' + "c", {"a", "b", "c"}},
    {"letters and digits run together", "3rd B2B x2", {"3rd", "B2B", "x2"}},
    {"no-break space is a space", "a\u00A0b", {"a", "b"}},
    {"diacritics, both forms", "caf\u00E9 cafe\u0301", {"caf\u00E9", "cafe\u0301"}},
    {"soft hyphen inside", "in\u00ADter", {"in\u00ADter"}},
    {"ignored characters at the edges stay outside", "\uFEFFab\u200B \u200Bcd", {"ab", "cd"}},
    {"tatweel", "\u0639\u0640\u0631", {"\u0639\u0640\u0631"}},
    {"tatweel alone is nothing", " \u0640\u0640 ", {}},
    {"Cyrillic",
     "\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440",
     {"\u041F\u0440\u0438\u0432\u0435\u0442", "\u043C\u0438\u0440"}},
    {"Han, a character a token", "\u4E2D\u56FD\u3002\u4EBA", {"\u4E2D", "\u56FD", "\u4EBA"}},
    {"Kana with its long mark", "\u30AB\u30FC\u304B", {"\u30AB", "\u30FC", "\u304B"}},
    {"a halfwidth voiced mark goes with its letter", "\uFF76\uFF9E", {"\uFF76\uFF9E"}},
    {"Thai letters with their marks", "\u0E17\u0E35\u0E48\u0E19", {"\u0E17\u0E35\u0E48", "\u0E19"}},
    {"Han touches Latin", "iPhone\u624B\u673A15", {"iPhone", "\u624B", "\u673A", "15"}},
    {"Hangul runs on", "\uD55C\uAD6D \uC5B4", {"\uD55C\uAD6D", "\uC5B4"}},
    {"a mark without a base is nothing", " \u0301 <\u0338a", {"a"}},
    {"entities inside a word", "caf&eacute;s &amp; bars", {"caf&eacute;s", "bars"}},
    {"entities by number", "it&#8217;s caf&#xE9;", {"it", "s", "caf&#xE9;"}},
    {"an entity space splits, an entity soft hyphen does not",
     "a&nbsp;b c&shy;d",
     {"a", "b", "c&shy;d"}},
    {"an open entity is text",
     "AT&T caf&eacute s &nosuch;",
     {"AT", "T", "caf", "eacute", "s", "nosuch"}},
    {"a word broken at a line end", "inter-\nnational", {"inter-\nnational"}},
    {"broken with CRLF and blanks", "inter- \r\n  national x", {"inter- \r\n  national", "x"}},
    {"broken at lone CR, twice", "in-\rter-\rnet", {"in-\rter-\rnet"}},
    {"broken by a soft hyphen", "inter\u00AD\nnational", {"inter\u00AD\nnational"}},
    {"broken by U+2010", "inter\u2010\nnational", {"inter\u2010\nnational"}},
    {"a soft hyphen does not join where nothing breaks",
     "inter\u00AD\nNational",
     {"inter", "National"}},
    {"upper case does not join", "Rolls-\nRoyce", {"Rolls", "Royce"}},
    {"a digit does not join", "12-\nabc a-\n12", {"12", "abc", "a", "12"}},
    {"an empty line does not join", "a-\n\nb", {"a", "b"}},
    {"a dash with a space before it does not join", "a -\nb", {"a", "b"}},
    {"no line end, no join", "well-known a-", {"well", "known", "a"}},
    {"a broken Cyrillic word",
     "\u043C\u0435\u0436-\n\u0434\u0443",
     {"\u043C\u0435\u0436-\n\u0434\u0443"}},
    {"invalid bytes split",
     "ab\xFF"
     "cd\xC3",
     {"ab", "cd"}},
    {"a cut-off sequence splits",
     "ab\xE4\xB8"
     "cd",
     {"ab", "cd"}},
    {"emoji splits", "a\U0001F600b", {"a", "b"}},
    {"supplementary letters",
     "\U00010400\U00010428 \U00020000\U00020001",
     {"\U00010400\U00010428", "\U00020000", "\U00020001"}},
};

TEST(Tokeniser, CutsAsTheRulesSay) {
  for (const CutCase& c : kCuts) EXPECT_EQ(cut_tokens(c.text), c.tokens) << c.claim;
}

struct EqualCase {
  const char* claim;
  std::string left;
  std::string right;
};

const EqualCase kEqual[] = {
    {"case", "PARIS paris", "Paris PARIS"},
    {"full case folding", "Stra\u00DFe", "STRASSE"},
    {"final sigma", "\u039F\u03B4\u03BF\u03C2", "\u039F\u0394\u039F\u03A3"},
    {"composed and decomposed", "caf\u00E9 \u0439", "cafe\u0301 \u0438\u0306"},
    {"Hangul jamo", "\uD55C", "\u1112\u1161\u11AB"},
    {"order of marks", "a\u0323\u0301", "a\u0301\u0323"},
    {"iota below", "\u1FB4", "\u03B1\u0345\u0301"},
    {"not-less-than in both forms", "\u226Ea", "<\u0338a"},
    {"ligatures", "\uFB01nd", "find"},
    {"full width", "\uFF21\uFF22\uFF11", "ab1"},
    {"halfwidth Katakana", "\uFF76\uFF9E", "\u30AC"},
    {"quotes, dashes and ellipses", "\u201CA\u201D \u2013 B\u2026 it\u2019s", "\"A\" - B... it's"},
    {"soft hyphen, zero width, tatweel", "in\u00ADte\u200Br \u0639\u0640\u0631",
     "inter \u0639\u0631"},
    {"entities", "caf&eacute; &amp; &quot;x&quot;", "caf\u00E9 & \"x\""},
    {"broken words", "inter-\nnational caf\u00E9-\r\nteria", "international caf\u00E9teria"},
    {"presentation forms", "\uFEFB", "\u0644\u0627"},
};

TEST(Tokeniser, EqualTextsHaveEqualHashes) {
  for (const EqualCase& c : kEqual) {
    EXPECT_EQ(hashes(c.left), hashes(c.right)) << c.claim;
    EXPECT_FALSE(hashes(c.left).empty()) << c.claim;
  }
}

TEST(Tokeniser, DiacriticsAndDigitsTellTokensApart) {
  EXPECT_NE(hashes("resume"), hashes("r\u00E9sum\u00E9"));
  EXPECT_NE(hashes("12"), hashes("13"));
  EXPECT_NE(hashes("\u0438"), hashes("\u0439"));
}

TEST(Tokeniser, LeavesNothingOfTheTextBefore) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise("one two cafe\u0301 inter-", tokens);
  tokeniser.tokenise("three", tokens);
  EXPECT_EQ(tokens.hash, hashes("three"));
  EXPECT_EQ(tokens.begin, std::vector<std::uint32_t>{0});
  EXPECT_EQ(tokens.end, std::vector<std::uint32_t>{5});
}

// These values are part of every stored fingerprint. If this is red: did we mean to change them?
TEST(Tokeniser, GoldenHashes) {
  EXPECT_EQ(hashes("Paris"), std::vector<std::uint64_t>{18158367138621878337ULL});
  EXPECT_EQ(hashes("Stra\u00DFe"), std::vector<std::uint64_t>{34951666497749649ULL});
  EXPECT_EQ(hashes("\u4E2D"), std::vector<std::uint64_t>{17421798228183018029ULL});
}

}  // namespace
}  // namespace dittograph

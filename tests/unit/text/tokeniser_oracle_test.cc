// The tokeniser against the slow oracle, and its fast path against its general path.
#include <random>
#include <string>

#include "gtest/gtest.h"

#include "base/hash.h"
#include "reference/tokenise.h"
#include "support/random_text.h"
#include "text/tokeniser.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

using testing_support::random_ascii;
using testing_support::random_text;
using testing_support::text_pieces;

constexpr std::uint64_t kSeed = 20230911;

std::string hex(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    result += kDigits[byte >> 4];
    result += kDigits[byte & 15];
    result += ' ';
  }
  return result;
}

void expect_agrees_with_oracle(Tokeniser& tokeniser, std::string_view text) {
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  Tokens expected;
  for (const reference::SlowToken& token : reference::tokenise(text)) {
    expected.hash.push_back(hash_bytes(token.folded.data(), token.folded.size()));
    expected.begin.push_back(token.begin);
    expected.end.push_back(token.end);
  }
  ASSERT_EQ(tokens.begin, expected.begin) << hex(text);
  ASSERT_EQ(tokens.end, expected.end) << hex(text);
  ASSERT_EQ(tokens.hash, expected.hash) << hex(text);
}

void expect_paths_agree(Tokeniser& fast, Tokeniser& general, std::string_view text) {
  Tokens tokens;
  Tokens expected;
  fast.tokenise(text, tokens);
  general.tokenise(text, expected);
  ASSERT_EQ(tokens.begin, expected.begin) << hex(text);
  ASSERT_EQ(tokens.end, expected.end) << hex(text);
  ASSERT_EQ(tokens.hash, expected.hash) << hex(text);
}

TEST(TokeniserOracle, AgreesOnEveryPairOfPieces) {
  Tokeniser tokeniser;
  for (const std::string& left : text_pieces()) {
    for (const std::string& right : text_pieces()) {
      expect_agrees_with_oracle(tokeniser, "x" + left + right + "y");
      if (HasFatalFailure()) return;
    }
  }
}

TEST(TokeniserOracle, AgreesOnEveryCodePointBetweenLetters) {
  Tokeniser tokeniser;
  for (char32_t c = 1; c < 0x30000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[4];
    const std::uint32_t size = encode(c, bytes);
    expect_agrees_with_oracle(tokeniser,
                              "a" + std::string(bytes, size) + "b " + std::string(bytes, size));
    if (HasFatalFailure()) return;
  }
}

TEST(TokeniserOracle, AgreesOnRandomMixes) {
  Tokeniser tokeniser;
  std::mt19937_64 random(kSeed);
  for (int round = 0; round < 20'000; ++round) {
    expect_agrees_with_oracle(tokeniser, random_text(random, 1 + random() % 60));
    if (HasFatalFailure()) return;
  }
}

TEST(TokeniserOracle, AgreesOnMixesInLongAsciiText) {
  Tokeniser tokeniser;
  std::mt19937_64 random(kSeed + 1);
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    while (text.size() < 400) {
      text += random_ascii(random, random() % 150);
      text += random_text(random, random() % 4);
    }
    expect_agrees_with_oracle(tokeniser, text);
    if (HasFatalFailure()) return;
  }
}

TEST(TokeniserPaths, AgreeOnAsciiAtEveryLength) {
  Tokeniser fast;
  Tokeniser general(TextPath::kGeneralOnly);
  std::mt19937_64 random(kSeed + 2);
  for (std::size_t size = 0; size < 600; ++size) {
    for (int round = 0; round < 20; ++round) {
      expect_paths_agree(fast, general, random_ascii(random, size));
      if (HasFatalFailure()) return;
    }
  }
}

TEST(TokeniserPaths, AgreeOnWordsAtEveryOffsetAndLength) {
  Tokeniser fast;
  Tokeniser general(TextPath::kGeneralOnly);
  for (std::size_t offset = 0; offset < 130; ++offset) {
    for (std::size_t length = 1; length < 300; length += length < 80 ? 1 : 37) {
      for (const char* behind :
           {"", " ", "-\n", "-\nx", "-", "&", "&eacute;", "\u00E9", "\u0301", "\u00AD", "\xFF"}) {
        const std::string text = std::string(offset, ' ') + std::string(length, 'Q') + behind;
        expect_paths_agree(fast, general, text);
        if (HasFatalFailure()) return;
      }
    }
  }
}

TEST(TokeniserPaths, AgreeOnLongMixes) {
  Tokeniser fast;
  Tokeniser general(TextPath::kGeneralOnly);
  std::mt19937_64 random(kSeed + 3);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    while (text.size() < 20'000) {
      text += random_ascii(random, random() % 3000);
      text += random_text(random, random() % 20);
    }
    expect_paths_agree(fast, general, text);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace dittograph

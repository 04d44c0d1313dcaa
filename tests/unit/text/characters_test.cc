#include "text/characters.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include <unicode/utf8.h>

#include "support/random_text.h"

namespace dittograph {
namespace {

TEST(Utf8, DecodesAsIcuDoes) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 5'000; ++round) {
    std::string text = testing_support::random_text(random, 1 + random() % 20);
    if (round % 2 == 0) text[random() % text.size()] = static_cast<char>(random());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t offset = 0; offset < size;) {
      const CodePoint found = decode_at(text, static_cast<std::size_t>(offset));
      const std::int32_t begin = offset;
      UChar32 expected = 0;
      U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), offset, size, expected);
      if (expected < 0) offset = begin + 1;
      ASSERT_EQ(static_cast<UChar32>(found.value), expected);
      ASSERT_EQ(found.size, static_cast<std::uint32_t>(offset - begin));
    }
  }
}

TEST(Utf8, BackwardFindsWhatForwardFound) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 5'000; ++round) {
    const std::string text = testing_support::random_text(random, 1 + random() % 20);
    for (std::size_t offset = 0; offset < text.size();) {
      const CodePoint found = decode_at(text, offset);
      offset += found.size;
      const CodePoint back = decode_before(text, offset);
      ASSERT_EQ(back.value, found.value);
      ASSERT_EQ(back.size, found.size);
    }
  }
}

TEST(Utf8, EncodeInvertsDecode) {
  for (char32_t c = 0; c < 0x110000; c += 7) {
    if (c >= 0xD800 && c < 0xE000) continue;
    char bytes[4];
    const std::uint32_t size = encode(c, bytes);
    const CodePoint found = decode_at({bytes, size}, 0);
    ASSERT_EQ(found.value, c);
    ASSERT_EQ(found.size, size);
  }
}

TEST(CountCodePoints, CountsAsDecodingDoes) {
  std::mt19937_64 random(9);
  for (int round = 0; round < 5'000; ++round) {
    const std::string text = testing_support::random_ascii(random, random() % 40) +
                             testing_support::random_text(random, random() % 20);
    std::size_t expected = 0;
    for (std::size_t offset = 0; offset < text.size(); ++expected)
      offset += decode_at(text, offset).size;
    ASSERT_EQ(count_code_points(text), expected);
  }
  EXPECT_EQ(count_code_points("caf\u00E9 \u4E2D\U0001F600"), 7U);
  EXPECT_EQ(count_code_points("\xFF\xE4\xB8"), 3U);
}

TEST(Characters, ScriptsThatEndSentencesWithoutAMark) {
  // Thai letter and vowel sign, Lao, Khmer, Myanmar.
  for (const char32_t c : {U'\u0E01', U'\u0E35', U'\u0E81', U'\u1780', U'\u1000'}) {
    EXPECT_TRUE(is_unmarked_script(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c :
       {U'a', U' ', U'\u0915', U'\u0628', U'\u4E2D', U'\u3042', U'\uAC00', kInvalidCodePoint}) {
    EXPECT_FALSE(is_unmarked_script(c)) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Characters, Case) {
  for (const char32_t c : {U'A', U'\u00C9', U'\u0416', U'\u01C5'})
    EXPECT_TRUE(is_upper(c) && !is_lower(c));
  for (const char32_t c : {U'a', U'\u00E9', U'\u0436', U'\u00DF'})
    EXPECT_TRUE(is_lower(c) && !is_upper(c));
  for (const char32_t c : {U'1', U'.', U'\u4E2D', U'\u0628', kInvalidCodePoint}) {
    EXPECT_FALSE(is_upper(c) || is_lower(c));
  }
}

TEST(Characters, LettersOfScriptsWithoutCase) {
  for (const char32_t c : {U'\u4E2D', U'\u0628', U'\u05D0', U'\u0E17', U'\uD55C'})
    EXPECT_TRUE(is_caseless_letter(c));
  for (const char32_t c : {U'a', U'\u0416', U'1', U' ', kInvalidCodePoint})
    EXPECT_FALSE(is_caseless_letter(c));
}

TEST(Characters, Spaces) {
  for (const char32_t c :
       {U' ', U'\t', U'\n', U'\v', U'\r', U'\u0085', U'\u00A0', U'\u2028', U'\u3000'}) {
    EXPECT_TRUE(is_space(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {U'a', U'\0', U'\u200B', U'\uFEFF', kInvalidCodePoint})
    EXPECT_FALSE(is_space(c));
}

TEST(Characters, TerminalsOfManyScripts) {
  for (const char32_t c : {U'.', U'!', U'?', U'\u2026', U'\u3002', U'\uFF01', U'\uFF1F', U'\u061F',
                           U'\u06D4', U'\u0964', U'\u203D'}) {
    EXPECT_TRUE(is_terminal(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {U',', U':', U';', U'a', U'\u3001', kInvalidCodePoint})
    EXPECT_FALSE(is_terminal(c));
}

TEST(Characters, ClosingQuotesAndBrackets) {
  for (const char32_t c : {U'"', U'\'', U')', U']', U'\u201D', U'\u2019', U'\u00BB', U'\u201C',
                           U'\u300D', U'\uFF09'}) {
    EXPECT_TRUE(is_closing(c)) << static_cast<std::uint32_t>(c);
  }
  for (const char32_t c : {U'(', U'[', U'.', U'a', U'\u300C', kInvalidCodePoint})
    EXPECT_FALSE(is_closing(c));
}

}  // namespace
}  // namespace dittograph

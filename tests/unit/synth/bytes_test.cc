#include "synth/bytes.h"

#include <algorithm>
#include <span>
#include <string>

#include "gtest/gtest.h"

#include "synth/random.h"

namespace dittograph::synth {
namespace {

std::string some_bytes(Random& random, std::size_t n) {
  constexpr std::string_view kPieces[] = {"a", "\"", "\\", "\n", "é", "я", "中", "bcdefgh", "\xFF"};
  std::string text;
  while (text.size() < n) text += random.pick(std::span<const std::string_view>(kPieces));
  return text;
}

TEST(SynthBytes, CodePointsAreCountedAtEveryLengthAndOffset) {
  Random random(3);
  for (std::size_t n = 0; n < 100; ++n) {
    const std::string text = some_bytes(random, n);
    for (std::size_t offset = 0; offset < std::min<std::size_t>(text.size(), 9); ++offset) {
      std::uint32_t wanted = 0;
      for (const char c : text.substr(offset)) {
        wanted += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
      }
      EXPECT_EQ(count_code_points(std::string_view(text).substr(offset)), wanted) << text;
    }
  }
}

TEST(SynthBytes, JsonStringsEscapeWhatTheyMust) {
  Random random(4);
  for (std::size_t n = 0; n < 200; ++n) {
    const std::string text = some_bytes(random, n);
    std::string wanted = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') wanted += '\\';
      wanted += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    wanted += '"';
    std::string got;
    append_json(text, got);
    EXPECT_EQ(got, wanted);
  }
}

TEST(SynthBytes, NumbersAreWrittenWithTheirSign) {
  std::string text;
  append_number(0, text);
  append_signed(-7, text);
  append_signed(INT64_MIN, text);
  EXPECT_EQ(text, "0-7-9223372036854775808");
}

}  // namespace
}  // namespace dittograph::synth

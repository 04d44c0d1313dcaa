#include "synth/noise.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

std::string with(const Noise& noise, std::string_view text, Script script = Script::kLatin) {
  NoiseWriter writer(noise, traits(script), 5);
  std::string out;
  writer.append(text, out);
  return out;
}

TEST(SynthNoise, WithoutNoiseATextIsItself) {
  EXPECT_EQ(with({}, "“Déjà” - \"vu\""), "“Déjà” - \"vu\"");
}

TEST(SynthNoise, EachKindDoesItsOwn) {
  Noise quotes;
  quotes.quotes = true;
  EXPECT_EQ(with(quotes, "\"one\" - \"two\""), "“one” – “two”");
  Noise decomposed;
  decomposed.decomposed = true;
  EXPECT_EQ(with(decomposed, "été ёй"), "e\u0301te\u0301 е\u0308и\u0306");
  Noise entities;
  entities.entities = true;
  EXPECT_EQ(with(entities, "«a»"), "&laquo;a&raquo;");
}

TEST(SynthNoise, ABrokenLineNeverBeginsOrEndsAPiece) {
  Noise broken;
  broken.broken_lines = true;
  std::size_t n = 0;
  for (std::uint64_t key = 0; key < 3000; ++key) {
    NoiseWriter writer(broken, traits(Script::kLatin), key);
    std::string out;
    writer.append(" a b c d ", out);
    EXPECT_EQ(out.front(), ' ');
    EXPECT_EQ(out.back(), ' ');
    n += out.find('\n') != out.npos ? 1U : 0U;
  }
  EXPECT_GT(n, 30U);
}

}  // namespace
}  // namespace dittograph::synth

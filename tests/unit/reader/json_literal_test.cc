#include "reader/json_literal.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

using Fault = JsonEscape::Fault;

struct Case {
  std::string literal;
  std::string text;
  Fault fault = Fault::kNone;
};

TEST(JsonLiteral, DecodesEveryEscapeAndKeepsEveryOtherByte) {
  const Case cases[] = {
      {"", ""},
      {"plain", "plain"},
      {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
      {R"(a\u0041b)", "aAb"},
      {R"(\u0000)", std::string(1, '\0')},
      {R"(\u00e9\u20AC)", "\xC3\xA9\xE2\x82\xAC"},
      {R"(\ud83d\ude00)", "\xF0\x9F\x98\x80"},
      {R"(\udbff\udfff)", "\xF4\x8F\xBF\xBF"},
      {"\xff\\n\xc3", "\xff\n\xc3"},
      {R"(x\ud800)", "x", Fault::kLoneSurrogate},
      {R"(x\udc00)", "x", Fault::kLoneSurrogate},
      {R"(x\ud800\u0041)", "x", Fault::kLoneSurrogate},
      {R"(x\ud800\ud800)", "x", Fault::kLoneSurrogate},
      {R"(x\ud800\n)", "x", Fault::kLoneSurrogate},
      {R"(x\u12)", "x", Fault::kBadEscape},
      {R"(x\u12g4)", "x", Fault::kBadEscape},
      {R"(x\x)", "x", Fault::kBadEscape},
      {"x\\", "x", Fault::kBadEscape},
  };
  for (const Case& c : cases) {
    std::string out(c.literal.size(), '\0');
    const JsonDecoded decoded = decode_json_literal(c.literal, out.data());
    EXPECT_EQ(out.substr(0, decoded.size), c.text) << c.literal;
    EXPECT_EQ(decoded.fault, c.fault) << c.literal;
    EXPECT_EQ(check_json_literal(c.literal), c.fault) << c.literal;
  }
}

TEST(JsonLiteral, NumbersFollowTheGrammarAtAnyLength) {
  for (const char* token : {"0", "-0", "10", "1.5", "-1.25e+10", "2E5", "1e-400",
                            "123456789012345678901234567890123456789012345678901234567890"}) {
    EXPECT_TRUE(is_json_number(token)) << token;
  }
  for (const char* token : {"", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN",
                            "Infinity", "--1", "1.5.2", "1e5e5"}) {
    EXPECT_FALSE(is_json_number(token)) << token;
  }
}

}  // namespace
}  // namespace dittograph

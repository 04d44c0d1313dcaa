#include "audit/code_point_places.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

// Byte by byte.
std::uint64_t begins_before(std::string_view text, std::size_t byte) {
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < byte; ++i) n += (text[i] & '\xC0') != '\x80' ? 1 : 0;
  return n;
}

TEST(CodePointPlaces, EveryByteOfTextsOfEveryKind) {
  const std::string ascii(130, 'a');
  std::string mixed;
  for (int i = 0; i < 60; ++i) mixed += i % 3 == 0 ? "й" : i % 3 == 1 ? "x" : "報";
  const std::string late = std::string(127, 'a') + "é";
  const std::string invalid = std::string(70, '\x80') + "\xFF\xC3";
  CodePointPlaces places;
  for (const std::string& text : {std::string(), ascii, mixed, late, invalid, ascii}) {
    places.index(text);
    for (std::size_t byte = 0; byte <= text.size(); ++byte) {
      ASSERT_EQ(places.before(byte), begins_before(text, byte)) << text << " at " << byte;
    }
  }
}

}  // namespace
}  // namespace dittograph

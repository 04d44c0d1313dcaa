#include "text/entities.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct EntityCase {
  std::string text;
  char32_t value;
  std::uint32_t size;
};

const EntityCase kEntities[] = {
    {"&amp;", '&', 5},          {"&AElig;", 0xC6, 7},         {"&zwnj;", 0x200C, 6},
    {"&thetasym;x", 0x3D1, 10}, {"&eacute;", 0xE9, 8},        {"&Eacute;", 0xC9, 8},
    {"&yuml;", 0xFF, 6},        {"&apos;", '\'', 6},          {"&#233;", 0xE9, 6},
    {"&#x2019;", 0x2019, 8},    {"&#X2019;", 0x2019, 8},      {"&#0008217;", 0x2019, 10},
    {"&#146;", 0x2019, 6},      {"&#x10FFFF;", 0x10FFFF, 10}, {"&#0;", 0xFFFD, 4},
    {"&#xD800;", 0xFFFD, 8},    {"&#x110000;", 0xFFFD, 10},   {"&#99999999;", 0xFFFD, 11},
};

TEST(Entities, GiveTheCharacterTheyName) {
  for (const EntityCase& c : kEntities) {
    const CodePoint found = parse_entity(c.text, 0);
    EXPECT_EQ(found.value, c.value) << c.text;
    EXPECT_EQ(found.size, c.size) << c.text;
  }
}

TEST(Entities, MustBeKnownAndEndInASemicolon) {
  for (const char* text :
       {"&", "&;", "&amp", "&AMP;", "&nosuch;", "&thetasymx;", "&#;", "&#x;", "&#xg;", "&#12a;",
        "&#123456789;", "& amp;", "&am p;", "&#12", "&#-1;"}) {
    EXPECT_FALSE(parse_entity(text, 0).valid()) << text;
  }
}

}  // namespace
}  // namespace dittograph

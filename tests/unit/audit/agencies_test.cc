#include "audit/agencies.h"

#include <string>

#include "gtest/gtest.h"

#include "audit/owner_groups.h"
#include "dittograph/audit.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

TEST(Agencies, TheShippedListIsRead) {
  const auto agencies = parse_agencies(shipped_agencies(), "shipped");
  ASSERT_TRUE(agencies.ok()) << agencies.status();
  EXPECT_GE(agencies->agencies.size(), 40U);
  EXPECT_FALSE(agencies->tail_cues.empty());
  EXPECT_FALSE(agencies->byline_cues.empty());
}

TEST(Agencies, AFaultIsToldWithItsLine) {
  struct Case {
    const char* lines;
    const char* message;
  };
  const Case cases[] = {
      {"{\"kind\":\"agency\",\"name\":\"A\",\"aliases\":[\"A\"]}\n\n{broken\n",
       "f:3: not a JSON object (one object a line)"},
      {"{\"kind\":\"paper\"}", "f:1: kind \"paper\" is not agency, press_release or cue"},
      {"{\"kind\":\"agency\",\"aliases\":[\"A\"]}", "f:1: no text in \"name\""},
      {"{\"kind\":\"agency\",\"name\":\"A\"}", "f:1: no \"aliases\" (write how texts name it)"},
      {"{\"kind\":\"agency\",\"name\":\"A\",\"aliases\":\"A\"}",
       "f:1: \"aliases\" is not a list of texts"},
      {"{\"kind\":\"cue\",\"form\":\"lead\",\"words\":[\"x\"]}",
       "f:1: form \"lead\" is not tail, contributed, byline, reporting or dispatch"},
      {"# nothing\n", "f: names no agency (one JSON object a line)"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(parse_agencies(c.lines, "f").status().message(), c.message) << c.lines;
  }
}

TEST(Agencies, AnOutletIsAnAgencyByNameOrHost) {
  const auto agencies = parse_agencies(shipped_agencies(), "shipped");
  ASSERT_TRUE(agencies.ok());
  const auto name = [&](const char* source, const char* url) -> std::string {
    const std::uint32_t i = agency_of_outlet(*agencies, source, url);
    return i == kNoIndex ? "none" : agencies->agencies[i].name;
  };
  EXPECT_EQ(name("tass.com", ""), "TASS");
  EXPECT_EQ(name("en.tass.com", ""), "TASS");
  EXPECT_EQ(name("Agence France-Presse", ""), "AFP");
  EXPECT_EQ(name("Wire", "https://www.reuters.com/world/a"), "Reuters");
  EXPECT_EQ(name("nottass.com", ""), "none");
  EXPECT_EQ(name("The Courier", "https://courier.example/reuters.com"), "none");
}

TEST(OwnerGroups, AFaultIsToldWithItsLine) {
  EXPECT_EQ(parse_owner_groups("Big\tOne\nBig Two\n", "o").status().message(),
            "o:2: not an owner and an outlet (write them with one tab between)");
  EXPECT_EQ(parse_owner_groups("Big\tOne\nSmall\tOne\n", "o").status().message(),
            "o:2: \"One\" has the owner \"Big\" above (leave one)");
  const auto owners = parse_owner_groups("# owners\nBig\tOne\r\nBig\tTwo\n", "o");
  ASSERT_TRUE(owners.ok());
  EXPECT_EQ(owners->at("One"), "Big");
  EXPECT_EQ(owners->size(), 2U);
}

TEST(IgnoredPhrases, AreFoundWhateverTheirPunctuation) {
  const auto phrases = IgnoredPhrases::parse("read more here\n", "p");
  ASSERT_TRUE(phrases.ok());
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise("The end. READ more, here: the next.", tokens);
  std::vector<StoredToken> words;
  append_stored(tokens.hash, words);
  EXPECT_EQ(phrases->find(words), (TokenSet{{2, 5}}));
  EXPECT_EQ(IgnoredPhrases::parse("...\n", "p").status().message(),
            "p:1: holds no word (write one phrase a line)");
}

}  // namespace
}  // namespace dittograph

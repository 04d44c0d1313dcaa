#include "audit/kinds.h"

#include <string>

#include "gtest/gtest.h"

#include "dittograph/audit_words.h"

namespace dittograph {
namespace {

PartTraits traits(std::string_view text) {
  TextReader reader;
  SentencedText sentenced;
  reader.read(text, sentenced);
  const TokenRange all[] = {{0, static_cast<std::uint32_t>(sentenced.tokens.size())}};
  return traits_of(sentenced, all);
}

std::string kind(const ClusterFacts& facts) { return std::string(word_of(find_kind(facts).kind)); }

TEST(PartTraits, TellTablesQuotationsAndReleases) {
  EXPECT_GT(traits("Rovers 3 1\nUnited 2 2\nCity 0 4\nTown 5 0\n").numbers, 0.5);
  EXPECT_GT(
      traits("“We will rebuild the bridge and we will do it before the winter comes.”").quoted,
      0.9);
  EXPECT_GT(traits("«Мы восстановим мост до зимы и откроем его для всех жителей города».").quoted,
            0.9);
  EXPECT_LT(traits("The mayor said “soon” and left the hall by the back door at once.").quoted,
            0.2);
  EXPECT_TRUE(traits("FOR IMMEDIATE RELEASE\n\nThe bridge is open.").release);
  const PartTraits prose = traits("The bridge was opened on Monday, and the town came to see it.");
  EXPECT_FALSE(prose.release);
  EXPECT_LT(prose.numbers, 0.1);
}

TEST(FindKind, TheFirstRuleThatHolds) {
  ClusterFacts facts;
  facts.outlets = 3;
  facts.first_together = 1;
  EXPECT_EQ(kind(facts), "outlet_copy");
  facts.first_together = 2;
  EXPECT_EQ(kind(facts), "shared_source");
  facts.first_together = 1;
  facts.traits.release = true;
  EXPECT_EQ(kind(facts), "shared_source");
  facts.one_owner = true;
  EXPECT_EQ(kind(facts), "same_owner");
  facts.credited_agency = "AFP";
  EXPECT_EQ(kind(facts), "wire");
  facts.traits.quoted = 0.9;
  EXPECT_EQ(kind(facts), "quote_only");
  facts.traits.numbers = 0.4;
  EXPECT_EQ(kind(facts), "list");
  facts.boilerplate = true;
  EXPECT_EQ(kind(facts), "boilerplate");
  EXPECT_EQ(find_kind(facts).reasons.size(), 1U);
}

TEST(FindKind, ASmallPartThatOutletsHaveAgainAndAgainIsBoilerplate) {
  ClusterFacts facts;
  facts.outlets = 2;
  facts.documents = 4;
  facts.in_small_part = 3;
  facts.again = 2;
  facts.days = 30;
  facts.traits.release = true;
  EXPECT_EQ(kind(facts), "boilerplate");
  facts.in_small_part = 2;  // no more than half of them
  EXPECT_EQ(kind(facts), "shared_source");
  facts.in_small_part = 3;
  facts.again = 1;
  EXPECT_EQ(kind(facts), "shared_source");
  facts.again = 2;
  facts.days = 3;  // a running story
  EXPECT_EQ(kind(facts), "shared_source");
}

}  // namespace
}  // namespace dittograph

#include "audit/headlines.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(Affixes, AreWhatAnOutletWritesAgainAndAgainOrItsName) {
  AffixCounter counter;
  for (const char* title : {"Bridge opens - Harbour Post", "Crew is safe - Harbour Post",
                            "Opinion | Who pays?", "Opinion | Who sleeps?", "Opinion | Who cares?",
                            "Rain: what to expect", "Vote - a close run"}) {
    counter.add(title);
  }
  const TitleAffixes affixes = counter.affixes("harbourpost.example");
  EXPECT_EQ(affixes.suffixes, std::vector<std::string>{" - Harbour Post"});
  EXPECT_EQ(affixes.prefixes, std::vector<std::string>{"Opinion | "});
  EXPECT_EQ(bare_title("Opinion | Bridge opens - Harbour Post", affixes), "Bridge opens");
  EXPECT_EQ(bare_title("Vote - a close run", affixes), "Vote - a close run");
}

TEST(Headlines, AreSameNormalisedEditedOrReplaced) {
  const TitleAffixes none;
  const TitleAffixes site = {.prefixes = {"Opinion | "}, .suffixes = {" - Site"}};
  struct Case {
    const char* a;
    const char* b;
    HeadlineChange expected;
  };
  const Case cases[] = {
      {"Bridge opens to traffic", "Bridge opens to traffic", HeadlineChange::kSame},
      {"Bridge opens to traffic", "BRIDGE OPENS TO TRAFFIC", HeadlineChange::kNormalised},
      {"Bridge opens to traffic", "Bridge opens to traffic - Site", HeadlineChange::kNormalised},
      {"“Bridge” opens to traffic", "Opinion | \"Bridge\" opens to traffic",
       HeadlineChange::kNormalised},
      {"Bridge opens to traffic", "Bridge opens to heavy traffic", HeadlineChange::kEdited},
      {"Bridge opens to traffic", "Mayor cuts a ribbon", HeadlineChange::kReplaced},
      {"Bridge opens to traffic", "", HeadlineChange::kUnknown},
  };
  HeadlineComparer comparer;
  for (const Case& c : cases) {
    EXPECT_EQ(comparer.compare(c.a, none, c.b, site), c.expected) << c.b;
    EXPECT_EQ(comparer.compare(c.b, site, c.a, none), c.expected) << c.b;
  }
}

}  // namespace
}  // namespace dittograph

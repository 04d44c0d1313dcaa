#include "cluster/preference.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "dittograph/match.h"

namespace dittograph {
namespace {

// In the order of names: what a rule does not tell apart stands by name.
const std::vector<DocumentFacts> kFacts = {
    {.name = "a", .date = "2023-09-12", .source = "north", .n_tokens = 100, .form = 0.5},
    {.name = "b", .date = "2023-09-11", .source = "south", .n_tokens = 300, .form = 0.5},
    {.name = "c", .date = "", .source = "south", .n_tokens = 900, .form = 0.2},
    {.name = "d", .date = "2023-09-11", .source = "west", .n_tokens = 200, .form = 0.9},
    {.name = "e", .date = "2023-09-12", .source = "north", .n_tokens = 100, .form = 0.5},
};

std::string names(const std::vector<DocumentFacts>& facts, const PreferenceRule& rule) {
  std::string result;
  for (const DocId document : preference_order(facts, rule)) {
    result += facts[index_of(document)].name;
  }
  return result;
}

TEST(PreferenceOrder, FollowsTheKeepRule) {
  EXPECT_EQ(names(kFacts, {.keep = Keep::kBest}), "dbaec");
  EXPECT_EQ(names(kFacts, {.keep = Keep::kEarliest}), "dbaec");
  EXPECT_EQ(names(kFacts, {.keep = Keep::kLongest}), "cbdae");
  EXPECT_EQ(names(kFacts, {.keep = Keep::kFirst}), "abcde");
}

TEST(PreferenceOrder, PreferredSourcesComeFirstInTheirOrder) {
  EXPECT_EQ(names(kFacts, {.keep = Keep::kLongest, .prefer_source = {"west", "north"}}), "daecb");
  EXPECT_EQ(names(kFacts, {.keep = Keep::kFirst, .prefer_source = {"south"}}), "bcade");
}

TEST(PreferenceOrder, DoesNotDependOnTheOrderOfInputUnlessFirst) {
  std::vector<DocumentFacts> facts = kFacts;
  // Two of one name, told apart by their text.
  facts.push_back(kFacts[0]);
  facts.back().digest = 7;
  std::mt19937_64 random(1);
  for (const Keep keep : {Keep::kBest, Keep::kEarliest, Keep::kLongest}) {
    const std::string expected = names(facts, {.keep = keep});
    for (int round = 0; round < 20; ++round) {
      std::shuffle(facts.begin(), facts.end(), random);
      EXPECT_EQ(names(facts, {.keep = keep}), expected);
      const auto order = preference_order(facts, {.keep = keep});
      std::vector<std::uint64_t> digests;
      for (const DocId document : order) {
        if (facts[index_of(document)].name == "a") {
          digests.push_back(facts[index_of(document)].digest);
        }
      }
      EXPECT_EQ(digests, (std::vector<std::uint64_t>{0, 7}));
    }
  }
}

}  // namespace
}  // namespace dittograph

// Blocks that differ in one to three words: what counts as changed, and which may go.
#include "repeat/near.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reference/edit_distance.h"
#include "support/parsed_text.h"
#include "support/random_words.h"

namespace dittograph {
namespace {

using testing_support::ParsedText;
using testing_support::random_words;
using Words = std::vector<std::uint64_t>;

constexpr double kMinWords = 12;

// Words of a without those at the given places, in order.
Words without(const Words& words, const std::vector<std::uint32_t>& places) {
  Words left;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (std::find(places.begin(), places.end(), i) == places.end()) left.push_back(words[i]);
  }
  return left;
}

void check_against_table(const Words& a, const Words& b) {
  std::vector<std::uint32_t> only_a;
  std::vector<std::uint32_t> only_b;
  const std::uint32_t full = reference::edit_distance(a, b);
  const std::uint32_t got = changed_words(a, b, only_a, only_b);
  ASSERT_EQ(got, std::min(full, kMaxChangedWords + 1));
  if (got > kMaxChangedWords) return;
  ASSERT_LE(std::max(only_a.size(), only_b.size()), got);
  ASSERT_GE(only_a.size() + only_b.size(), got);
  ASSERT_EQ(without(a, only_a), without(b, only_b)) << "what both have stands in the same order";
}

TEST(ChangedWords, AgreeWithTheFullTableOnAllShortTexts) {
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    SCOPED_TRACE("seed=" + std::to_string(seed));
    const Words a = random_words(seed % 9, seed, 3);
    const Words b = random_words((seed / 9) % 9, seed + 77, 3);
    check_against_table(a, b);
    if (HasFatalFailure()) return;
  }
}

TEST(ChangedWords, AgreeWithTheFullTableAfterAFewEdits) {
  std::mt19937_64 random(20230911);
  for (int round = 0; round < 2000; ++round) {
    SCOPED_TRACE("round=" + std::to_string(round));
    const Words a = random_words(random() % 60, random(), 2 + random() % 40);
    Words b = a;
    for (std::uint64_t edits = random() % 6; edits > 0; --edits) {
      const auto at = b.begin() + static_cast<std::ptrdiff_t>(random() % (b.size() + 1));
      const std::uint64_t kind = random() % 3;
      if (kind == 0 || at == b.end()) {
        b.insert(at, random() % 40);
      } else if (kind == 1) {
        b.erase(at);
      } else {
        *at = random() % 40;
      }
    }
    check_against_table(a, b);
    if (HasFatalFailure()) return;
  }
}

TEST(ChangedWords, ATextOfManyWordsMoreIsTooFarWithoutLooking) {
  std::vector<std::uint32_t> only_a;
  std::vector<std::uint32_t> only_b;
  EXPECT_EQ(changed_words(Words(10, 1), Words(14, 1), only_a, only_b), kMaxChangedWords + 1);
  EXPECT_EQ(changed_words(Words(10, 1), Words(13, 1), only_a, only_b), kMaxChangedWords);
  EXPECT_EQ(changed_words({}, {}, only_a, only_b), 0u);
}

struct Case {
  const char* name;
  const char* first;
  const char* second;
  std::uint32_t changes;  // 0: no pair
  std::uint32_t lesser;   // 0 neither, 1 the first, 2 the second
};

const Case kCases[] = {
    {"Equal", "The council met in the old hall on the hill and talked about the new bridge there.",
     "The council met in the old hall on the hill and talked about the new bridge there.", 0, 0},
    {"SecondSaysMore",
     "The council met in the hall on the hill and talked about the new bridge there.",
     "The council met in the old hall on the hill and talked about the new bridge there.", 1, 1},
    {"FirstSaysMore",
     "The council met in the old hall on the hill and talked about the very new bridge there.",
     "The council met in the hall on the hill and talked about the new bridge there.", 2, 2},
    {"AnotherWord",
     "The council met in the old hall on the hill and talked about the new bridge there.",
     "The council met in the old hall on the hill and argued about the new bridge there.", 1, 0},
    {"AnotherNumber",
     "The storm in the north of the country killed 12 people on the coast road today.",
     "The storm in the north of the country killed 14 people on the coast road today.", 1, 0},
    {"NumberMore", "The storm in the north of the country killed people on the coast road today.",
     "The storm in the north of the country killed 14 people on the coast road today.", 1, 0},
    {"NameMore", "The storm in the north of the country killed people on the coast road today.",
     "The storm in the north of the country killed people on the Norway coast road today.", 1, 0},
    {"NegationMore", "The minister said that the law would be changed before the end of this year.",
     "The minister said that the law would not be changed before the end of this year.", 1, 0},
    {"RussianNegationMore",
     "Министр сказал вчера вечером в столице, что закон будет изменён до конца этого года всё же.",
     "Министр сказал вчера вечером в столице, что закон не будет изменён до конца этого года всё "
     "же.",
     1, 0},
    {"ThreeWordsMore", "The harbour will stay closed to all ships until the end of the month.",
     "The old harbour will still stay closed to all large ships until the end of the month.", 3, 1},
    {"FourWordsMore", "The harbour will stay closed to all ships until the end of the month.",
     "The old harbour will still stay closed to all large ships until the very end of the month.",
     0, 0},
    {"TooShort", "The harbour will stay closed to all ships until Monday.",
     "The old harbour will stay closed to all ships until Monday.", 0, 0},
    {"CapitalAtItsSentencesBeginIsNoName",
     "He said that the harbour will stay closed to all ships until the month ends.",
     "Today he said that the harbour will stay closed to all ships until the month ends.", 1, 1},
};

class NearTest : public testing::TestWithParam<Case> {};

TEST_P(NearTest, TellsThePairAndWhichMayGo) {
  const Case& c = GetParam();
  ParsedText parsed(std::string(c.first) + "\n\n" + c.second + "\n");
  ASSERT_EQ(parsed.segments.blocks.size(), 2u);
  std::vector<NearPair> pairs;
  find_near(parsed.layout, parsed.matches, kMinWords, pairs);
  ASSERT_EQ(pairs.size(), c.changes == 0 ? 0u : 1u);
  if (pairs.empty()) return;
  EXPECT_EQ(pairs[0].a, 0u);
  EXPECT_EQ(pairs[0].b, 1u);
  EXPECT_EQ(pairs[0].changes, c.changes);
  EXPECT_EQ(pairs[0].lesser, c.lesser);
}

INSTANTIATE_TEST_SUITE_P(Cases, NearTest, testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Near, ALaterBlockIsPairedOnce) {
  const std::string lead =
      "The council met in the old hall on the hill and talked about the bridge ";
  ParsedText parsed(lead + "here.\n\n" + lead + "there.\n\n" + lead + "below.\n\n" + lead +
                    "today.\n");
  std::vector<NearPair> pairs;
  find_near(parsed.layout, parsed.matches, kMinWords, pairs);
  std::vector<std::uint32_t> later;
  for (const NearPair& pair : pairs) later.push_back(pair.b);
  EXPECT_EQ(later, (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(Near, PairsGrowWithTheLinesNotWithTheirSquare) {
  std::string text;
  constexpr std::size_t kLines = 3000;
  for (std::size_t i = 0; i < kLines; ++i) {
    text += "The council of district " + std::to_string(i) +
            " met in the old hall on the hill and talked about the bridge.\n";
  }
  ParsedText parsed(text);
  EXPECT_LE(parsed.matches.size(), 2 * kLines);
  std::vector<NearPair> pairs;
  find_near(parsed.layout, parsed.matches, kMinWords, pairs);
  EXPECT_LT(pairs.size(), kLines);
  EXPECT_GT(pairs.size(), kLines / 2);
}

}  // namespace
}  // namespace dittograph

#include "cli/flags.h"

#include <set>

#include "gtest/gtest.h"

#include "report/settings.h"

namespace dittograph {
namespace {

TEST(Flags, NamesAndLettersAreUniqueWithinAVerb) {
  for (const Verb& verb : verbs()) {
    std::set<std::string> names;
    std::set<char> letters;
    for (const Flag& flag : verb.flags) {
      EXPECT_TRUE(names.insert(flag.name).second) << verb.name << " --" << flag.name;
      EXPECT_TRUE(flag.letter == 0 || letters.insert(flag.letter).second) << flag.letter;
      EXPECT_FALSE(flag.help.empty()) << flag.name;
    }
    EXPECT_NE(verb.run, nullptr);
    EXPECT_EQ(find_verb(verb.name), &verb);
  }
  EXPECT_EQ(find_verb("none"), nullptr);
}

TEST(Flags, CleanTakesEverySettingWithItsDefault) {
  const Verb* clean = find_verb("clean");
  ASSERT_NE(clean, nullptr);
  for (const Setting& setting : settings()) {
    std::size_t found = 0;
    for (const Flag& flag : clean->flags) {
      if ("--" + flag.name != flag_of(setting)) continue;
      ++found;
      const std::string shown = value_of(setting, Params{});
      if (setting.value.empty()) {
        EXPECT_EQ(flag.default_text, "") << "a switch is off";
      } else if (shown.empty()) {
        EXPECT_EQ(flag.default_text, setting.name.ends_with("_field") ? "guessed" : "none");
      } else {
        EXPECT_EQ(flag.default_text, shown);
      }
    }
    EXPECT_EQ(found, 1U) << setting.name;
  }
}

TEST(Flags, WhatIsTypedBecomesParams) {
  Typed typed;
  typed.values = {{"shingle-size", "4"}, {"text-field", "body"}, {"output", "x"}};
  const auto params = params_of(typed);
  ASSERT_TRUE(params.ok());
  EXPECT_EQ(params->shingle_size, 4U);
  EXPECT_EQ(params->text_field, "body");
  EXPECT_EQ(params->min_repeat, Params{}.min_repeat);
  typed.values["min-repeat"] = "x";
  EXPECT_EQ(params_of(typed).status().message(), "--min-repeat: 'x' is not a whole number");
}

}  // namespace
}  // namespace dittograph

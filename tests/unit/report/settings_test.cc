#include "report/settings.h"

#include <set>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(Settings, NamesAreUniqueAndHelpFitsALine) {
  std::set<std::string_view> names;
  for (const Setting& setting : settings()) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_LT(setting.help.size(), 46U) << setting.name;
    EXPECT_FALSE(setting.details.empty()) << setting.name;
    EXPECT_TRUE(setting.details.ends_with('.')) << setting.name;
    EXPECT_EQ(find_setting(setting.name), &setting);
  }
  EXPECT_EQ(find_setting("none"), nullptr);
}

TEST(Settings, EveryValueIsReadBackAsItIsShown) {
  for (const Setting& setting : settings()) {
    Params params;
    const std::string shown = value_of(setting, Params{});
    EXPECT_TRUE(set_value(setting, shown, params).ok()) << setting.name;
    EXPECT_EQ(value_of(setting, params), shown);
  }
}

TEST(Settings, EachRowSetsItsOwnField) {
  Params params;
  ASSERT_TRUE(set_value(*find_setting("shingle_size"), "7", params).ok());
  ASSERT_TRUE(set_value(*find_setting("within"), "report", params).ok());
  ASSERT_TRUE(set_value(*find_setting("min_repeat"), "9", params).ok());
  ASSERT_TRUE(set_value(*find_setting("text_field"), "body", params).ok());
  EXPECT_EQ(params.shingle_size, 7U);
  EXPECT_EQ(params.within, Action::kReport);
  EXPECT_EQ(params.min_repeat, 9U);
  EXPECT_EQ(params.text_field, "body");
  EXPECT_EQ(value_of(*find_setting("within"), params), "report");
  ASSERT_TRUE(set_value(*find_setting("keep"), "longest", params).ok());
  ASSERT_TRUE(set_value(*find_setting("documents"), "mark", params).ok());
  ASSERT_TRUE(set_value(*find_setting("level"), "documents", params).ok());
  ASSERT_TRUE(set_value(*find_setting("boilerplate"), "report", params).ok());
  ASSERT_TRUE(set_value(*find_setting("passages"), "cut", params).ok());
  ASSERT_TRUE(set_value(*find_setting("count_boilerplate"), "", params).ok()) << "a switch";
  EXPECT_EQ(params.keep, Keep::kLongest);
  EXPECT_EQ(params.documents, DocumentAction::kMark);
  EXPECT_EQ(params.level, Level::kDocuments);
  EXPECT_EQ(params.boilerplate, Action::kReport);
  EXPECT_EQ(params.passages, Action::kCut);
  EXPECT_TRUE(params.count_boilerplate);
}

TEST(Settings, WhatIsTypedWrongIsNamed) {
  Params params;
  for (const char* typed : {"", "x", "-1", "5x", "4294967296", "1.5"}) {
    EXPECT_EQ(set_value(*find_setting("shingle_size"), typed, params).message(),
              "--shingle-size: '" + std::string(typed) + "' is not a whole number");
  }
  EXPECT_EQ(set_value(*find_setting("within"), "drop", params).message(),
            "--within: 'drop' is not cut or report");
  EXPECT_EQ(set_value(*find_setting("keep"), "last", params).message(),
            "--keep: 'last' is not best, earliest, longest or first");
  EXPECT_EQ(set_value(*find_setting("resemblance"), "high", params).message(),
            "--resemblance: 'high' is not a number");
}

}  // namespace
}  // namespace dittograph

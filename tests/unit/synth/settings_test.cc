#include "synth/settings.h"

#include <string>

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

TEST(SynthSettings, AListNamesWeightsAndWhatItDoesNotNameHasNone) {
  Settings settings;
  ASSERT_TRUE(set_scripts("han=3,latin=1", settings).ok());
  EXPECT_EQ(settings.scripts, (std::array<std::uint32_t, kScripts>{1, 0, 0, 0, 3}));
  ASSERT_TRUE(set_stories("single=5,glue=2", settings).ok());
  EXPECT_EQ(settings.stories,
            (std::array<std::uint32_t, kStoryKinds>{5, 0, 0, 0, 0, 0, 0, 0, 0, 2}));
}

TEST(SynthSettings, ListsSaidAreListsRead) {
  Settings settings;
  ASSERT_TRUE(set_scripts(scripts_list(settings), settings).ok());
  ASSERT_TRUE(set_stories(stories_list(settings), settings).ok());
  EXPECT_EQ(settings.scripts, Settings{}.scripts);
  EXPECT_EQ(settings.stories, Settings{}.stories);
}

TEST(SynthSettings, ABrokenListIsNamed) {
  for (const char* list : {"greek=1", "latin", "latin=x", "latin=-1", "=1", "latin=9999999"}) {
    Settings settings;
    const absl::Status status = set_scripts(list, settings);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << list;
    EXPECT_NE(std::string(status.message()).find(list), std::string::npos) << status;
  }
}

TEST(SynthSettings, TheParametersNameEverySetting) {
  Settings settings;
  settings.seed = 99;
  settings.noise = 125;
  const std::string json = parameters_json(settings);
  for (const char* part : {"\"seed\":99", "\"noise\":0.125", "\"latin\":50", "\"wire\":22",
                           "\"outlets\":40", "\"version\":\""}) {
    EXPECT_NE(json.find(part), std::string::npos) << json;
  }
}

}  // namespace
}  // namespace dittograph::synth

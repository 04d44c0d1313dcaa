#include "evaluate/keyed_texts.h"

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

Texts read_all(const std::vector<std::string>& paths) {
  Texts texts;
  const absl::Status status =
      for_each_text({.paths = paths}, BadRecords::kSkip, [&](const KeyedText& document) {
        texts.emplace_back(document.key, document.text);
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return texts;
}

TEST(KeyedTexts, RecordsGoByTheirIdAndADoubledIdByItsOrder) {
  const ScratchFolder folder;
  const std::string path = folder.file("a.jsonl", R"({"id":"x","text":"one"})"
                                                  "\n"
                                                  R"({"id":"y","text":"two"})"
                                                  "\n"
                                                  R"({"id":"x","text":"three"})"
                                                  "\n");
  EXPECT_EQ(read_all({path}), (Texts{{"x", "one"}, {"y", "two"}, {"x#2", "three"}}));
}

TEST(KeyedTexts, RecordsWithoutAnIdGoByTheirLineWhateverTheFileIsCalled) {
  const ScratchFolder folder;
  const std::string lines = R"({"text":"one"})"
                            "\n\n"
                            R"({"text":"two"})"
                            "\n";
  const Texts want = {{":1", "one"}, {":3", "two"}};
  EXPECT_EQ(read_all({folder.file("dirty.jsonl", lines)}), want);
  EXPECT_EQ(read_all({folder.file("truth/clean.jsonl", lines)}), want);
}

TEST(KeyedTexts, TextsOfAFolderGoByTheirNameInIt) {
  const ScratchFolder folder;
  folder.file("in/sub/b.txt", "Second.\n");
  folder.file("in/a.txt", "First.\n");
  EXPECT_EQ(read_all({folder.path() + "/in"}),
            (Texts{{"a.txt", "First.\n"}, {"sub/b.txt", "Second.\n"}}));
}

TEST(KeyedTexts, OneTextOnBothSidesNeedsNoCommonName) {
  const ScratchFolder folder;
  const auto texts =
      KeyedTexts::read({.paths = {folder.file("a.clean.txt", "First.\n")}}, BadRecords::kRefuse);
  ASSERT_TRUE(texts.ok()) << texts.status();
  ASSERT_NE(texts->find("a.txt", 1), nullptr);
  EXPECT_EQ(*texts->find("a.txt", 1), "First.\n");
  EXPECT_EQ(texts->find("a.txt", 2), nullptr);
}

TEST(KeyedTexts, ABadRecordIsRefusedWithItsPlaceWhereTheCallerSaysSo) {
  const ScratchFolder folder;
  const std::string path = folder.file("truth.jsonl", R"({"id":"x","text":"one"})"
                                                      "\n"
                                                      R"({"id":"y","text":7})"
                                                      "\n");
  const auto texts = KeyedTexts::read({.paths = {path}}, BadRecords::kRefuse);
  ASSERT_EQ(texts.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(texts.status().ToString().find("truth.jsonl:2: text_not_string"), std::string::npos)
      << texts.status();
  EXPECT_EQ(KeyedTexts::read({.paths = {path}}, BadRecords::kSkip)->size(), 1U);
}

}  // namespace
}  // namespace dittograph

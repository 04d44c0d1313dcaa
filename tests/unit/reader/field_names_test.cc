#include "reader/field_names.h"

#include "gtest/gtest.h"

#include "unit/reader/written_files.h"

namespace dittograph {
namespace {

FieldNames guess(const std::string& bytes, const Params& params = {},
                 Format format = Format::kJsonl) {
  const TempFolder folder;
  const auto plan = plan_inputs({folder.write("in", bytes)}, format, params, "");
  EXPECT_TRUE(plan.ok()) << plan.status();
  return plan->fields.at(0);
}

TEST(FieldNames, TheUsualNamesAreFoundInTheirOrder) {
  const FieldNames names = guess(
      R"({"body":"b","content":"c","guid":1,"uid":2,"URL":"u","timestamp":3,"series":"s","Title":"t"})");
  EXPECT_EQ(names.text, "content");
  EXPECT_EQ(names.id, "uid");
  EXPECT_EQ(names.url, "URL");
  EXPECT_EQ(names.date, "timestamp");
  EXPECT_EQ(names.source, "series");
  EXPECT_EQ(names.title, "Title");
}

TEST(FieldNames, ExactCaseGoesBeforeAnyCase) {
  EXPECT_EQ(guess(R"({"TEXT":"a","body":"b"})").text, "body");
  EXPECT_EQ(guess(R"({"TEXT":"a","words":"b"})").text, "TEXT");
}

TEST(FieldNames, ATextIsAStringSomewhere) {
  EXPECT_EQ(guess("{\"text\":null,\"body\":\"b\"}\n{\"text\":3,\"body\":\"c\"}").text, "body");
  EXPECT_EQ(guess("{\"text\":null,\"body\":\"b\"}\n{\"text\":\"a\"}").text, "text");
  EXPECT_EQ(guess("{\"text\":3}").text, "text");
}

TEST(FieldNames, BrokenRecordsAreNotAsked) {
  EXPECT_EQ(guess("{\"text\":\"a\",}\n{\"body\":\"b\"}").text, "body");
}

TEST(FieldNames, ParamsOverruleWhatIsThere) {
  Params params;
  params.text_field = "words";
  params.source_field = "paper";
  const FieldNames names = guess(R"({"text":"a","source":"s","id":"x"})", params);
  EXPECT_EQ(names.text, "words");
  EXPECT_EQ(names.source, "paper");
  EXPECT_EQ(names.id, "id");
}

TEST(FieldNames, OfCsvAreInTheHeader) {
  const FieldNames names =
      guess("\xEF\xBB\xBF\"Text\",guid,outlet\r\na,1,x\r\n", Params{}, Format::kCsv);
  EXPECT_EQ(names.text, "Text");
  EXPECT_EQ(names.id, "guid");
  EXPECT_EQ(names.source, "outlet");
  EXPECT_EQ(names.date, "");
}

TEST(FieldNames, PlainTextHasNone) {
  EXPECT_EQ(guess("{\"text\":\"a\"}", Params{}, Format::kText).text, "");
}

}  // namespace
}  // namespace dittograph

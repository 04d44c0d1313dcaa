#include "report/json_lines.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(JsonLines, RepeatIsGolden) {
  RepeatGroup group;
  group.kind = RepeatKind::kTruncated;
  group.tokens = 24;
  group.why = "the longest run of well-formed blocks";
  group.copies = {{.span = {10, 30}, .code_points = {9, 28}, .kept = false, .cut = true},
                  {.span = {40, 61}, .code_points = {38, 58}, .kept = true, .cut = false}};
  std::string line;
  JsonLines().repeat("news/1 \"a\"\xFF", group, line);
  EXPECT_EQ(
      line,
      "{\"document\":\"news/1 \\\"a\\\"\xEF\xBF\xBD\",\"kind\":\"truncated\",\"tokens\":24,"
      "\"why\":\"the longest run of well-formed blocks\",\"copies\":[{\"begin\":10,\"end\":30,"
      "\"cp_begin\":9,\"cp_end\":28,\"kept\":false,\"cut\":true},{\"begin\":40,\"end\":61,"
      "\"cp_begin\":38,\"cp_end\":58,\"kept\":true,\"cut\":false}]}\n")
      << "did we mean to change repeats.jsonl? then raise kSchemaVersion";
}

TEST(JsonLines, SkippedIsGolden) {
  Skipped record;
  record.reason = "broken_json";
  record.detail = "a quote is missing";
  record.place.input = 2;
  record.place.line = 7;
  record.place.record = {100, 130};
  std::string line;
  JsonLines().skipped(record, line);
  EXPECT_EQ(line,
            "{\"input\":2,\"line\":7,\"begin\":100,\"end\":130,\"reason\":\"broken_json\","
            "\"detail\":\"a quote is missing\"}\n");
}

TEST(JsonLines, RemovedIsGolden) {
  Removal removal;
  removal.input = 1;
  removal.edit = {{5, 8}, "\\n"};
  removal.kind = RepeatKind::kNear;
  removal.resemblance = 0.87654321;
  removal.document = "d";
  removal.span = {1, 4};
  removal.code_points = {1, 3};
  removal.kept_document = "e";
  removal.kept_span = {7, 9};
  JsonLines lines;
  std::string line;
  lines.removed(removal, 5, "\xC3\xA9\n", line);
  EXPECT_EQ(line,
            "{\"input\":1,\"at\":5,\"replacement\":\"\\\\n\",\"removed\":\"\xC3\xA9\\n\","
            "\"reason\":\"repeat\",\"kind\":\"near\",\"document\":\"d\",\"begin\":1,\"end\":4,"
            "\"cp_begin\":1,\"cp_end\":3,\"kept_document\":\"e\",\"kept_begin\":7,\"kept_end\":9,"
            "\"resemblance\":0.8765}\n");
}

TEST(JsonLines, RemovedBytesThatAreNotUtf8StandInBase64) {
  Skipped record;
  record.place.record = {3, 6};
  std::string line;
  JsonLines().removed(removal_of(record), 3, std::string_view("\xFF\0a", 3), line);
  EXPECT_EQ(line, "{\"input\":0,\"at\":3,\"removed_base64\":\"/wBh\",\"reason\":\"skipped\"}\n");
}

// RapidJSON's own search by 16 bytes (RAPIDJSON_SSE2) lets some through.
TEST(JsonLines, EveryControlCharacterIsEscaped) {
  for (int c = 0; c < 256; ++c) {
    const std::string text = "a long text of many bytes, " + std::string(1, static_cast<char>(c)) +
                             ", with one that may need an escape";
    std::string line;
    JsonLines().kept_whole(text, line);
    for (const char byte : line.substr(0, line.size() - 1)) {
      EXPECT_GE(static_cast<unsigned char>(byte), 0x20) << c;
    }
  }
}

}  // namespace
}  // namespace dittograph

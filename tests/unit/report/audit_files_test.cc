#include "report/audit_files.h"

#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "unit/report/scratch_folder.h"
#include "unit/report/small_audit.h"

namespace dittograph {
namespace {

constexpr const char* kTexts[] = {"WIRE \xD0\xAF told of twelve.", "\xD0\xAF told of 14."};

absl::Status text_of(DocId document, std::string& text) {
  text = kTexts[index_of(document)];
  return absl::OkStatus();
}

Audit audit_with_spans() {
  Audit audit = small_audit();
  audit.clusters[0].members[0].spans = {{5, 12}, {13, 15}};
  audit.clusters[0].members[1].spans = {{0, 7}};
  audit.documents[1].header_bytes = 4;
  audit.documents[1].header_chars = 3;
  return audit;
}

TEST(StampText, SaysNoMoreThanIsKnown) {
  EXPECT_EQ(stamp_text({}), "");
  EXPECT_EQ(stamp_text({.unit = StampUnit::kDay, .day = 19846, .seconds = 19846 * 86400}),
            "2024-05-03");
  EXPECT_EQ(stamp_text({.unit = StampUnit::kTime, .day = 19846, .seconds = 19846 * 86400 - 1}),
            "2024-05-02T23:59:59Z");
}

TEST(PairLine, FieldsWithCommasAndQuotesAreQuoted) {
  Audit audit = small_audit();
  audit.documents[0].name = "a,\"b\"";
  audit.pairs[0].credit_a = 0;
  const std::string line = pair_csv_line(audit, audit.pairs[0]);
  EXPECT_TRUE(line.starts_with("0,\"a,\"\"b\"\"\",d1,Northern Wire,<b>Post</b>,")) << line;
  EXPECT_NE(line.find(",first,"), std::string::npos) << line;
  EXPECT_NE(line.find(",Northern Wire,,"), std::string::npos) << line;  // only the first credits
  EXPECT_NE(line.find(",12 -> 14,0\n"), std::string::npos) << line;
}

TEST(Matrix, EveryFlowStandsWithAndWithoutWireCopy) {
  const std::string matrix = matrix_csv(small_audit());
  EXPECT_NE(matrix.find("Northern Wire,<b>Post</b>,first,with,0,1,"), std::string::npos) << matrix;
  EXPECT_NE(matrix.find("Northern Wire,<b>Post</b>,first,without,0,0,"), std::string::npos);
}

TEST(NamedCounts, HaveOneNameEach) {
  AuditCounts counts;
  counts.kinds["wire"] = 3;
  counts.credits["kept"] = 2;
  std::set<std::string> names;
  for (const auto& [name, value] : named_counts(counts)) {
    EXPECT_TRUE(names.insert(name).second) << name;
    const std::uint64_t expected = name == "kind_wire" ? 3 : name == "credit_kept" ? 2 : 0;
    EXPECT_EQ(value, expected) << name;
  }
  EXPECT_TRUE(names.contains("kind_wire"));
  EXPECT_TRUE(names.contains("credit_kept"));
}

TEST(AuditFiles, PassagesCountInCodePointsAndBytes) {
  const ScratchFolder folder;
  auto out = OutputFolder::create(folder.path("OUT"));
  ASSERT_TRUE(out.ok()) << out.status();
  ASSERT_TRUE(write_audit_files(audit_with_spans(), text_of, **out).ok());
  const auto names = (*out)->names();
  EXPECT_EQ(names.size(), 7U);
  ASSERT_TRUE((*out)->commit().ok());
  simdjson::dom::parser parser;
  simdjson::dom::document_stream lines;
  const simdjson::padded_string bytes(folder.read("OUT/passages.jsonl"));
  ASSERT_FALSE(parser.parse_many(bytes).get(lines));
  struct Row {
    std::string id;
    std::uint64_t begin, end, byte_begin, byte_end;
    std::string text;
    bool operator==(const Row&) const = default;
  };
  std::vector<Row> rows;
  for (auto line : lines) {
    rows.push_back({std::string(std::string_view(line["id"])), std::uint64_t(line["begin"]),
                    std::uint64_t(line["end"]), std::uint64_t(line["byte_begin"]),
                    std::uint64_t(line["byte_end"]), std::string(std::string_view(line["text"]))});
  }
  EXPECT_EQ(rows, (std::vector<Row>{{"d0", 5, 11, 5, 12, "\xD0\xAF told"},
                                    {"d0", 12, 14, 13, 15, "of"},
                                    {"d1", 3, 9, 4, 11, "\xD0\xAF told"}}));
}

TEST(AuditFiles, AFaultOfTheTextsIsGivenOn) {
  const ScratchFolder folder;
  auto out = OutputFolder::create(folder.path("OUT"));
  ASSERT_TRUE(out.ok());
  const AuditTexts none = [](DocId, std::string&) { return absl::DataLossError("gone"); };
  EXPECT_EQ(write_audit_files(audit_with_spans(), none, **out).code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace dittograph

#include "report/summary_json.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

Summary full_summary() {
  Summary s;
  s.dry_run = true;
  s.params.shingle_size = 6;
  s.params.within = Action::kReport;
  s.params.text_field = "body \"x\"";
  s.inputs = {{.name = "in/a.jsonl.gz",
               .relative_name = "a.jsonl",
               .format = "jsonl",
               .compression = "gzip",
               .cleaned_file = "cleaned.jsonl.zst",
               .cleaned_begin = 1,
               .cleaned_end = 20,
               .bytes = std::uint64_t{1} << 63,
               .xxh3 = "00ff00ff00ff00ff",
               .fields = {{"id", "uid"}, {"text", "body"}}},
              {}};
  s.documents = 2;
  s.bytes = 3;
  s.text_bytes = 4;
  s.tokens = 5;
  s.documents_changed = 6;
  s.doubled_ids = 7;
  s.skipped = {{"broken_json", 8}, {"no_text", 9}};
  s.repeats = {{"exact", {10, 11, 12}}, {"near", {13, 14, 15}}};
  s.joins = 16;
  s.documents_dropped = 21;
  s.documents_marked = 22;
  s.documents_kept_whole = 23;
  s.near_documents.distinct = 24;
  s.near_documents.short_texts = 25;
  s.near_documents.compared = 26;
  s.near_documents.found_by = {{"minhash+simhash", {.compared = 27, .near = 28, .contained = 29}}};
  s.near_documents.lowest_resemblance = 0.875;
  s.near_documents.near_only_with_boilerplate = 30;
  s.estimated_recall = 0.9375;
  s.measured_recall = {.documents = 39,
                       .pairs = 40,
                       .found = 41,
                       .recall = 0.25,
                       .missed = {{.document = "a", .other = "b\"", .resemblance = 0.875}}};
  s.passages = {.seeds = 31, .shared_seeds = 32, .own_repeats_left_out = 33};
  s.cuts = {{"boilerplate", {.cuts = 34, .bytes = 35, .documents = 36}}};
  s.params.prefer_source = "a,b";
  s.params.keep = Keep::kEarliest;
  s.params.level = Level::kDocuments;
  s.params.documents = DocumentAction::kMark;
  s.params.count_boilerplate = true;
  s.params.resemblance = 0.75;
  s.files = {"removed.jsonl", "summary.json"};
  s.stages = {{.name = "read",
               .seconds = 0.125,
               .wall_seconds = 0.5,
               .bytes = 37,
               .items = 38,
               .unit = "document"},
              {.name = "write", .seconds = 2.0}};
  s.n_threads = 17;
  s.wall_seconds = 0.1;
  s.cpu_seconds = 1e-7;
  s.peak_bytes = 18;
  return s;
}

TEST(SummaryJson, ReadsBackWhatItWrote) {
  const std::string json = summary_to_json(full_summary());
  const auto read = summary_from_json(json, "summary.json");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(summary_to_json(*read), json);
  EXPECT_EQ(read->inputs.at(0).fields.at("text"), "body");
  EXPECT_EQ(read->inputs.at(0).bytes, std::uint64_t{1} << 63);
  EXPECT_EQ(read->params.shingle_size, 6U);
  EXPECT_EQ(read->params.within, Action::kReport);
  EXPECT_EQ(read->repeats.at("near").bytes, 15U);
  EXPECT_TRUE(read->dry_run);
  EXPECT_EQ(read->near_documents.found_by.at("minhash+simhash").contained, 29U);
  EXPECT_EQ(read->passages.own_repeats_left_out, 33U);
  EXPECT_EQ(read->cuts.at("boilerplate").documents, 36U);
  EXPECT_EQ(read->stages.at(0).unit, "document");
  EXPECT_EQ(read->stages.at(1).seconds, 2.0);
  EXPECT_EQ(read->measured_recall->missed.at(0).other, "b\"");
  EXPECT_EQ(read->params.keep, Keep::kEarliest);
  EXPECT_EQ(read->params.documents, DocumentAction::kMark);
  EXPECT_EQ(read->params.resemblance, 0.75);
}

TEST(SummaryJson, TheHeadIsGolden) {
  EXPECT_EQ(
      summary_to_json(Summary{}).substr(0, 126),
      "{\n  \"program\": \"dittograph\",\n  \"version\": \"0.1.0\",\n  \"schema_version\": 1,\n"
      "  \"command\": \"clean\",\n  \"dry_run\": false,\n  \"params\"");
}

TEST(SummaryJson, WhatIsUnknownIsIgnoredAndWhatIsWrongIsNot) {
  EXPECT_TRUE(summary_from_json("{\"program\":\"dittograph\",\"schema_version\":1,\"new\":[],"
                                "\"params\":{\"later\":1}}",
                                "s")
                  .ok());
  EXPECT_EQ(summary_from_json("{\"program\":\"dittograph\",\"schema_version\":1,"
                              "\"params\":{\"shingle_size\":\"many\"}}",
                              "s")
                .status()
                .code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace dittograph

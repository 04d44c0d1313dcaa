#include "report/audit_page.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "support/scratch_folder.h"

namespace dittograph {
namespace {

// Two outlets, one story that the second took from the first without its credit.
Audit small_audit() {
  Audit audit;
  audit.counts.documents = 2;
  audit.counts.cross_pairs = 1;
  audit.counts.first = 1;
  audit.sources = {{.name = "Northern Wire", .agency = true}};
  audit.outlets.resize(2);
  audit.outlets[0].name = "Northern Wire";
  audit.outlets[0].agency = "Northern Wire";
  audit.outlets[1].name = "<b>Post</b>";
  audit.documents.resize(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    AuditDocument& document = audit.documents[i];
    document.id = DocId{i};
    document.name = "d" + std::to_string(i);
    document.title = "</script> story";
    document.outlet = i;
    document.stamp = {.unit = StampUnit::kTime, .day = 19846, .seconds = 19846 * 86400 + 3600 * i};
    document.chars = 60;
    document.coverage = {100, 50};
    document.has_text = true;
  }
  audit.documents[0].credits = {{.form = Credit::Form::kDateline, .source = 0, .bytes = {0, 4}}};
  AuditPair pair;
  pair.a = DocId{0};
  pair.b = DocId{1};
  pair.direction = Direction::kFirst;
  pair.lag = {.unit = StampUnit::kTime, .seconds = 3600};
  pair.credit = CreditChange::kStripped;
  pair.cluster = 0;
  pair.spans_end = 1;
  pair.changes = {{.kind = WordChange::Kind::kNumber, .before = "12", .after = "14"}};
  audit.pairs = {pair};
  audit.spans = {{.a = {5, 20}, .b = {0, 15}, .tokens = 3}};
  AuditCluster cluster;
  cluster.kind = ClusterKind::kWire;
  cluster.reasons = {"an agency's credit"};
  cluster.outlets = 2;
  cluster.independent = 1;
  cluster.members.resize(2);
  cluster.members[1].document = DocId{1};
  cluster.members[1].from = 0;
  cluster.members[1].pair = 0;
  audit.clusters = {cluster};
  OutletFlow flow;
  flow.sender = 0;
  flow.receiver = 1;
  flow.all.pairs = 1;
  audit.flows = {flow};
  LagHistogram lags;
  lags.counts.assign(10, 0);
  lags.counts[2] = 1;
  audit.lags = {lags};
  return audit;
}

absl::StatusOr<std::string> page_of(const Audit& audit, const AuditTextLookup& text_of) {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/report.html";
  auto file = OutputFile::create(path);
  if (!file.ok()) return file.status();
  if (auto status = write_audit_page(audit, text_of, **file); !status.ok()) return status;
  if (auto status = (*file)->close(); !status.ok()) return status;
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

absl::Status some_text(DocId document, std::string& text) {
  text = "(NW) The story of number " + std::to_string(static_cast<unsigned>(document)) + ".";
  return absl::OkStatus();
}

std::string section_of(const std::string& page, const std::string& name) {
  const std::string mark = "id=\"data-" + name + "\">";
  const std::size_t begin = page.find(mark) + mark.size();
  return page.substr(begin, page.find("</script>", begin) - begin);
}

TEST(AuditPage, EverySectionIsJson) {
  const auto page = page_of(small_audit(), some_text);
  ASSERT_TRUE(page.ok()) << page.status();
  for (const char* name :
       {"summary", "notes", "sources", "audit-outlets", "flows", "lags", "phrases", "versions",
        "documents", "audit-clusters", "pairs", "texts"}) {
    simdjson::dom::parser parser;
    EXPECT_EQ(parser.parse(section_of(*page, name)).error(), simdjson::SUCCESS)
        << name << section_of(*page, name);
  }
}

TEST(AuditPage, APairSaysWhoWasFirstAndWhatWasChanged) {
  const auto page = page_of(small_audit(), some_text);
  ASSERT_TRUE(page.ok());
  const std::string pairs = section_of(*page, "pairs");
  EXPECT_NE(pairs.find("[0,0,1,\"first\",0,0,\"time\",3600,"), std::string::npos) << pairs;
  EXPECT_NE(pairs.find("\"stripped\""), std::string::npos) << pairs;
  EXPECT_NE(pairs.find("[\"number\",\"12\",\"14\"]"), std::string::npos) << pairs;
}

TEST(AuditPage, ATextHasItsCreditsAndWhatOthersHave) {
  const auto page = page_of(small_audit(), some_text);
  ASSERT_TRUE(page.ok());
  const std::string texts = section_of(*page, "texts");
  EXPECT_NE(texts.find("\"cr\":[[0,4,\"dateline\",0]],\"sh\":[[5,20]],\"g\":[]"), std::string::npos)
      << texts;
}

TEST(AuditPage, AFaultOfATextIsAFaultOfThePage) {
  const auto page = page_of(small_audit(),
                            [](DocId, std::string&) { return absl::DataLossError("texts: gone"); });
  EXPECT_EQ(page.status().code(), absl::StatusCode::kDataLoss);
}

TEST(AuditPage, WhatDoesNotFitIsCounted) {
  Audit audit = small_audit();
  audit.pairs.resize(60'000, audit.pairs[0]);
  const auto page = page_of(audit, some_text);
  ASSERT_TRUE(page.ok());
  EXPECT_LT(page->size(), 25'000'000u);
  const std::string notes = section_of(*page, "notes");
  EXPECT_EQ(notes.find("\"pairs_left_out\":0"), std::string::npos) << notes;
}

}  // namespace
}  // namespace dittograph

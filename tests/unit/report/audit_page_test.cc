#include "report/audit_page.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "support/scratch_folder.h"
#include "unit/report/small_audit.h"

namespace dittograph {
namespace {

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

// report.html of a run: what it holds, and that nothing but the input decides.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "engine/page_look.h"
#include "support/cleaning.h"
#include "support/scratch_folder.h"
#include "support/shared_corpus.h"

namespace dittograph {
namespace {

using testing_support::json_lines;
using testing_support::read_file;
using testing_support::shared_corpus;

std::string page_of(const ScratchFolder& folder, const std::string& content, std::size_t threads,
                    const std::string& name) {
  CleanRequest request;
  request.inputs = {folder.file("in.jsonl", content)};
  request.output = folder.path() + "/" + name;
  request.run.threads = threads;
  const auto summary = clean(request);
  EXPECT_TRUE(summary.ok()) << summary.status();
  return read_file(request.output + "/report.html");
}

// The data sections by their names.
std::map<std::string, std::string> sections_of(const std::string& page) {
  std::map<std::string, std::string> sections;
  const std::string mark = "<script type=\"application/json\" id=\"data-";
  for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    const std::size_t quote = page.find('"', begin);
    const std::size_t text = page.find('>', quote) + 1;
    sections[page.substr(begin, quote - begin)] = page.substr(text, page.find("</", text) - text);
  }
  return sections;
}

std::size_t n_elements(const std::string& json) {
  simdjson::dom::parser parser;
  simdjson::dom::array array;
  EXPECT_EQ(parser.parse(json).get_array().get(array), simdjson::SUCCESS);
  return array.size();
}

TEST(Page, OneTwoAndSevenThreadsGiveTheSameBytes) {
  const ScratchFolder folder;
  const std::string content = json_lines(shared_corpus(120, 5));
  const std::string one = page_of(folder, content, 1, "one");
  EXPECT_EQ(page_of(folder, content, 2, "two"), one);
  EXPECT_EQ(page_of(folder, content, 7, "seven"), one);
}

TEST(Page, EverySectionIsJsonAndTheClustersAreThoseOfTheFile) {
  const ScratchFolder folder;
  const std::string page = page_of(folder, json_lines(shared_corpus(120, 6)), 2, "out");
  const auto sections = sections_of(page);
  for (const char* name : {"program", "summary", "notes", "outlets", "documents", "clusters",
                           "passages", "passage-texts", "texts"}) {
    ASSERT_TRUE(sections.contains(name)) << name;
    simdjson::dom::parser parser;
    EXPECT_EQ(parser.parse(sections.at(name)).error(), simdjson::SUCCESS) << name;
  }
  const std::string clusters = read_file(folder.path() + "/out/clusters.jsonl");
  EXPECT_EQ(n_elements(sections.at("clusters")),
            static_cast<std::size_t>(std::ranges::count(clusters, '\n')));
  EXPECT_GT(n_elements(sections.at("texts")), 10u);
}

TEST(Page, NothingInItTellsTheTimeOrTheCost) {
  const ScratchFolder folder;
  const std::string summary =
      sections_of(page_of(folder, json_lines(shared_corpus(40, 7)), 3, "out")).at("summary");
  EXPECT_NE(summary.find("\"wall_seconds\": 0.0"), std::string::npos) << summary;
  EXPECT_NE(summary.find("\"n_threads\": 0"), std::string::npos) << summary;
}

TEST(Page, IsNotWrittenWhereItIsNotWanted) {
  const ScratchFolder folder;
  CleanRequest request;
  request.inputs = {folder.file("in.jsonl", json_lines(shared_corpus(20, 8)))};
  request.output = folder.path() + "/out";
  request.report = false;
  ASSERT_TRUE(clean(request).ok());
  EXPECT_FALSE(std::filesystem::exists(request.output + "/report.html"));
}

TEST(Page, MarksOfATextLieWithinIt) {
  const ScratchFolder folder;
  const auto sections = sections_of(page_of(folder, json_lines(shared_corpus(150, 9)), 2, "out"));
  simdjson::dom::parser parser;
  simdjson::dom::array texts;
  ASSERT_EQ(parser.parse(sections.at("texts")).get_array().get(texts), simdjson::SUCCESS);
  std::size_t n_marks = 0;
  for (const simdjson::dom::element text : texts) {
    std::string_view shown;
    ASSERT_EQ(text["x"].get(shown), simdjson::SUCCESS);  // ASCII: bytes are units
    for (const char* marks : {"c", "e"}) {
      for (const simdjson::dom::element mark : text[marks].get_array()) {
        const std::uint64_t begin = mark.at(0).get_uint64();
        const std::uint64_t end = mark.at(1).get_uint64();
        EXPECT_LE(begin, end);
        EXPECT_LE(end, shown.size());
        ++n_marks;
      }
    }
  }
  EXPECT_GT(n_marks, 10u);
}

TEST(PageStore, IsFullAtItsBudgetAndCountsWhatIsLeftOut) {
  PageBudget budget;
  budget.documents_json_bytes = 20;
  PageStore store(budget);
  store.append(
      {.documents = "{\"d\":1}\n{\"d\":2}\n{\"d\":3}\n", .texts = "", .passage_texts = ""});
  EXPECT_EQ(store.documents_left_out(), 1u);
}

TEST(PageStore, CountsALessThanSignAsThePageWritesIt) {
  PageBudget budget;
  budget.documents_json_bytes = 30;
  PageStore store(budget);
  store.append({.documents = "{\"d\":\"<<<<<\"}\n", .texts = "", .passage_texts = ""});
  EXPECT_EQ(store.documents_left_out(), 1u);
}

}  // namespace
}  // namespace dittograph

// Laws of what documents share, over whole runs: threads, batches, order and names change nothing
// else; every figure and every place re-verifies; nothing that goes is lost.
#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "report/restore.h"
#include "support/cleaning.h"
#include "support/scratch_folder.h"
#include "support/shared_corpus.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

using testing_support::json_lines;
using testing_support::read_file;
using testing_support::Record;
using testing_support::shared_corpus;

Summary run(const std::vector<std::string>& inputs, const std::string& output,
            const Params& params = {}, std::size_t threads = 2, std::uint64_t memory_bytes = 0) {
  CleanRequest request;
  request.inputs = inputs;
  request.output = output;
  request.params = params;
  request.run.threads = threads;
  request.run.memory_bytes = memory_bytes;
  return clean(request).value();
}

// The top-level fields of each line of a file.
std::vector<simdjson::dom::element> lines_of(const std::string& path,
                                             std::vector<simdjson::dom::parser>& parsers) {
  std::istringstream stream(read_file(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  parsers = std::vector<simdjson::dom::parser>(lines.size());
  std::vector<simdjson::dom::element> elements;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    elements.push_back(parsers[i].parse(lines[i]).value());
  }
  return elements;
}

std::string string_of(const simdjson::dom::element& element, const char* key) {
  return std::string(element[key].get_string().value());
}

std::vector<std::uint64_t> tokens_of(const std::string& text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

// A cluster without its number: kind, representative and members.
std::set<std::string> clusters_of(const std::string& folder) {
  std::vector<simdjson::dom::parser> parsers;
  std::set<std::string> clusters;
  for (const auto& line : lines_of(folder + "/clusters.jsonl", parsers)) {
    std::string text = string_of(line, "kind") + " " + string_of(line, "representative") + ":";
    for (const simdjson::dom::element member : line["members"].get_array()) {
      text += " " + simdjson::minify(member);
    }
    clusters.insert(text);
  }
  return clusters;
}

std::set<std::string> passages_of(const std::string& folder) {
  std::vector<simdjson::dom::parser> parsers;
  std::map<std::uint64_t, std::set<std::string>> by_cluster;
  for (const auto& line : lines_of(folder + "/passages.jsonl", parsers)) {
    by_cluster[line["cluster"].get_uint64()].insert(string_of(line, "kind") + " " +
                                                    string_of(line, "id") + " " +
                                                    std::to_string(line["begin"].get_uint64()) +
                                                    "-" + std::to_string(line["end"].get_uint64()));
  }
  std::set<std::string> clusters;
  for (const auto& [number, witnesses] : by_cluster) {
    std::string text;
    for (const std::string& witness : witnesses) text += witness + ", ";
    clusters.insert(text);
  }
  return clusters;
}

std::string restored(const std::string& folder) {
  Restorer restorer = Restorer::open(folder).value();
  std::string all;
  for (std::size_t i = 0; i < restorer.summary().inputs.size(); ++i) {
    const absl::Status status = restorer.restore_next([&](std::string_view piece) {
      all += piece;
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
  }
  return all;
}

class SharedLaws : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  std::string write(const std::vector<Record>& records, const std::string& name = "in.jsonl") {
    return folder_.file(name, json_lines(records));
  }
  [[nodiscard]] std::string out(const std::string& name) const {
    return folder_.path() + "/" + name;
  }

  const ScratchFolder folder_;
};

TEST_P(SharedLaws, ThreadsGiveTheSameBytes) {
  const std::string input = write(shared_corpus(900, GetParam()));  // several batches
  ASSERT_GT(std::filesystem::file_size(input), 2U << 20);
  run({input}, out("1"), {}, 1);
  for (const std::size_t threads : {2U, 7U}) {
    const std::string other = out(std::to_string(threads));
    run({input}, other, {}, threads);
    for (const char* name : {"cleaned.jsonl", "clusters.jsonl", "passages.jsonl", "removed.jsonl",
                             "kept_whole.jsonl"}) {
      EXPECT_EQ(read_file(out("1") + "/" + name), read_file(other + "/" + name)) << name;
    }
  }
}

// So little that seeds are spilled many times, links are made in many ranges and pages go at once.
TEST_P(SharedLaws, MemoryGivesTheSameBytes) {
  const std::string input = write(shared_corpus(400, GetParam()));
  run({input}, out("all"));
  run({input}, out("little"), {}, 2, 300'000);
  for (const char* name :
       {"cleaned.jsonl", "clusters.jsonl", "passages.jsonl", "removed.jsonl", "kept_whole.jsonl"}) {
    EXPECT_EQ(read_file(out("all") + "/" + name), read_file(out("little") + "/" + name)) << name;
  }
}

TEST_P(SharedLaws, TheOrderOfDocumentsDoesNotMatter) {
  std::vector<Record> records = shared_corpus(150, GetParam());
  run({write(records)}, out("x"));
  std::mt19937_64 random(GetParam());
  std::shuffle(records.begin(), records.end(), random);
  const std::size_t third = records.size() / 3;
  run({write({records.begin(), records.begin() + static_cast<std::ptrdiff_t>(third)}, "b.jsonl"),
       write({records.begin() + static_cast<std::ptrdiff_t>(third), records.end()}, "a.jsonl")},
      out("y"));
  EXPECT_GT(clusters_of(out("x")).size(), 10U);
  EXPECT_EQ(clusters_of(out("x")), clusters_of(out("y")));
  EXPECT_EQ(passages_of(out("x")), passages_of(out("y")));
  std::multiset<std::string> cleaned[2];
  for (const int side : {0, 1}) {
    std::istringstream stream(read_file(out(side == 0 ? "x" : "y") + "/cleaned.jsonl"));
    for (std::string line; std::getline(stream, line);) cleaned[side].insert(line);
  }
  EXPECT_EQ(cleaned[0], cleaned[1]);
}

TEST_P(SharedLaws, RestoreGivesTheInputBack) {
  for (const DocumentAction documents : {DocumentAction::kDrop, DocumentAction::kMark}) {
    Params params;
    params.documents = documents;
    params.passages = Action::kCut;
    const std::vector<Record> records = shared_corpus(150, GetParam());
    const std::string name = documents == DocumentAction::kDrop ? "drop" : "mark";
    const Summary summary = run({write(records)}, out(name), params);
    EXPECT_GT(
        documents == DocumentAction::kDrop ? summary.documents_dropped : summary.documents_marked,
        5U);
    EXPECT_GT(summary.cuts.at("boilerplate").cuts, 20U);
    EXPECT_GT(summary.cuts.at("passage").cuts, 5U);
    EXPECT_EQ(restored(out(name)), json_lines(records));
  }
}

TEST_P(SharedLaws, EveryFigureOfAClusterReVerifies) {
  const std::vector<Record> records = shared_corpus(150, GetParam());
  std::map<std::string, std::vector<std::uint64_t>> tokens;
  for (const Record& record : records) tokens[record.id] = tokens_of(record.text);
  Params params;
  params.count_boilerplate = true;
  run({write(records)}, out("x"), params);
  std::vector<simdjson::dom::parser> parsers;
  std::set<std::string> seen;
  std::size_t n_members = 0;
  for (const auto& line : lines_of(out("x") + "/clusters.jsonl", parsers)) {
    const std::string representative = string_of(line, "representative");
    const auto its = reference::shingle_set(tokens.at(representative), 5);
    const bool link = string_of(line, "kind") == "contained" || string_of(line, "kind") == "linked";
    EXPECT_TRUE(link || seen.insert(representative).second) << representative;
    for (const simdjson::dom::element member : line["members"].get_array()) {
      const std::string id = string_of(member, "document");
      EXPECT_TRUE(link || seen.insert(id).second) << id;
      const SetOverlap overlap = reference::overlap(reference::shingle_set(tokens.at(id), 5), its);
      EXPECT_NEAR(member["resemblance"].get_double(), overlap.resemblance(), 1e-6);
      EXPECT_NEAR(member["full_resemblance"].get_double(), overlap.resemblance(), 1e-6);
      EXPECT_NEAR(member["containment_in_representative"].get_double(), overlap.left_in_right(),
                  1e-6);
      EXPECT_NEAR(member["containment_of_representative"].get_double(), overlap.right_in_left(),
                  1e-6);
      if (string_of(line, "kind") == "contained") {
        EXPECT_GE(overlap.left_in_right(), 0.9);
      } else {
        EXPECT_GE(overlap.resemblance(), 0.8);
      }
      ++n_members;
    }
  }
  EXPECT_GT(n_members, 10U);
}

// Cut from the text, every witness says what its line says, and its source too.
TEST_P(SharedLaws, EveryPlaceOfAPassageReVerifies) {
  const std::vector<Record> records = shared_corpus(150, GetParam());
  std::map<std::string, std::string> texts;
  for (const Record& record : records) texts[record.id] = record.text;
  run({write(records)}, out("x"));
  std::vector<simdjson::dom::parser> parsers;
  std::size_t n = 0;
  std::set<std::string> kinds;
  for (const auto& line : lines_of(out("x") + "/passages.jsonl", parsers)) {
    const std::string& text = texts.at(string_of(line, "id"));
    const std::uint64_t begin = line["byte_begin"].get_uint64();
    const std::string told = string_of(line, "text");
    EXPECT_EQ(text.substr(begin, line["byte_end"].get_uint64() - begin), told);
    EXPECT_EQ(line["begin"].get_uint64().value(), begin) << "ASCII";
    EXPECT_EQ(tokens_of(told).size(), line["tokens"].get_uint64().value());
    EXPECT_GE(line["matched"].get_uint64().value(), 20U);
    EXPECT_GE(line["likeness"].get_double().value(), 0.8);
    const simdjson::dom::array sources = line["src"].get_array();
    EXPECT_EQ(sources.size(), line["representative"].get_bool() ? 0U : 1U);
    kinds.insert(string_of(line, "kind"));
    ++n;
  }
  EXPECT_GT(n, 100U);
  EXPECT_EQ(kinds, (std::set<std::string>{"boilerplate", "reuse", "version"}));
}

// What is cut because another document says it stands there, word for word, in the cleaned text.
TEST_P(SharedLaws, WhatGoesStillStandsWhereTheLedgerSays) {
  Params params;
  params.passages = Action::kCut;
  const std::vector<Record> records = shared_corpus(150, GetParam());
  run({write(records)}, out("x"), params);
  std::map<std::string, std::string> dirty;
  for (const Record& record : records) dirty[record.id] = record.text;
  std::map<std::string, std::string> cleaned;
  std::vector<simdjson::dom::parser> cleaned_parsers;
  for (const auto& line : lines_of(out("x") + "/cleaned.jsonl", cleaned_parsers)) {
    cleaned[string_of(line, "id")] = string_of(line, "text");
  }
  std::vector<simdjson::dom::parser> parsers;
  std::size_t n = 0;
  for (const auto& line : lines_of(out("x") + "/removed.jsonl", parsers)) {
    const std::string reason = string_of(line, "reason");
    if (reason != "boilerplate" && reason != "passage") continue;
    const std::string& text = dirty.at(string_of(line, "document"));
    const std::string& other = dirty.at(string_of(line, "kept_document"));
    const auto part = [&](const std::string& whole, const char* begin, const char* end) {
      const std::uint64_t at = line[begin].get_uint64();
      return whole.substr(at, line[end].get_uint64() - at);
    };
    const std::string kept = part(other, "kept_begin", "kept_end");
    EXPECT_EQ(tokens_of(part(text, "begin", "end")), tokens_of(kept));
    ASSERT_TRUE(cleaned.contains(string_of(line, "kept_document"))) << "dropped";
    EXPECT_NE(cleaned.at(string_of(line, "kept_document")).find(kept), std::string::npos);
    ++n;
  }
  EXPECT_GT(n, 20U);
}

TEST_P(SharedLaws, ARenamedIdOnlyRenames) {
  std::vector<Record> records = shared_corpus(120, GetParam());
  run({write(records)}, out("x"));
  const auto renamed = [](std::string text) {
    for (std::size_t at = text.find("\"r"); at != std::string::npos;
         at = text.find("\"r", at + 1)) {
      if (text[at + 2] >= '0' && text[at + 2] <= '9') text[at + 1] = 's';
    }
    return text;
  };
  const std::string other = folder_.file("other.jsonl", renamed(json_lines(records)));
  run({other}, out("y"));
  for (const char* name : {"cleaned.jsonl", "clusters.jsonl", "removed.jsonl"}) {
    EXPECT_EQ(renamed(read_file(out("x") + "/" + name)), read_file(out("y") + "/" + name)) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SharedLaws, ::testing::Values(1, 2, 3));

// 200 texts of which each shares 60 % with the next stay 200 texts.
TEST(SharedCorpus, AChainIsNoCluster) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(4);
  std::vector<std::string> sentences;
  for (int i = 0; i < 200 * 4 + 10; ++i) sentences.push_back(writer.sentence());
  std::vector<Record> records;
  for (std::size_t i = 0; i < 200; ++i) {
    Record& record = records.emplace_back();
    record.id = std::to_string(i);
    for (std::size_t j = 4 * i; j < 4 * i + 10; ++j) record.text += sentences[j] + " ";
  }
  const std::string output = folder.path() + "/out";
  const Summary summary = run({folder.file("in.jsonl", json_lines(records))}, output);
  EXPECT_EQ(summary.near_documents.clusters, 0U);
  EXPECT_EQ(summary.documents_dropped, 0U);
  EXPECT_GE(summary.passages.clusters, 190U);
}

TEST(SharedCorpus, ATextThatIsDroppedLeavesNoFileAndComesBack) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(5);
  const std::string text = writer.plain();
  const std::string header = "date 2024-05-06 https://news.example/a\n";
  folder.file("in/a.txt", text);
  folder.file("in/b.txt", header + text);
  folder.file("in/c.txt", writer.plain());
  const std::string output = folder.path() + "/out";
  Params params;
  params.keep = Keep::kEarliest;
  const Summary summary = run({folder.path() + "/in"}, output, params);
  EXPECT_EQ(summary.documents_dropped, 1U);
  EXPECT_FALSE(std::filesystem::exists(output + "/cleaned/a.txt"));
  EXPECT_TRUE(std::filesystem::exists(output + "/cleaned/b.txt"));
  EXPECT_EQ(restored(output), text + header + text + read_file(folder.path() + "/in/c.txt"));
}

TEST(SharedCorpus, MarkAddsAFieldThatNamesTheCluster) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(6);
  const std::string text = writer.plain();
  std::vector<Record> records = {{.id = "a", .source = {}, .date = {}, .text = text},
                                 {.id = "b", .source = {}, .date = {}, .text = text},
                                 {.id = "c", .source = {}, .date = {}, .text = writer.plain()}};
  const std::string output = folder.path() + "/out";
  Params params;
  params.documents = DocumentAction::kMark;
  run({folder.file("in.jsonl", json_lines(records))}, output, params);
  const std::string cleaned = read_file(output + "/cleaned.jsonl");
  EXPECT_NE(cleaned.find(",\"dittograph\":{\"cluster\":0,\"kind\":\"representative\","
                         "\"representative\":\"a\",\"resemblance\":1.0}}\n{\"id\":\"b\""),
            std::string::npos)
      << cleaned;
  EXPECT_NE(cleaned.find("{\"cluster\":0,\"kind\":\"exact\",\"representative\":\"a\","
                         "\"resemblance\":1.0}}\n{\"id\":\"c\""),
            std::string::npos);
  run({output + "/cleaned.jsonl"}, folder.path() + "/again", params);
  EXPECT_EQ(read_file(folder.path() + "/again/cleaned.jsonl"), cleaned) << "marked once";
}

TEST(SharedCorpus, MarkLooksForTheFieldNotForItsName) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(6);
  const std::string text = writer.sentence();
  const std::string plain = "{\"id\":\"a\",\"source\":\"dittograph\",\"text\":\"" + text + "\"}";
  const std::string has = "{\"id\":\"b\",\"ditto\\u0067raph\":1,\"text\":\"" + text + "\"}";
  const std::string inner = "{\"id\":\"c\",\"m\":{\"dittograph\":1},\"text\":\"" + text + "\"}";
  Params params;
  params.documents = DocumentAction::kMark;
  const Summary summary = run({folder.file("in.jsonl", plain + " \n" + has + "\n" + inner)},
                              folder.path() + "/out", params);
  EXPECT_EQ(summary.documents_marked, 2U);
  const std::string cleaned = read_file(folder.path() + "/out/cleaned.jsonl");
  EXPECT_NE(cleaned.find("\n" + has + "\n"), std::string::npos) << cleaned;
  EXPECT_EQ(restored(folder.path() + "/out"), plain + " \n" + has + "\n" + inner);
}

TEST(SharedCorpus, PreferredSourcesRepresent) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(7);
  const std::string text = writer.plain();
  const std::vector<Record> records = {{.id = "a", .source = "one", .date = {}, .text = text},
                                       {.id = "b", .source = "two", .date = {}, .text = text},
                                       {.id = "c", .source = "three", .date = {}, .text = text}};
  const std::string input = folder.file("in.jsonl", json_lines(records));
  Params params;
  params.prefer_source = "three,two";
  run({input}, folder.path() + "/out", params);
  EXPECT_EQ(read_file(folder.path() + "/out/cleaned.jsonl"), json_line(records[2]));
  params.prefer_source = "four,two";
  run({input}, folder.path() + "/out2", params);
  EXPECT_EQ(read_file(folder.path() + "/out2/cleaned.jsonl"), json_line(records[1]));
}

TEST(SharedCorpus, LevelDocumentsLeavesPassagesOut) {
  const ScratchFolder folder;
  const std::string input = folder.file("in.jsonl", json_lines(shared_corpus(60, 8)));
  Params params;
  params.level = Level::kDocuments;
  const Summary summary = run({input}, folder.path() + "/out", params);
  EXPECT_GT(summary.documents_dropped, 3U);
  EXPECT_EQ(summary.passages.clusters, 0U);
  EXPECT_EQ(summary.cuts.at("boilerplate").cuts, 0U);
  EXPECT_EQ(read_file(folder.path() + "/out/passages.jsonl"), "");
}

}  // namespace
}  // namespace dittograph

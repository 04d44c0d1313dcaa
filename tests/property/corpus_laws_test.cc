// The laws of a whole run over files: threads, order, names and neighbours change nothing else.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "support/cleaning.h"
#include "support/random_article.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using testing_support::ArticleWriter;
using testing_support::cleaned;
using testing_support::read_file;

constexpr std::uint64_t kSeed = 20230911;
constexpr int kDocuments = 2500;  // some megabytes: several batches

std::string json_line(const std::string& id, const std::string& text) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.String(id.c_str());
  writer.Key("text");
  writer.String(text.c_str(), static_cast<rapidjson::SizeType>(text.size()));
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::vector<std::string> article_lines(int n, const std::string& prefix,
                                       std::uint64_t seed = kSeed) {
  ArticleWriter writer(seed);
  std::vector<std::string> lines;
  for (int i = 0; i < n; ++i)
    lines.push_back(json_line(prefix + std::to_string(i), writer.with_copies()));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

Summary run(const std::vector<std::string>& inputs, const std::string& output,
            std::size_t threads = 2) {
  CleanRequest request;
  request.inputs = inputs;
  request.output = output;
  request.run.threads = threads;
  return clean(request).value();
}

// What a run cost is no part of its result.
std::string without_costs(const std::string& summary) {
  std::istringstream stream(summary);
  std::string result;
  bool in_stages = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.find("\"stages\"") != std::string::npos) in_stages = true;
    const bool cost = in_stages || line.find("\"n_threads\"") != std::string::npos ||
                      line.find("\"wall_seconds\"") != std::string::npos ||
                      line.find("\"cpu_seconds\"") != std::string::npos ||
                      line.find("\"peak_bytes\"") != std::string::npos;
    if (in_stages && line.find(']') != std::string::npos) in_stages = false;
    if (!cost) result += line + "\n";
  }
  return result;
}

std::map<std::string, std::string> files_in(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = std::filesystem::relative(entry.path(), folder).string();
    const std::string bytes = read_file(entry.path().string());
    files[name] = name == "summary.json" ? without_costs(bytes) : bytes;
  }
  return files;
}

// Names of the files that are not the same in both.
std::vector<std::string> differing(const std::map<std::string, std::string>& one,
                                   const std::map<std::string, std::string>& other) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : one) {
    const auto same = other.find(name);
    if (same == other.end() || same->second != bytes) names.push_back(name);
  }
  for (const auto& [name, bytes] : other) {
    if (!one.contains(name)) names.push_back(name);
  }
  return names;
}

using Names = std::vector<std::string>;

std::string cleaned_lines(const std::string& folder) {
  return read_file(folder + "/cleaned.jsonl");
}

TEST(CorpusLaws, OneTwoAndSevenThreadsGiveTheSameBytes) {
  const ScratchFolder folder;
  std::vector<std::string> lines = article_lines(kDocuments, "a");
  lines.insert(lines.begin() + 1700, "{broken\n");
  lines.insert(lines.begin() + 40, "{\"id\":\"no text\"}\n");
  const std::string input = folder.file("in.jsonl", joined(lines));
  ASSERT_GT(std::filesystem::file_size(input), 2u << 20) << "too small for several batches";
  run({input}, folder.path() + "/1", 1);
  const auto one = files_in(folder.path() + "/1");
  for (const char* name : {"cleaned.jsonl", "repeats.jsonl", "removed.jsonl", "skipped.jsonl"}) {
    ASSERT_TRUE(one.contains(name)) << name;
    EXPECT_FALSE(one.at(name).empty()) << name;
  }
  for (const std::size_t threads : {2u, 7u}) {
    const std::string out = folder.path() + "/" + std::to_string(threads);
    run({input}, out, threads);
    EXPECT_EQ(differing(one, files_in(out)), Names{}) << threads << " threads";
  }
}

TEST(CorpusLaws, EveryDocumentIsCleanedAsItIsAlone) {
  const ScratchFolder folder;
  ArticleWriter writer(kSeed);
  std::vector<std::string> names;
  for (int i = 0; i < 60; ++i) {
    names.push_back(std::to_string(100 + i) + ".txt");
    folder.file("in/" + names.back(), writer.with_copies());
  }
  run({folder.path() + "/in"}, folder.path() + "/out");
  for (const std::string& name : names) {
    const std::string alone = cleaned(read_file(folder.path() + "/in/" + name)).text;
    const auto files = files_in(folder.path() + "/out");
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) {
      return file.first == name || file.first.ends_with("/" + name);
    });
    ASSERT_NE(found, files.end()) << name;
    ASSERT_EQ(found->second, alone) << name;
  }
}

TEST(CorpusLaws, ARenamedIdOnlyRenames) {
  const ScratchFolder folder;
  const std::string one = folder.file("one.jsonl", joined(article_lines(200, "a")));
  const std::string other = folder.file("other.jsonl", joined(article_lines(200, "b")));
  run({one}, folder.path() + "/x");
  run({other}, folder.path() + "/y");
  for (const char* name : {"cleaned.jsonl", "repeats.jsonl", "removed.jsonl"}) {
    std::string renamed = read_file(folder.path() + "/x/" + name);
    for (std::size_t at = renamed.find("\"a"); at != std::string::npos;
         at = renamed.find("\"a", at + 1)) {
      if (at + 2 < renamed.size() && renamed[at + 2] >= '0' && renamed[at + 2] <= '9')
        renamed[at + 1] = 'b';
    }
    EXPECT_EQ(renamed, read_file(folder.path() + "/y/" + name)) << name;
  }
}

TEST(CorpusLaws, AnUnrelatedDocumentChangesNothingElse) {
  const ScratchFolder folder;
  std::vector<std::string> lines = article_lines(200, "a");
  const std::string before = folder.file("before.jsonl", joined(lines));
  run({before}, folder.path() + "/x");
  const std::string extra = json_line("extra", ArticleWriter(99).plain());
  lines.insert(lines.begin() + 100, extra);
  const std::string behind = folder.file("behind.jsonl", joined(lines));
  run({behind}, folder.path() + "/y");
  std::string with_extra = cleaned_lines(folder.path() + "/y");
  const std::size_t at = with_extra.find(extra);
  ASSERT_NE(at, std::string::npos) << "an untouched record keeps its very bytes";
  with_extra.erase(at, extra.size());
  EXPECT_EQ(with_extra, cleaned_lines(folder.path() + "/x"));
  EXPECT_EQ(read_file(folder.path() + "/y/repeats.jsonl"),
            read_file(folder.path() + "/x/repeats.jsonl"));
}

TEST(CorpusLaws, OrderOfInputsDoesNotMatter) {
  const ScratchFolder folder;
  const std::string one = folder.file("one.jsonl", joined(article_lines(100, "a")));
  const std::string two = folder.file("two.jsonl", joined(article_lines(100, "b", 7)));
  run({one, two}, folder.path() + "/x");
  run({two, one}, folder.path() + "/y");
  std::vector<std::string> records[2];
  int side = 0;
  for (const char* out : {"/x", "/y"}) {
    for (const char* name : {"/cleaned.jsonl", "/repeats.jsonl"}) {
      std::istringstream stream(read_file(folder.path() + out + name));
      for (std::string line; std::getline(stream, line);) records[side].push_back(line);
    }
    std::sort(records[side].begin(), records[side].end());
    ++side;
  }
  EXPECT_GT(records[0].size(), 200u);
  EXPECT_EQ(records[0], records[1]);
}

TEST(CorpusLaws, DoubledIdsAreReportedAndKeptApart) {
  const ScratchFolder folder;
  const std::string input =
      folder.file("in.jsonl", json_line("x", "One text.") + json_line("x", "Another text.") +
                                  json_line("y", "A third."));
  const Summary summary = run({input}, folder.path() + "/out");
  EXPECT_EQ(summary.doubled_ids, 1u);
  EXPECT_EQ(summary.documents, 3u);
  EXPECT_EQ(cleaned_lines(folder.path() + "/out"), read_file(input));
}

}  // namespace
}  // namespace dittograph

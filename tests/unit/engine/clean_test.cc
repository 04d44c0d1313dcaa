// clean(): faults, refusals, and that nothing half-written is left.
#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/cleaning.h"
#include "support/random_article.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using testing_support::read_file;

const std::string kGood = R"({"id":"a","text":"Good morning."})"
                          "\n";
std::string good(int n) {
  return R"({"id":"a","text":"Good morning )" + std::to_string(n) + ".\"}\n";
}
const std::string kBroken = "{\"id\":\"b\",\"text\n";
const std::string kNoText = "{\"id\":\"c\"}\n";
const std::string kNumber = "{\"id\":\"d\",\"text\":7}\n";

CleanRequest request_for(const ScratchFolder& folder, const std::string& content) {
  CleanRequest request;
  request.inputs = {folder.file("in.jsonl", content)};
  request.output = folder.path() + "/out";
  request.run.threads = 2;
  return request;
}

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Clean, BadRecordsAreListedAndEverythingElseIsProcessed) {
  const ScratchFolder folder;
  const CleanRequest request =
      request_for(folder, good(1) + kBroken + good(2) + kNoText + kNumber + good(3));
  const auto summary = clean(request);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->documents, 3u);
  std::uint64_t n_skipped = 0;
  for (const auto& [reason, n] : summary->skipped) n_skipped += n;
  EXPECT_EQ(n_skipped, 3u);
  const std::string skipped = read_file(request.output + "/skipped.jsonl");
  EXPECT_EQ(count_of(skipped, "\n"), 3u);
  for (const char* line : {"\"line\":2", "\"line\":4", "\"line\":5"}) {
    EXPECT_EQ(count_of(skipped, line), 1u) << skipped;
  }
  EXPECT_EQ(count_of(read_file(request.output + "/cleaned.jsonl"), "Good morning "), 3u);
}

TEST(Clean, StrictNamesTheFirstBadRecordAtAnyNumberOfThreads) {
  const ScratchFolder folder;
  testing_support::ArticleWriter writer(1);
  std::string content;
  // Two bad records, some megabytes apart, so that other batches may be faster.
  for (int i = 0; i < 40'000; ++i) {
    content += kGood + "{\"text\":\"" + writer.sentence() + "\"}\n";
    if (i == 20'000) content += kNoText;
    if (i == 39'000) content += kBroken;
  }
  CleanRequest request = request_for(folder, content);
  request.strict = true;
  for (const std::size_t threads : {1u, 2u, 7u}) {
    request.run.threads = threads;
    const auto summary = clean(request);
    ASSERT_FALSE(summary.ok());
    EXPECT_NE(std::string(summary.status().message()).find("in.jsonl:40003:"), std::string::npos)
        << summary.status();
    EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"in.jsonl"});
  }
}

TEST(Clean, CancelledLeavesNothing) {
  const ScratchFolder folder;
  CleanRequest request = request_for(folder, kGood);
  const std::atomic<bool> cancelled{true};
  request.run.cancelled = &cancelled;
  EXPECT_EQ(clean(request).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"in.jsonl"});
}

TEST(Clean, CancelledInTheMiddleLeavesNothing) {
  const ScratchFolder folder;
  std::string content;
  while (content.size() < (8u << 20)) content += kGood;
  CleanRequest request = request_for(folder, content);
  std::atomic<bool> cancelled{false};
  request.run.cancelled = &cancelled;
  request.run.progress = [&](const Progress&) { cancelled.store(true); };
  EXPECT_EQ(clean(request).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"in.jsonl"});
}

TEST(Clean, AnExistingOutputIsRefusedWithoutForceAndReplacedWithIt) {
  const ScratchFolder folder;
  CleanRequest request = request_for(folder, kGood);
  ASSERT_TRUE(clean(request).ok());
  EXPECT_FALSE(clean(request).ok());
  request.force = true;
  EXPECT_TRUE(clean(request).ok());
}

TEST(Clean, ADryRunWritesAllButTheText) {
  const ScratchFolder folder;
  CleanRequest request = request_for(folder, kGood);
  request.dry_run = true;
  ASSERT_TRUE(clean(request).ok());
  const std::vector<std::string> names = names_in(request.output);
  EXPECT_EQ(names, (std::vector<std::string>{"clusters.jsonl", "kept_whole.jsonl", "passages.jsonl",
                                             "removed.jsonl", "repeats.jsonl", "report.html",
                                             "skipped.jsonl", "summary.json"}));
}

TEST(Clean, WhatCannotBeReadIsAFaultAndLeavesNothing) {
  const ScratchFolder folder;
  CleanRequest request = request_for(folder, kGood);
  request.inputs = {folder.path() + "/nowhere.jsonl"};
  const auto summary = clean(request);
  ASSERT_FALSE(summary.ok());
  EXPECT_NE(std::string(summary.status().message()).find("nowhere.jsonl"), std::string::npos);
  EXPECT_EQ(names_in(folder.path()), std::vector<std::string>{"in.jsonl"});
}

TEST(Clean, AnUnknownFormatIsRefused) {
  const ScratchFolder folder;
  CleanRequest request = request_for(folder, kGood);
  request.format = "yaml";
  EXPECT_EQ(clean(request).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(Clean, AnUntouchedRecordKeepsItsVeryBytes) {
  const ScratchFolder folder;
  const std::string odd =
      "  { \"text\" : \"caf\\u00e9 \\/ x\" ,\t\"n\":1.0e2 , \"id\":\"q\"}  \r\n";
  const CleanRequest request = request_for(folder, odd + kGood);
  ASSERT_TRUE(clean(request).ok());
  EXPECT_EQ(read_file(request.output + "/cleaned.jsonl"), odd + kGood);
}

}  // namespace
}  // namespace dittograph

#include "engine/synthesise.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <string>

#include "gtest/gtest.h"

#include "support/cleaning.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using testing_support::read_file;

SynthRequest request_of(std::uint64_t size, std::size_t threads = 2) {
  SynthRequest request;
  request.settings.size = size;
  request.settings.seed = 7;
  request.run.threads = threads;
  return request;
}

std::map<std::string, std::string> files_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[std::filesystem::relative(entry.path(), folder).string()] =
        read_file(entry.path().string());
  }
  return files;
}

std::string printed(const SynthRequest& request) {
  std::string bytes;
  EXPECT_TRUE(synthesise_articles(request, [&](std::string_view some) {
                bytes += some;
                return absl::OkStatus();
              }).ok());
  return bytes;
}

TEST(Synthesise, OneTwoAndSevenThreadsGiveTheSameBytes) {
  const ScratchFolder scratch;
  std::map<std::string, std::string> first;
  for (const std::size_t threads : {1U, 2U, 7U}) {
    SynthRequest request = request_of(5'500'000, threads);
    request.output = scratch.path() + "/" + std::to_string(threads);
    ASSERT_TRUE(synthesise(request).ok());
    const auto files = files_of(request.output);
    EXPECT_EQ(files.size(), 15U);
    if (first.empty()) first = files;
    for (const auto& [name, text] : first) EXPECT_TRUE(files.at(name) == text) << name;
  }
}

TEST(Synthesise, TheSizeIsWhatWasAskedForAndNeverMore) {
  for (const std::uint64_t size : {1'000'000U, 2'500'000U, 6'000'000U}) {
    const std::string bytes = printed(request_of(size));
    EXPECT_LE(bytes.size(), size);
    EXPECT_GE(bytes.size(), size - size / 50);
  }
}

TEST(Synthesise, TheNumberOfArticlesIsExact) {
  for (const std::uint64_t n : {1U, 10U, 333U, 1500U}) {
    SynthRequest request = request_of(0);
    request.settings.articles = n;
    const std::string bytes = printed(request);
    EXPECT_EQ(static_cast<std::uint64_t>(std::ranges::count(bytes, '\n')), n);
  }
}

TEST(Synthesise, ThePrintedArticlesAreThoseOfTheFolder) {
  const ScratchFolder scratch;
  SynthRequest request = request_of(1'200'000);
  request.output = scratch.path() + "/out";
  ASSERT_TRUE(synthesise(request).ok());
  EXPECT_TRUE(read_file(request.output + "/articles.jsonl") == printed(request));
}

TEST(Synthesise, ASmallerCorpusIsTheBeginningOfALargerOneButForTheLastBlock) {
  const std::string small = printed(request_of(3'000'000));
  const std::string large = printed(request_of(6'000'000));
  EXPECT_TRUE(small.substr(0, 2'000'000) == large.substr(0, 2'000'000));
}

TEST(Synthesise, AnotherSeedIsAnotherCorpus) {
  SynthRequest request = request_of(1'000'000);
  const std::string one = printed(request);
  request.settings.seed = 8;
  EXPECT_NE(one.substr(0, 1000), printed(request).substr(0, 1000));
}

TEST(Synthesise, WhatIsStoppedLeavesNothing) {
  const ScratchFolder scratch;
  SynthRequest request = request_of(50'000'000);
  request.output = scratch.path() + "/out";
  std::atomic<bool> cancelled{false};
  request.run.cancelled = &cancelled;
  request.run.progress = [&](const Progress&) { cancelled.store(true); };
  EXPECT_EQ(synthesise(request).status().code(), absl::StatusCode::kCancelled);
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
}

TEST(Synthesise, WhatCannotBeMadeIsRefusedWithItsReason) {
  SynthRequest request = request_of(0);
  request.output = "/nowhere";
  const auto refused = [&](const char* reason) {
    const absl::Status status = synthesise(request).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_NE(std::string(status.message()).find(reason), std::string::npos) << status;
  };
  refused("--size or --articles");
  request.settings.size = 1'000'000;
  request.settings.outlets = 0;
  refused("--outlets");
  request.settings.outlets = 10;
  request.settings.agencies = 11;
  refused("--agencies");
  request.settings.agencies = 0;
  request.settings.stories = {};
  refused("--stories");
}

}  // namespace
}  // namespace dittograph

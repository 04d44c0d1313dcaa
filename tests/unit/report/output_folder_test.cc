#include "report/output_folder.h"

#include <csignal>
#include <memory>
#include <set>
#include <string>

#include "gtest/gtest.h"
#include <sys/wait.h>
#include <unistd.h>

#include "unit/report/scratch_folder.h"

namespace dittograph {
namespace {

using Entries = std::set<std::string>;
constexpr const char* kOurSummary = "{\n  \"program\": \"dittograph\"\n}\n";

absl::Status write_file(OutputFolder& out, std::string_view name, std::string_view bytes) {
  auto file = out.file(name);
  if (!file.ok()) return file.status();
  EXPECT_TRUE((*file)->write(bytes).ok());
  return (*file)->close();
}

TEST(OutputFolder, AppearsWithAllItsFilesAtCommit) {
  const ScratchFolder scratch;
  auto out = OutputFolder::create(scratch.path("OUT/"));
  ASSERT_TRUE(out.ok()) << out.status();
  ASSERT_TRUE(write_file(**out, "a", "1").ok());
  ASSERT_TRUE(write_file(**out, "cleaned/x/y.txt", "2").ok());
  EXPECT_FALSE(scratch.has("OUT"));
  scratch.write("OUT.partial/scratch", "of the run");
  ASSERT_TRUE((*out)->commit().ok());
  EXPECT_EQ(scratch.entries(),
            (Entries{"OUT", "OUT/a", "OUT/cleaned", "OUT/cleaned/x", "OUT/cleaned/x/y.txt"}));
  EXPECT_EQ((*out)->names(), (std::vector<std::string>{"a", "cleaned/x/y.txt"}));
}

TEST(OutputFolder, WithoutCommitNothingStays) {
  const ScratchFolder scratch;
  {
    auto out = OutputFolder::create(scratch.path("deep/er/OUT"));
    ASSERT_TRUE(out.ok());
    ASSERT_TRUE(write_file(**out, "a", "1").ok());
  }
  EXPECT_EQ(scratch.entries(), Entries{});
}

TEST(OutputFolder, WhatStandsThereIsKept) {
  const ScratchFolder scratch;
  scratch.write("file", "theirs");
  scratch.write("foreign/a", "theirs");
  scratch.write("foreign2/summary.json", "{\"program\": \"another\"}");
  scratch.write("ours/summary.json", kOurSummary);
  std::filesystem::create_directory(scratch.path("empty"));
  const Entries before = scratch.entries();
  struct Case {
    const char* name;
    Existing existing;
    bool taken;
  };
  for (const Case& c :
       {Case{"file", Existing::kRefuse, false}, Case{"file", Existing::kReplaceOurs, false},
        Case{"file", Existing::kReplaceFiles, false}, Case{"foreign", Existing::kRefuse, false},
        Case{"foreign", Existing::kReplaceOurs, false},
        Case{"foreign2", Existing::kReplaceOurs, false}, Case{"foreign", Existing::kAddFiles, true},
        Case{"ours", Existing::kRefuse, false}, Case{"ours", Existing::kReplaceOurs, true},
        Case{"empty", Existing::kRefuse, false}, Case{"empty", Existing::kReplaceOurs, true}}) {
    const auto out = OutputFolder::create(scratch.path(c.name), c.existing);
    EXPECT_EQ(out.ok(), c.taken) << c.name << " " << static_cast<int>(c.existing);
    if (c.taken) continue;
    EXPECT_EQ(out.status().code(), absl::StatusCode::kAlreadyExists);
  }
  EXPECT_EQ(scratch.entries(), before);
}

TEST(OutputFolder, ForceReplacesAFolderOfOursWhole) {
  const ScratchFolder scratch;
  scratch.write("OUT/summary.json", kOurSummary);
  scratch.write("OUT/old", "old");
  auto out = OutputFolder::create(scratch.path("OUT"), Existing::kReplaceOurs);
  ASSERT_TRUE(write_file(**out, "new", "new").ok());
  EXPECT_EQ(scratch.read("OUT/old"), "old");
  ASSERT_TRUE((*out)->commit().ok());
  EXPECT_EQ(scratch.entries(), (Entries{"OUT", "OUT/new"}));
}

TEST(OutputFolder, AFolderThatBecameForeignMeanwhileIsKept) {
  const ScratchFolder scratch;
  auto out = OutputFolder::create(scratch.path("OUT"));
  scratch.write("OUT/theirs", "x");
  EXPECT_EQ((*out)->commit().code(), absl::StatusCode::kAlreadyExists);
  out->reset();
  EXPECT_EQ(scratch.entries(), (Entries{"OUT", "OUT/theirs"}));
}

TEST(OutputFolder, ASecondRunIsRefusedWhileTheFirstWrites) {
  const ScratchFolder scratch;
  auto first = OutputFolder::create(scratch.path("OUT"));
  ASSERT_TRUE(first.ok());
  const auto second = OutputFolder::create(scratch.path("OUT"));
  EXPECT_EQ(second.status().code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(write_file(**first, "a", "1").ok());
  EXPECT_TRUE((*first)->commit().ok());
  EXPECT_EQ(scratch.read("OUT/a"), "1");
}

TEST(OutputFolder, RemainsOfAKilledRunAreReplaced) {
  const ScratchFolder scratch;
  const pid_t child = fork();
  if (child == 0) {
    auto out = OutputFolder::create(scratch.path("OUT"));
    auto file = (*out)->file("half");
    static_cast<void>((*file)->write(std::string(3 << 20, 'x')));
    std::raise(SIGKILL);
  }
  int result = 0;
  waitpid(child, &result, 0);
  ASSERT_TRUE(WIFSIGNALED(result));
  ASSERT_TRUE(scratch.has("OUT.partial/half"));
  ASSERT_FALSE(scratch.has("OUT"));
  auto out = OutputFolder::create(scratch.path("OUT"));
  ASSERT_TRUE(out.ok()) << out.status();
  ASSERT_TRUE(write_file(**out, "a", "1").ok());
  ASSERT_TRUE((*out)->commit().ok());
  EXPECT_EQ(scratch.entries(), (Entries{"OUT", "OUT/a"}));
}

TEST(OutputFolder, AStagingNameThatIsTakenByAStrangerIsKept) {
  const ScratchFolder scratch;
  scratch.write("OUT.partial/theirs", "x");
  EXPECT_EQ(OutputFolder::create(scratch.path("OUT")).status().code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(scratch.read("OUT.partial/theirs"), "x");
}

TEST(OutputFolder, NamesThatLeaveTheFolderAreRefused) {
  const ScratchFolder scratch;
  auto out = OutputFolder::create(scratch.path("OUT"));
  for (const std::string name :
       {"../a", "/a", "a/../../b", "a/..", ".", "..", "", "a//b", "a/", "./a"}) {
    EXPECT_EQ((*out)->file(name).status().code(), absl::StatusCode::kInvalidArgument) << name;
  }
  EXPECT_TRUE((*out)->file("..a/b..").ok());
}

TEST(OutputFolder, FilesAreAddedBesideOthers) {
  const ScratchFolder scratch;
  scratch.write("D/theirs", "t");
  scratch.write("D/sub/x", "old");
  for (const Existing existing : {Existing::kAddFiles, Existing::kReplaceFiles}) {
    auto out = OutputFolder::create(scratch.path("D"), existing);
    ASSERT_TRUE(write_file(**out, "new/y", "n").ok());
    ASSERT_TRUE(write_file(**out, "sub/x", "new").ok());
    const absl::Status status = (*out)->commit();
    out->reset();
    if (existing == Existing::kAddFiles) {
      EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
      EXPECT_EQ(scratch.entries(), (Entries{"D", "D/theirs", "D/sub", "D/sub/x"}));
    } else {
      EXPECT_TRUE(status.ok()) << status;
      EXPECT_EQ(scratch.read("D/sub/x"), "new");
      EXPECT_EQ(scratch.read("D/theirs"), "t");
      EXPECT_FALSE(scratch.has("D/.dittograph.partial"));
    }
  }
}

}  // namespace
}  // namespace dittograph

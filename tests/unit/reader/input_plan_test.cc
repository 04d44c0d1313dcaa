#include "reader/input_plan.h"

#include <filesystem>
#include <set>
#include <thread>

#include "gtest/gtest.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit/reader/written_files.h"

namespace dittograph {
namespace {

namespace fs = std::filesystem;

class InputPlanTest : public testing::Test {
 protected:
  absl::StatusOr<InputPlan> plan(const std::vector<std::string>& relative,
                                 Format format = Format::kAuto) {
    std::vector<std::string> paths;
    for (const std::string& name : relative) paths.push_back(folder_.path(name));
    return plan_inputs(paths, format, Params{}, folder_.path("temp"));
  }

  std::vector<std::string> relative_names(const std::vector<std::string>& relative) {
    const auto planned = plan(relative);
    EXPECT_TRUE(planned.ok()) << planned.status();
    std::vector<std::string> names;
    for (const InputFile& file : planned->files) names.push_back(file.relative_name);
    return names;
  }

  TempFolder folder_;
};

using Names = std::vector<std::string>;

TEST_F(InputPlanTest, FoldersAreReadRecursivelyInByteOrderWithoutHiddenFiles) {
  for (const char* name : {"in/b.txt", "in/a/z.txt", "in/B.txt", "in/a.txt", "in/.hidden",
                           "in/.git/x.txt", "in/\xC3\xA9.txt", "in/a/deep/er/y.txt"}) {
    folder_.write(name, "text");
  }
  EXPECT_EQ(relative_names({"in"}),
            (Names{"B.txt", "a.txt", "a/deep/er/y.txt", "a/z.txt", "b.txt", "\xC3\xA9.txt"}));
  EXPECT_EQ(relative_names({"in/"}), relative_names({"in"}));
  EXPECT_EQ(plan({"in/"})->files[0].name, folder_.path("in") + "/B.txt");
}

TEST_F(InputPlanTest, TheOrderOfTheInputsDoesNotMatter) {
  for (const char* name : {"x/1.txt", "y/2.txt", "z.txt"}) folder_.write(name, "text");
  EXPECT_EQ(relative_names({"x", "y", "z.txt"}), relative_names({"z.txt", "y", "x"}));
}

TEST_F(InputPlanTest, SymbolicLinksNeverLoopOrDouble) {
  folder_.write("in/a/one.txt", "1");
  folder_.write("other/two.txt", "2");
  fs::create_directory_symlink(folder_.path("in"), folder_.path("in/a/up"));
  fs::create_symlink(folder_.path("in/a/one.txt"), folder_.path("in/again.txt"));
  fs::create_symlink(folder_.path("nowhere"), folder_.path("in/broken.txt"));
  fs::create_directory_symlink(folder_.path("other"), folder_.path("in/other"));
  fs::create_symlink(folder_.path("in/self"), folder_.path("in/self"));
  EXPECT_EQ(relative_names({"in"}), (Names{"a/one.txt", "other/two.txt"}));
}

TEST_F(InputPlanTest, TheSameFileTwiceIsRefusedWithTheReason) {
  folder_.write("in/a.txt", "1");
  for (const Names& paths :
       {Names{"in", "in/a.txt"}, Names{"in/a.txt", "in/../in/a.txt"}, Names{"in", "in/"}}) {
    const auto planned = plan(paths);
    ASSERT_TRUE(absl::IsInvalidArgument(planned.status())) << planned.status();
    EXPECT_NE(planned.status().message().find("the same file as"), absl::string_view::npos);
  }
}

TEST_F(InputPlanTest, MissingEmptyAndClosedInputsNameThePath) {
  const auto missing = plan({"no/such.txt"});
  EXPECT_TRUE(absl::IsNotFound(missing.status())) << missing.status();
  EXPECT_EQ(missing.status().message().find(folder_.path("no/such.txt") + ": "), 0u);
  fs::create_directory(folder_.path("empty"));
  EXPECT_TRUE(absl::IsInvalidArgument(plan({"empty"}).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(plan({}).status()));
  if (::geteuid() != 0) {
    fs::permissions(folder_.write("closed.txt", "x"), fs::perms::none);
    EXPECT_TRUE(absl::IsPermissionDenied(plan({"closed.txt"}).status()));
  }
}

TEST_F(InputPlanTest, RelativeNamesAreToldApartByFoldersThenByNumbers) {
  for (const char* name : {"p/x/a.txt", "q/x/a.txt", "q/x/b.txt"}) folder_.write(name, "t");
  EXPECT_EQ(relative_names({"p/x", "q/x"}), (Names{"p/x/a.txt", "q/x/a.txt", "b.txt"}));
  // One file's name is another's folder.
  folder_.write("r/one", "t");
  folder_.write("s/one/two", "t");
  EXPECT_EQ(relative_names({"r/one", "s"}), (Names{"r/one", "one/two"}));
  // The same file, compressed: only a number tells.
  folder_.write("t/a.txt", "t");
  folder_.write("t/a.txt.gz", gzip("t"));
  folder_.write("t/a.txt.zst", zstd("t"));
  const Names numbered = relative_names({"t"});
  EXPECT_EQ(std::set<std::string>(numbered.begin(), numbered.end()).size(), 3u);
  for (const std::string& name : numbered) EXPECT_TRUE(name.ends_with(".txt")) << name;
}

TEST_F(InputPlanTest, CompressionIsToldByContentAndItsSuffixDropped) {
  folder_.write("in/a.jsonl.gz", gzip("{\"text\":\"a\"}\n"));
  folder_.write("in/b.jsonl", zstd("{\"text\":\"b\"}\n"));
  folder_.write("in/c.txt.gz", "not compressed");
  const auto planned = plan({"in"});
  ASSERT_TRUE(planned.ok());
  EXPECT_EQ(planned->files[0].compression, Compression::kGzip);
  EXPECT_EQ(planned->files[0].relative_name, "a.jsonl");
  EXPECT_EQ(planned->files[0].format, Format::kJsonl);
  EXPECT_EQ(planned->files[1].compression, Compression::kZstd);
  EXPECT_EQ(planned->files[1].relative_name, "b.jsonl");
  EXPECT_EQ(planned->files[2].compression, Compression::kNone);
  EXPECT_EQ(planned->files[2].relative_name, "c.txt.gz");
}

TEST_F(InputPlanTest, FormatOverrulesWhatTheContentSays) {
  folder_.write("a.jsonl", "{\"text\":\"a\"}\n");
  EXPECT_EQ(plan({"a.jsonl"})->files[0].format, Format::kJsonl);
  EXPECT_EQ(plan({"a.jsonl"}, Format::kText)->files[0].format, Format::kText);
}

TEST_F(InputPlanTest, PipesAreSpooledAndReadTwice) {
  const std::string fifo = folder_.path("fifo");
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::thread writer([&] {
    const int descriptor = ::open(fifo.c_str(), O_WRONLY);
    const std::string bytes = gzip("{\"id\":\"a\",\"text\":\"from a pipe\"}\n");
    EXPECT_EQ(::write(descriptor, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    ::close(descriptor);
  });
  const auto planned = plan({"fifo"});
  writer.join();
  ASSERT_TRUE(planned.ok()) << planned.status();
  EXPECT_EQ(planned->files[0].name, fifo);
  EXPECT_EQ(planned->files[0].relative_name, "fifo");
  EXPECT_EQ(planned->files[0].path.find(folder_.path("temp")), 0u);
  for (int pass = 0; pass < 2; ++pass) {
    const ReadAll all = read_all(*planned);
    ASSERT_EQ(all.documents.size(), 1u);
    EXPECT_EQ(all.documents[0].text, "from a pipe");
  }
}

}  // namespace
}  // namespace dittograph

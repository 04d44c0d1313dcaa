#include "report/output_file.h"

#include <cerrno>
#include <csignal>
#include <string>

#include "gtest/gtest.h"
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/line_source.h"
#include "report/system_error.h"
#include "unit/report/scratch_folder.h"

namespace dittograph {
namespace {

std::string unpacked(const std::string& path) {
  auto source = open_ours(path);
  std::string bytes;
  for (;;) {
    const auto chunk = (*source)->next();
    if (!chunk.ok() || chunk->empty()) break;
    bytes += *chunk;
  }
  EXPECT_TRUE(check_whole(**source, path).ok());
  return bytes;
}

// Sizes below, around and above the buffer of 1 MB and the piece that passes it by.
std::string written_in_pieces(OutputFile& file) {
  std::string all;
  char letter = 'a';
  constexpr std::size_t kSizes[] = {0, 1, 7, 4096, 524288, 524289, 1048575, 1048576, 1048577, 3, 0};
  for (const std::size_t size : kSizes) {
    const std::string piece(size, letter++);
    EXPECT_TRUE(file.write(piece).ok());
    all += piece;
  }
  EXPECT_EQ(file.bytes_written(), all.size());
  EXPECT_TRUE(file.close().ok());
  return all;
}

TEST(OutputFile, HoldsEveryPieceInOrder) {
  const ScratchFolder folder;
  auto file = OutputFile::create(folder.path("plain"));
  ASSERT_TRUE(file.ok());
  const std::string all = written_in_pieces(**file);
  EXPECT_TRUE(folder.read("plain") == all);
}

TEST(OutputFile, PackedUnpacksToEveryPieceInOrder) {
  const ScratchFolder folder;
  auto file = OutputFile::create(folder.path("packed.zst"), Packing::kZstd);
  ASSERT_TRUE(file.ok());
  const std::string all = written_in_pieces(**file);
  EXPECT_LT(folder.read("packed.zst").size(), all.size() / 100);
  EXPECT_TRUE(unpacked(folder.path("packed.zst")) == all);
}

TEST(OutputFile, AnEmptyPackedFileIsAFrame) {
  const ScratchFolder folder;
  auto file = OutputFile::create(folder.path("e.zst"), Packing::kZstd);
  ASSERT_TRUE((*file)->close().ok());
  EXPECT_FALSE(folder.read("e.zst").empty());
  EXPECT_EQ(unpacked(folder.path("e.zst")), "");
}

TEST(OutputFile, AFullDiskIsAStatusThatSaysWhatToDo) {
  auto file = OutputFile::create("/dev/full");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE((*file)->write("a").ok());  // still in the buffer
  const absl::Status status = (*file)->close();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(status.message(),
            "/dev/full: cannot write: No space left on device (free some space or choose another "
            "folder)");
}

TEST(OutputFile, AFaultStays) {
  const ScratchFolder folder;
  auto file = OutputFile::create(folder.path("f"), Packing::kNone,
                                 [](std::string_view, std::uint64_t) { return EIO; });
  EXPECT_FALSE((*file)->write(std::string(2 << 20, 'x')).ok());
  EXPECT_FALSE((*file)->write("y").ok());
  EXPECT_FALSE((*file)->close().ok());
  EXPECT_FALSE((*file)->close().ok());
}

TEST(OutputFile, ClosedPipeIsToldFromAFault) {
  EXPECT_TRUE(is_broken_pipe(system_error("stdout", "cannot write", EPIPE)));
  EXPECT_FALSE(is_broken_pipe(system_error("stdout", "cannot write", ENOSPC)));
  EXPECT_FALSE(is_broken_pipe(absl::OkStatus()));
}

TEST(OutputFile, ALimitOfFileSizesIsAStatusWhereTheSignalIsIgnored) {
  const ScratchFolder folder;
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    setrlimit(RLIMIT_FSIZE, &limit);
    auto file = OutputFile::create(folder.path("f"));
    const bool wrote = (*file)->write(std::string(5000, 'x')).ok() && (*file)->close().ok();
    _exit(wrote ? 1 : 0);
  }
  int result = -1;
  waitpid(child, &result, 0);
  EXPECT_EQ(result, 0);
}

TEST(OutputFile, AMissingFolderIsNotFound) {
  const ScratchFolder folder;
  EXPECT_EQ(OutputFile::create(folder.path("none/f")).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace dittograph

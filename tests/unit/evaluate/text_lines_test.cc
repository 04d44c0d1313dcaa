#include "evaluate/text_lines.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "gtest/gtest.h"

#include "evaluate/json_lines.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using Lines = std::vector<std::pair<std::uint64_t, std::string>>;

absl::StatusOr<Lines> lines_of(const std::string& path) {
  Lines lines;
  const absl::Status status = for_each_line(path, [&](const TextLine& line) {
    lines.emplace_back(line.number, line.text);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return lines;
}

struct LinesCase {
  const char* claim;
  const char* content;
  Lines lines;
};

const LinesCase kLines[] = {
    {"no bytes", "", {}},
    {"no end at the last line", "a\nb", {{1, "a"}, {2, "b"}}},
    {"blank lines count and are passed over", "a\n\n \t\nb\n", {{1, "a"}, {4, "b"}}},
    {"CR LF", "a\r\n\r\nb\r\n", {{1, "a"}, {3, "b"}}},
    {"a byte order mark",
     "\xEF\xBB\xBF"
     "a\n",
     {{1, "a"}}},
    {"spaces and tabs stay", " a\tb \n", {{1, " a\tb "}}},
};

TEST(TextLines, ComeWithTheirNumbersAndWithoutTheirEnds) {
  for (const LinesCase& c : kLines) {
    const ScratchFolder folder;
    const auto lines = lines_of(folder.file("lines.tsv", c.content));
    ASSERT_TRUE(lines.ok()) << c.claim << ": " << lines.status();
    EXPECT_EQ(*lines, c.lines) << c.claim;
  }
}

TEST(TextLines, LinesLongerThanAChunkComeWhole) {
  const ScratchFolder folder;
  const std::string line(600'000, 'x');
  const auto lines = lines_of(folder.file("long.txt", line + "\nb\n"));
  ASSERT_TRUE(lines.ok()) << lines.status();
  EXPECT_EQ(*lines, (Lines{{1, line}, {2, "b"}}));
}

// A zstd frame with one raw block: magic, one-segment descriptor, size, block header, bytes.
std::string zstd_frame(const std::string& content) {
  std::string frame = "\x28\xB5\x2F\xFD\x20";
  frame += static_cast<char>(content.size());
  frame += static_cast<char>(content.size() << 3 | 1);
  frame.append(2, '\0');
  return frame + content;
}

TEST(TextLines, PackedFilesAreUnpackedWhateverTheirName) {
  const ScratchFolder folder;
  const std::string frame = zstd_frame("a\nb\n");
  const auto lines = lines_of(folder.file("truth.tsv", frame));
  ASSERT_TRUE(lines.ok()) << lines.status();
  EXPECT_EQ(*lines, (Lines{{1, "a"}, {2, "b"}}));
  const auto torn = lines_of(folder.file("torn.tsv", frame.substr(0, frame.size() - 1)));
  EXPECT_EQ(torn.status().code(), absl::StatusCode::kDataLoss) << torn.status();
}

TEST(TextLines, AFolderAndAMissingFileAreRefused) {
  const ScratchFolder folder;
  folder.file("sub/a.tsv", "a\n");
  EXPECT_EQ(lines_of(folder.path() + "/sub").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(lines_of(folder.path() + "/none").status().code(), absl::StatusCode::kNotFound);
}

TEST(JsonLines, GiveFieldsByNameAndNameTheLineThatIsNoObject) {
  const ScratchFolder folder;
  std::vector<std::uint64_t> seen;
  const absl::Status status =
      for_each_json_line(folder.file("a.jsonl", "{\"a\":\"x\",\"n\":1}\n\n[1]\n"), "a line",
                         [&](const TextLine& line, const JsonFields& fields) {
                           std::string_view text = "unset";
                           double number = 0;
                           EXPECT_TRUE(required_field(fields, "a", text));
                           EXPECT_FALSE(optional_field(fields, "a", number));
                           EXPECT_TRUE(optional_field(fields, "none", text));
                           EXPECT_FALSE(required_field(fields, "none", text));
                           EXPECT_TRUE(required_field(fields, "n", number));
                           EXPECT_EQ(text, "x");
                           EXPECT_EQ(number, 1);
                           seen.push_back(line.number);
                           return absl::OkStatus();
                         });
  EXPECT_EQ(seen, std::vector<std::uint64_t>{1});
  EXPECT_NE(status.ToString().find("a.jsonl:3: no JSON object (wants a line)"), std::string::npos)
      << status;
}

}  // namespace
}  // namespace dittograph

#include "report/edit_applier.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct Applied {
  std::string cleaned;
  std::string cuts;  // "at:removed>replacement;"
  absl::Status status;
};

Removal edit(std::uint64_t begin, std::uint64_t end, std::string replacement = "") {
  Removal removal;
  removal.edit = {{begin, end}, std::move(replacement)};
  return removal;
}

Applied applied(const std::vector<std::string>& chunks, const std::vector<Removal>& edits,
                std::uint64_t at = 0) {
  Applied result;
  std::size_t next = 0;
  EditApplier applier(
      {.next = [&](Removal& removal) -> absl::StatusOr<bool> {
         if (next == edits.size()) return false;
         removal = edits[next++];
         return true;
       },
       .kept =
           [&](std::string_view bytes) {
             result.cleaned += bytes;
             return absl::OkStatus();
           },
       .cut =
           [&](const Removal& removal, std::uint64_t place, std::string_view removed) {
             EXPECT_EQ(place, at + result.cleaned.size());
             result.cuts += std::to_string(place) + ":" + std::string(removed) + ">" +
                            removal.edit.replacement + ";";
             return absl::OkStatus();
           }},
      at);
  for (const std::string& chunk : chunks) {
    result.status = applier.feed(chunk);
    if (!result.status.ok()) return result;
  }
  result.status = applier.finish();
  EXPECT_EQ(applier.at(), at + result.cleaned.size());
  return result;
}

TEST(EditApplier, MakesTheEditsOfTheTable) {
  struct Case {
    std::vector<std::string> chunks;
    std::vector<Removal> edits;
    std::string cleaned;
    std::string cuts;
  };
  for (const Case& c : {
           Case{{"abc"}, {}, "abc", ""},
           Case{{}, {}, "", ""},
           Case{{}, {edit(0, 0, "x")}, "x", "0:>x;"},
           Case{{"abc"}, {edit(0, 3)}, "", "0:abc>;"},
           Case{{"abc"}, {edit(0, 1), edit(1, 2), edit(2, 3)}, "", "0:a>;0:b>;0:c>;"},
           Case{{"abcdef"}, {edit(2, 4, " ")}, "ab ef", "2:cd> ;"},
           Case{{"ab", "c", "def"}, {edit(1, 5, "-")}, "a-f", "1:bcde>-;"},
           Case{{"ab", "cd"}, {edit(2, 3)}, "abd", "2:c>;"},
           Case{{"ab", "cd"}, {edit(2, 2, "!")}, "ab!cd", "2:>!;"},
           Case{{"ab"}, {edit(2, 2, "\n")}, "ab\n", "2:>\n;"},
       }) {
    const Applied got = applied(c.chunks, c.edits);
    EXPECT_TRUE(got.status.ok()) << got.status;
    EXPECT_EQ(got.cleaned, c.cleaned);
    EXPECT_EQ(got.cuts, c.cuts);
    EXPECT_EQ(applied(c.chunks, c.edits, 1000).cleaned, c.cleaned);
  }
}

TEST(EditApplier, AnEditBeyondTheEndIsDataLoss) {
  for (const Removal& beyond : {edit(2, 4), edit(3, 4), edit(4, 4), edit(9, 10)}) {
    EXPECT_EQ(applied({"abc"}, {beyond}).status.code(), absl::StatusCode::kDataLoss);
  }
}

TEST(EditApplier, ChunkEdgesDoNotMatter) {
  std::mt19937 random(11);
  const std::string text = "the quick brown fox jumps over the lazy dog";
  for (int round = 0; round < 500; ++round) {
    std::vector<Removal> edits;
    for (std::uint64_t at = random() % 8; at <= text.size();) {
      const std::uint64_t end = std::min<std::uint64_t>(at + random() % 9, text.size());
      edits.push_back(edit(at, end, std::string(random() % 2, ' ')));
      at = end + 1 + random() % 8;
    }
    std::vector<std::string> chunks;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t n = 1 + random() % 7;
      chunks.push_back(text.substr(at, n));
      at += n;
    }
    const Applied whole = applied({text}, edits);
    const Applied parts = applied(chunks, edits);
    ASSERT_EQ(parts.cleaned, whole.cleaned);
    ASSERT_EQ(parts.cuts, whole.cuts);
  }
}

TEST(EditApplierDeathTest, OverlappingEditsAreOurFault) {
  EXPECT_DEATH(static_cast<void>(applied({"abcdef"}, {edit(1, 4), edit(3, 5)})), "begin");
}

}  // namespace
}  // namespace dittograph

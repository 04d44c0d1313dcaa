#include "evaluate/true_clusters.h"

#include "gtest/gtest.h"

#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

absl::StatusOr<TrueClusters> read(const std::string& lines) {
  const ScratchFolder folder;
  return read_true_clusters(folder.file("truth.tsv", lines), table_of({"a", "b", "c", "id"}));
}

struct ShapeCase {
  const char* claim;
  const char* lines;
};

// All say {a c}{b}.
const ShapeCase kShapes[] = {
    {"two columns", "a\tx\nb\ty\nc\tx\n"},
    {"a header and more columns", "id\tlabel\tdate\na\tx\t1\nb\ty\t1\nc\tx\t2\n"},
    {"a comment, a header", "# made\nid\tlabel\na\tx\nb\ty\nc\tx\n"},
    {"said twice, and a stranger", "a\tx\nb\ty\nz\tx\nc\tx\nz\ty\na\tx\n"},
    {"JSON",
     "{\"id\":\"a\",\"cluster\":\"x\"}\n{\"cluster\":\"y\",\"id\":\"b\"}\n"
     "{\"id\":\"c\",\"cluster\":\"x\",\"more\":1}\n"},
    {"JSON with numbers",
     "{\"id\":\"a\",\"cluster\":-1}\n{\"id\":\"b\",\"cluster\":7}\n"
     "{\"id\":\"c\",\"cluster\":-1}\n"},
};

TEST(TrueClusters, AreReadInEveryShape) {
  for (const ShapeCase& c : kShapes) {
    const auto truth = read(c.lines);
    ASSERT_TRUE(truth.ok()) << c.claim << ": " << truth.status();
    EXPECT_EQ(truth->documents, (std::vector<std::uint32_t>{0, 1, 2})) << c.claim;
    EXPECT_EQ(truth->labels, (std::vector<std::uint32_t>{0, 1, 0})) << c.claim;
  }
}

TEST(TrueClusters, IdsThatTheInputLacksAreCountedOnceEach) {
  const auto truth = read("a\tx\ny\tx\nz\tx\ny\tx\n");
  ASSERT_TRUE(truth.ok()) << truth.status();
  EXPECT_EQ(truth->missing_documents, 2U);
}

TEST(TrueClusters, AHeaderIsTheFirstLineOnly) {
  const auto truth = read("a\tx\nid\tx\n");
  ASSERT_TRUE(truth.ok()) << truth.status();
  EXPECT_EQ(truth->documents, (std::vector<std::uint32_t>{0, 3}));
}

struct BrokenCase {
  const char* claim;
  const char* lines;
  const char* message;
};

const BrokenCase kBroken[] = {
    {"one column", "a\tx\nb y\n", "truth.tsv:2: wants id and label"},
    {"an empty label", "a\t\n", "truth.tsv:1: has an empty id or label"},
    {"two labels", "a\tx\nb\tx\na\ty\n",
     "truth.tsv:3: document a has another label on an earlier line"},
    {"JSON without a cluster", "{\"id\":\"a\"}\n", "truth.tsv:1: wants {"},
    {"JSON with a cluster that is neither", "{\"id\":\"a\",\"cluster\":[1]}\n",
     "truth.tsv:1: wants {"},
};

TEST(TrueClusters, ABrokenLineIsNamed) {
  for (const BrokenCase& c : kBroken) {
    const auto truth = read(c.lines);
    EXPECT_EQ(truth.status().code(), absl::StatusCode::kInvalidArgument) << c.claim;
    EXPECT_NE(truth.status().ToString().find(c.message), std::string::npos)
        << c.claim << ": " << truth.status();
  }
}

}  // namespace
}  // namespace dittograph

#include "evaluate/listed_pairs.h"

#include "gtest/gtest.h"

#include "unit/evaluate/run_files.h"

namespace dittograph {
namespace {

absl::StatusOr<ListedPairs> read(const std::string& lines) {
  const ScratchFolder folder;
  return read_listed_pairs(folder.file("truth.tsv", lines), table_of({"a", "b", "c", "d"}));
}

struct ShapeCase {
  const char* claim;
  const char* lines;
  std::optional<double> resemblance;
  std::optional<bool> cross_source;
};

// All list the pair of b and d first.
const ShapeCase kShapes[] = {
    {"two columns", "b\td\n", {}, {}},
    {"a figure", "b\td\t0.875\n", 0.875, {}},
    {"the other way round", "d\tb\t0.875\n", 0.875, {}},
    {"all five columns", "b\td\t0.875\t1\t1\n", 0.875, true},
    {"four of them", "b\td\t0.875\t1\n", 0.875, {}},
    {"a label, and more", "b\td\tnear\t0.1\t0.2\n", {}, {}},
    {"a header", "id_a\tid_b\nb\td\n", {}, {}},
    {"parameters and a header", "# {\"parameters\":{}}\nid_a\tid_b\nb\td\n", {}, {}},
    {"JSON behind parameters", "{\"parameters\":{}}\n{\"id_a\":\"b\",\"id_b\":\"d\"}\n", {}, {}},
    {"columns by their names", "id_a\tsame\tcross_source\tresemblance\tid_b\nb\tyes\t0\t0.875\td\n",
     0.875, false},
    {"a header with a label", "id_a\tid_b\tlabel\nb\td\t1\n", {}, {}},
    {"JSON", R"({"id_a":"b","id_b":"d","resemblance":0.875,"cross_source":1,"more":[]})", 0.875,
     true},
    {"JSON with a label", R"({"id_a":"b","id_b":"d","resemblance":"near"})", {}, {}},
    {"JSON with a switch", R"({"id_a":"b","id_b":"d","resemblance":1,"cross_source":false})", 1,
     false},
};

TEST(ListedPairs, AreReadInEveryShape) {
  for (const ShapeCase& c : kShapes) {
    const auto list = read(c.lines);
    ASSERT_TRUE(list.ok()) << c.claim << ": " << list.status();
    ASSERT_EQ(list->pairs.size(), 1U) << c.claim;
    EXPECT_EQ(list->pairs[0].documents, DocumentPair(1, 3)) << c.claim;
    EXPECT_EQ(list->pairs[0].resemblance, c.resemblance) << c.claim;
    EXPECT_EQ(list->pairs[0].cross_source, c.cross_source) << c.claim;
  }
}

TEST(ListedPairs, StandOnceWithTheirHighestFigure) {
  const auto list = read("b\ta\t0.5\na\tb\t0.75\na\tb\t0.6\nc\tc\t1\nb\tc\t0.1\n");
  ASSERT_TRUE(list.ok()) << list.status();
  ASSERT_EQ(list->pairs.size(), 2U);
  ASSERT_NE(list->find({0, 1}), nullptr);
  EXPECT_EQ(list->find({0, 1})->resemblance, 0.75);
  EXPECT_NE(list->find({1, 2}), nullptr);
  EXPECT_EQ(list->find({0, 2}), nullptr);
  EXPECT_EQ(list->find({2, 2}), nullptr);
}

TEST(ListedPairs, WithoutAFigureReachAnyThreshold) {
  EXPECT_TRUE((ListedPair{.resemblance = 0.8}.reaches(0.8)));
  EXPECT_FALSE((ListedPair{.resemblance = 0.8}.reaches(0.85)));
  EXPECT_TRUE(ListedPair{}.reaches(1));
}

TEST(ListedPairs, IdsThatTheInputLacksAreCountedOnceEach) {
  const auto list = read("a\tx\nx\ty\na\tb\n");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->pairs.size(), 1U);
  EXPECT_EQ(list->missing_documents, 2U);
  EXPECT_EQ(list->missing_pairs, 2U);
}

struct BrokenCase {
  const char* claim;
  const char* lines;
  const char* message;
};

const BrokenCase kBroken[] = {
    {"one column", "a\tb\n\na b\n", "truth.tsv:3: wants id_a and id_b"},
    {"a header without id_b", "id_a\tresemblance\na\t1\n", "truth.tsv:2: wants id_a and id_b"},
    {"an empty id", "a\t\n", "truth.tsv:1: has an empty id"},
    {"a figure that is none", "a\tb\t0.9\na\tc\t0,9\n", "truth.tsv:2: resemblance '0,9'"},
    {"a figure that is not there", "a\tb\t0.9\na\tc\n", "truth.tsv:2: resemblance ''"},
    {"a figure above 1", "a\tb\t90\n", "truth.tsv:1: resemblance 90 is not from 0 to 1"},
    {"a figure below 0", "a\tb\t-1\n", "truth.tsv:1: resemblance -1 is not from 0 to 1"},
    {"a cross_source that is none", "a\tb\t1\t1\tyes\n", "truth.tsv:1: cross_source 'yes'"},
    {"JSON without id_b", "{\"id_a\":\"a\"}\n", "truth.tsv:1: wants {"},
    {"JSON that is broken", "{\"id_a\":\"a\",\"id_b\":\"b\"}\n{\"id_a\":\n",
     "truth.tsv:2: no JSON object"},
    {"JSON with a cross_source that is none",
     "{\"id_a\":\"a\",\"id_b\":\"b\",\"cross_source\":2}\n", "truth.tsv:1: cross_source"},
};

TEST(ListedPairs, ABrokenLineIsNamed) {
  for (const BrokenCase& c : kBroken) {
    const auto list = read(c.lines);
    EXPECT_EQ(list.status().code(), absl::StatusCode::kInvalidArgument) << c.claim;
    EXPECT_NE(list.status().ToString().find(c.message), std::string::npos)
        << c.claim << ": " << list.status();
  }
}

}  // namespace
}  // namespace dittograph

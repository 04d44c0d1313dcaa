// The articles of corpus/ and their answers, byte for byte. If one is red: did we mean to change
// what is cut? Then the answer, its row in corpus/README.md and the digests change in one commit.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/cleaning.h"

namespace dittograph {
namespace {

using testing_support::cleaned;
using testing_support::FoundCopy;
using testing_support::FoundGroup;
using testing_support::read_file;
using testing_support::read_groups;

constexpr std::size_t kArticles = 60;

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".txt") && !name.ends_with(".clean.txt")) {
      names.push_back(name.substr(0, name.size() - 4));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

class CorpusTest : public testing::TestWithParam<std::string> {};

TEST_P(CorpusTest, CleanedTextIsItsAnswer) {
  const std::string path = "corpus/tiny/" + GetParam();
  EXPECT_EQ(cleaned(read_file(path + ".txt")).text, read_file(path + ".clean.txt"));
}

INSTANTIATE_TEST_SUITE_P(Tiny, CorpusTest,
                         testing::ValuesIn(names_in(DITTOGRAPH_SOURCE "/corpus/tiny")),
                         [](const auto& tested) { return tested.param; });

TEST(Corpus, HasAllItsArticles) { EXPECT_GE(names_in("corpus/tiny").size(), kArticles); }

struct Copy {
  std::uint64_t begin, end;
  bool kept;
  friend bool operator==(const Copy&, const Copy&) = default;
};

// The groups of corpus/seed/repeats.tsv, whose places count the file's code points.
std::vector<std::vector<Copy>> seed_answer() {
  std::istringstream lines(read_file("corpus/seed/repeats.tsv"));
  std::string line;
  std::getline(lines, line);
  std::vector<std::vector<Copy>> groups;
  std::string last;
  for (std::string name; lines >> name;) {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    int kept = 0;
    lines >> begin >> end >> kept;
    if (name != last) groups.emplace_back();
    groups.back().push_back({begin, end, kept == 1});
    last = name;
  }
  return groups;
}

TEST(Seed, GivesItsFiveGroupsAndNothingElse) {
  const std::vector<std::vector<Copy>> answer = seed_answer();
  ASSERT_EQ(answer.size(), 5u);
  std::vector<std::vector<Copy>> got;
  for (const FoundGroup& group :
       read_groups(cleaned(read_file("corpus/seed/article.txt")).repeats)) {
    got.emplace_back();
    for (const FoundCopy& copy : group.copies) {
      got.back().push_back({copy.cp_begin, copy.cp_end, copy.kept});
      EXPECT_NE(copy.kept, copy.cut) << "every copy that is not kept is cut";
    }
  }
  EXPECT_EQ(got, answer);
}

TEST(Seed, CleanedTextIsItsAnswer) {
  const std::string article = read_file("corpus/seed/article.txt");
  const std::string answer = read_file("corpus/seed/article.clean.txt");
  EXPECT_EQ(cleaned(article).text, answer);
  EXPECT_EQ(answer.substr(0, answer.find('\n')), article.substr(0, article.find('\n')))
      << "the header line stays in front";
}

TEST(Seed, CodePointsAndBytesNameTheSameText) {
  const std::string article = read_file("corpus/seed/article.txt");
  for (const FoundGroup& group : read_groups(cleaned(article).repeats)) {
    for (const FoundCopy& copy : group.copies) {
      const auto code_points = [&](std::uint64_t bytes) {
        return static_cast<std::uint64_t>(
            std::count_if(article.begin(), article.begin() + static_cast<std::ptrdiff_t>(bytes),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
      };
      EXPECT_EQ(code_points(copy.begin), copy.cp_begin);
      EXPECT_EQ(code_points(copy.end), copy.cp_end);
    }
  }
}

}  // namespace
}  // namespace dittograph

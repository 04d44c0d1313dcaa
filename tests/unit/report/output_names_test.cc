#include "report/output_names.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

using enum Format;

InputFile file(std::string relative_name, Format format) {
  InputFile result;
  result.relative_name = std::move(relative_name);
  result.format = format;
  return result;
}

TEST(OutputNames, EachInputHasItsFile) {
  InputPlan plan;
  plan.files = {file("a.jsonl", kJsonl), file("s/b.txt", kArticle), file("c.csv", kCsv),
                file("-", kText), file("d.jsonl", kJsonl)};
  std::vector<std::string> got;
  for (const OutputName& name : output_names(plan)) {
    got.push_back(name.relative_name + " " + name.cleaned_file);
  }
  EXPECT_EQ(got, (std::vector<std::string>{"a.jsonl cleaned.jsonl", "s/b.txt cleaned/s/b.txt",
                                           "c.csv cleaned.csv", "stdin.txt cleaned/stdin.txt",
                                           "d.jsonl cleaned.jsonl"}));
}

TEST(OutputNames, StayBelowDifferAndAreUtf8) {
  InputPlan plan;
  for (const char* name : {"a.txt", "a.txt", "../a.txt", "/a.txt", "x", "x/y", "s/..", ".h", ".h",
                           "\xFF.txt", "\xFE.txt"}) {
    plan.files.push_back(file(name, kText));
  }
  std::vector<std::string> got;
  for (const OutputName& name : output_names(plan)) {
    got.push_back(name.relative_name);
    EXPECT_TRUE(check_relative_name(name.relative_name).ok()) << name.relative_name;
  }
  EXPECT_EQ(got,
            (std::vector<std::string>{"a.txt", "a~2.txt", "a~3.txt", "a~4.txt", "x", "x~2/y", "s",
                                      ".h", ".h~2", "\xEF\xBF\xBD.txt", "\xEF\xBF\xBD~2.txt"}));
}

}  // namespace
}  // namespace dittograph

#include "report/page_file.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gtest/gtest.h"

#include "support/scratch_folder.h"

namespace dittograph {
namespace {

std::string page_with(const std::string& json) {
  const ScratchFolder folder;
  const std::string path = folder.path() + "/page.html";
  {
    auto file = OutputFile::create(path);
    EXPECT_TRUE(file.ok());
    PageFile page(**file);
    EXPECT_TRUE(page.begin().ok());
    EXPECT_TRUE(page.section("words", json).ok());
    EXPECT_TRUE(page.end().ok());
    EXPECT_TRUE((*file)->close().ok());
  }
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(PageFile, NoDataIsMarkup) {
  const std::string plain = page_with("[\"\"]");
  const std::string hostile = page_with("[\"</script><script>x()</script><!--\"]");
  EXPECT_EQ(count_of(hostile, "<script"), count_of(plain, "<script"));
  EXPECT_EQ(count_of(hostile, "</script"), count_of(plain, "</script"));
  EXPECT_EQ(count_of(hostile, "<!--"), count_of(plain, "<!--"));
  EXPECT_NE(hostile.find("\\u003c/script>\\u003cscript>x()"), std::string::npos);
}

TEST(PageFile, APolicyForbidsTheNetworkAndCodeOfOthers) {
  const std::string page = page_with("[]");
  const std::size_t policy = page.find("Content-Security-Policy");
  ASSERT_NE(policy, std::string::npos);
  EXPECT_LT(policy, page.find("<style"));
  const std::string said = page.substr(policy, page.find('>', policy) - policy);
  EXPECT_NE(said.find("default-src 'none'"), std::string::npos) << said;
  EXPECT_NE(said.find("script-src 'sha256-"), std::string::npos) << said;
  EXPECT_EQ(said.find("unsafe"), std::string::npos) << said;
}

TEST(PageFile, TheAssetIsAsciiAndNamesNoOtherFile) {
  const std::string_view asset = page_asset();
  for (const char byte : asset) ASSERT_LT(static_cast<unsigned char>(byte), 0x80);
  for (const char* tag : {"<script src", "<link rel=\"stylesheet", "@import", "<iframe", "<img"}) {
    EXPECT_EQ(asset.find(tag), std::string_view::npos) << tag;
  }
}

}  // namespace
}  // namespace dittograph

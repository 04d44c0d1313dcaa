#include "reader/sniff.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(Sniff, ContentSaysTheFormatBeforeTheName) {
  const struct {
    std::string bytes;
    const char* name;
    Format format;
  } cases[] = {
      {"{\"text\":\"a\"}\n", "a.txt", Format::kJsonl},
      {"\xEF\xBB\xBF\n {\"text\":\"a\"}", "a", Format::kJsonl},
      {"{broken\n{\"text\":\"a\"}\n", "a", Format::kJsonl},
      {"{broken\n", "a", Format::kText},
      {"{broken\n", "a.JSONL", Format::kJsonl},
      {"{\"text\":\"" + std::string(kSniffBytes, 'x'), "a", Format::kJsonl},
      {"{curly braces} are text", "a.txt", Format::kText},
      {"", "a.ndjson", Format::kJsonl},
      {"", "a.csv", Format::kCsv},
      {"", "a", Format::kText},
      {" date 2023-09-11 https://a.example\nT", "a.csv", Format::kArticle},
      {"id,Text,date\n1,a,2\n", "a", Format::kCsv},
      {"id,words\n1,a\n", "a", Format::kText},
      {"id,words\n1,a\n", "a.csv", Format::kCsv},
      {"Text, lies and videotape", "a.txt", Format::kText},
      {"text", "a.txt", Format::kText},
      {std::string("\0\x01\x02", 3), "a.bin", Format::kText},
  };
  for (const auto& c : cases) {
    const bool whole = c.bytes.size() < kSniffBytes;
    EXPECT_EQ(sniff_format(c.bytes, whole, c.name), c.format) << c.bytes.substr(0, 40) << c.name;
  }
}

TEST(Sniff, CompressionIsToldByMagicNumbers) {
  EXPECT_EQ(sniff_compression("\x1f\x8b\x08\x00"), Compression::kGzip);
  EXPECT_EQ(sniff_compression("\x28\xb5\x2f\xfd"), Compression::kZstd);
  EXPECT_EQ(sniff_compression("\x5f\x2a\x4d\x18"), Compression::kZstd);
  EXPECT_EQ(sniff_compression("\x1f\x8b"), Compression::kNone);
  EXPECT_EQ(sniff_compression("text"), Compression::kNone);
  EXPECT_EQ(sniff_compression(""), Compression::kNone);
}

}  // namespace
}  // namespace dittograph

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
      {"id;text\n1;a\n", "a", Format::kCsv},
      {"id\tbody\tdate\n1\ta\t2\n", "a", Format::kCsv},
      {"id\twords\n1\ta\n", "a.TSV", Format::kCsv},
      {std::string("\xFF\xFE{\0\"\0", 6), "a.jsonl", Format::kText},
      {"[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n", "a.json", Format::kText},
      {"Text, lies and videotape", "a.txt", Format::kText},
      {"text", "a.txt", Format::kText},
      {std::string("\0\x01\x02", 3), "a.bin", Format::kText},
  };
  for (const auto& c : cases) {
    const bool whole = c.bytes.size() < kSniffBytes;
    EXPECT_EQ(sniff_format(c.bytes, whole, c.name), c.format) << c.bytes.substr(0, 40) << c.name;
  }
}

TEST(Sniff, WhatATextCannotBe) {
  for (const char* text : {"{\n  \"id\": 1,\n  \"text\": \"a\"\n}\n", "[{\"text\":\"a\"}]",
                           "\xEF\xBB\xBF [\n {\n \"a b\" :\n"}) {
    EXPECT_EQ(fault_of_text(text, true), Fault::kJsonDocument) << text;
    EXPECT_EQ(fault_of_text(text, false), Fault::kNone) << text;
  }
  for (const char* text : {"", "{", "[", "{\"", "{\"Quoted\" braces} are text", "[1] a reference",
                           "[\"text\"]", "{{\"text\":1}}", "a {\"text\":1}"}) {
    EXPECT_EQ(fault_of_text(text, true), Fault::kNone) << text;
  }
  EXPECT_EQ(fault_of_text("\xFF\xFEt", false), Fault::kUtf16);
  EXPECT_EQ(fault_of_text("\xFE\xFFt", true), Fault::kUtf16);
  EXPECT_EQ(fault_of_text("\xEF\xBB\xBFt", true), Fault::kNone);
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

#include "reader/batch_reader.h"

#include <filesystem>
#include <initializer_list>
#include <string>

#include "gtest/gtest.h"

#include "unit/reader/written_files.h"

namespace dittograph {
namespace {

TEST(BatchReader, BadRecordsAreListedWithTheirPlaceAndTheOthersRead) {
  const TempFolder folder;
  const ReadAll all = read_one(folder.write("in.jsonl",
                                            "\xEF\xBB\xBF{\"text\":\"a\"}\n"
                                            "\n"
                                            "{\"text\":\"b\",}}}\n"
                                            "{\"text\":5}\r\n"
                                            "{\"id\":\"c\",\"text\":\"c\"}"));
  ASSERT_EQ(all.documents.size(), 2u);
  EXPECT_EQ(all.documents[0].name, "in.jsonl:1");
  EXPECT_EQ(all.documents[0].place.record, (ByteSpan{3, 16}));
  EXPECT_EQ(all.documents[0].place.literal, (ByteSpan{12, 13}));
  EXPECT_EQ(all.documents[1].name, "c");
  EXPECT_EQ(all.documents[1].place.line, 5u);
  ASSERT_EQ(all.skipped.size(), 2u);
  EXPECT_EQ(all.skipped[0].reason, "broken_json");
  EXPECT_EQ(all.skipped[0].place.line, 3u);
  EXPECT_EQ(all.skipped[0].place.record, (ByteSpan{17, 33}));
  EXPECT_FALSE(all.skipped[0].detail.empty());
  EXPECT_EQ(all.skipped[1].reason, "text_not_string");
  EXPECT_EQ(all.skipped[1].place.line, 4u);
}

TEST(BatchReader, AnEmptyTextIsADocumentAndAnEmptyTableIsNone) {
  const TempFolder folder;
  const ReadAll text = read_one(folder.write("a.txt", ""));
  ASSERT_EQ(text.documents.size(), 1u);
  EXPECT_EQ(text.documents[0].text, "");
  EXPECT_EQ(text.documents[0].name, "a.txt");
  EXPECT_TRUE(read_one(folder.write("a.jsonl", "")).documents.empty());
  EXPECT_TRUE(read_one(folder.write("a.csv", "")).documents.empty());
  EXPECT_TRUE(read_one(folder.write("b.csv", "id,text\r\n")).documents.empty());
  EXPECT_TRUE(read_one(folder.write("c.jsonl", "\xEF\xBB\xBF")).documents.empty());
  EXPECT_TRUE(read_one(folder.write("d.jsonl", "\n \n\r\n")).skipped.empty());
}

TEST(BatchReader, ABinaryFileIsReadAsText) {
  const TempFolder folder;
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 7 + i / 256);
  const ReadAll all = read_one(folder.write("a.bin", bytes));
  ASSERT_EQ(all.documents.size(), 1u);
  EXPECT_TRUE(all.documents[0].text == bytes);
}

TEST(BatchReader, ManySmallFilesShareABatch) {
  const TempFolder folder;
  for (int i = 0; i < 100; ++i) folder.write("in/" + std::to_string(i) + ".txt", "text");
  const auto plan = plan_inputs({folder.path("in")}, Format::kAuto, Params{}, "");
  ASSERT_TRUE(plan.ok());
  const auto reader = BatchReader::open(*plan);
  RawBatch batch;
  ASSERT_TRUE(*(*reader)->next(batch));
  EXPECT_EQ(batch.records.size(), 100u);
  EXPECT_EQ(batch.stream_bytes_read, 400u);
  EXPECT_FALSE(*(*reader)->next(batch));
}

TEST(BatchReader, OneLineOf50MegabytesIsRead) {
  const TempFolder folder;
  std::string text;
  while (text.size() < 50'000'000) text += "A sentence that is told again and again. \\n";
  const std::string path =
      folder.write("in.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + text + "\"}\n{\"text\":\"b\"}\n");
  const ReadAll all = read_one(path);
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_TRUE(all.skipped.empty());
  EXPECT_EQ(all.documents[1].place.literal.size(), text.size());
  EXPECT_EQ(all.documents[2].text, "b");
}

TEST(BatchReader, AMillionEqualLinesAreAMillionDocuments) {
  const TempFolder folder;
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes += "{\"text\":\"the same\"}\n";
  const auto plan = plan_inputs({folder.write("in.jsonl", bytes)}, Format::kAuto, Params{}, "");
  const auto reader = BatchReader::open(*plan);
  BatchParser parser(*plan);
  RawBatch raw;
  DocumentBatch batch;
  std::size_t documents = 0;
  while (*(*reader)->next(raw)) {
    EXPECT_LE(raw.bytes.size(), (std::size_t{1} << 20) + kBatchSlack);
    parser.parse(raw, batch);
    documents += batch.documents.size();
  }
  EXPECT_EQ(documents, 1'000'000u);
}

// A record above the bound is named and passed over, and memory stays at the bound.
TEST(BatchReader, RecordsThatAreTooLongAreSkippedInEveryFormat) {
  const TempFolder folder;
  const std::string big(5000, 'x');
  const struct {
    const char* name;
    std::string bytes;
    std::size_t documents;
    std::uint64_t line;
    ByteSpan skipped;
  } cases[] = {
      {"a.jsonl",
       "{\"text\":\"a\"}\n{\"text\":\"" + big + "\"}\n{\"text\":\"b\"}\n",
       2,
       2,
       {13, 5025}},
      {"b.jsonl", "{\"text\":\"a\"}\n{\"text\":\"" + big + "\"}", 1, 2, {13, 5024}},
      {"c.csv", "id,text\n1,\"\n\n" + big + "\"\n2,b\n", 1, 2, {8, 5015}},
      {"d.txt", big, 0, 1, {0, 5000}},
  };
  for (const auto& c : cases) {
    const auto plan = plan_inputs({folder.write(c.name, c.bytes)}, Format::kAuto, Params{}, "");
    ASSERT_TRUE(plan.ok());
    for (const std::size_t batch_bytes :
         std::initializer_list<std::size_t>{1, 100, 1000, 4999, 5000, 5001, 1 << 20}) {
      const ReadAll all = read_all(*plan, batch_bytes, 1000);
      ASSERT_EQ(all.skipped.size(), 1u) << c.name << " " << batch_bytes;
      EXPECT_EQ(all.skipped[0].reason, "too_long");
      EXPECT_EQ(all.skipped[0].place.record, c.skipped) << c.name << " " << batch_bytes;
      EXPECT_EQ(all.skipped[0].place.line, c.line);
      ASSERT_EQ(all.documents.size(), c.documents) << c.name << " " << batch_bytes;
      if (c.documents > 0 && c.name[0] != 'b') {
        EXPECT_EQ(all.documents.back().text, "b");
        EXPECT_EQ(all.documents.back().place.line, c.name[0] == 'a' ? 3u : 5u);
      }
    }
  }
}

TEST(BatchReader, AFileThatVanishesIsAnErrorThatNamesIt) {
  const TempFolder folder;
  const std::string path = folder.write("a.txt", "text");
  const auto plan = plan_inputs({path}, Format::kAuto, Params{}, "");
  std::filesystem::remove(path);
  const auto reader = BatchReader::open(*plan);
  RawBatch batch;
  const auto more = (*reader)->next(batch);
  ASSERT_TRUE(absl::IsNotFound(more.status())) << more.status();
  EXPECT_EQ(more.status().message().find(path + ": "), 0u);
}

TEST(BatchParser, OutletIsTheFieldElseTheHostInLowerCase) {
  const TempFolder folder;
  const ReadAll all = read_one(
      folder.write("in.jsonl",
                   "{\"text\":\"a\",\"source\":\"The Paper\",\"url\":\"https://www.a.example/1\"}\n"
                   "{\"text\":\"a\",\"source\":\"\",\"url\":\"https:\\/\\/WWW.B.Example\\/1\"}\n"
                   "{\"text\":\"a\"}\n"));
  ASSERT_EQ(all.documents.size(), 3u);
  EXPECT_EQ(all.documents[0].source, "The Paper");
  EXPECT_EQ(all.documents[1].source, "b.example");
  EXPECT_EQ(all.documents[1].url, "https://WWW.B.Example/1");
  EXPECT_EQ(all.documents[2].source, "");
}

TEST(BatchParser, TextsAreViewsIntoTheBatchWhereNothingIsEscaped) {
  const TempFolder folder;
  const auto plan =
      plan_inputs({folder.write("in.jsonl", "{\"text\":\"plain\"}\n{\"text\":\"a\\nb\"}\n")},
                  Format::kAuto, Params{}, "");
  const auto reader = BatchReader::open(*plan);
  BatchParser parser(*plan);
  RawBatch raw;
  DocumentBatch batch;
  ASSERT_TRUE(*(*reader)->next(raw));
  parser.parse(raw, batch);
  ASSERT_EQ(batch.documents.size(), 2u);
  EXPECT_EQ(batch.documents[0].text.data(), raw.bytes.data() + 9);
  EXPECT_EQ(batch.documents[1].text, "a\nb");
  EXPECT_EQ(batch.documents[1].id, DocId{1});
}

}  // namespace
}  // namespace dittograph

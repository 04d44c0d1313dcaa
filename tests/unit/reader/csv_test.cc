#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "reader/csv_cutter.h"
#include "reader/csv_fields.h"
#include "reader/csv_record.h"

namespace dittograph {
namespace {

std::vector<std::string> split(std::string_view record, bool& whole) {
  std::vector<CsvField> fields;
  whole = split_csv_record(record, ',', fields);
  std::vector<std::string> texts;
  for (const CsvField& field : fields) {
    std::string text(field.literal);
    if (field.escaped) text.resize(decode_csv_literal(field.literal, text.data()));
    texts.push_back(text);
  }
  return texts;
}

TEST(CsvFields, AreSplitAsRfc4180Says) {
  using Fields = std::vector<std::string>;
  const struct {
    const char* record;
    Fields fields;
  } cases[] = {
      {"a,b\r\n", {"a", "b"}},
      {"a,b\n", {"a", "b"}},
      {"a,b", {"a", "b"}},
      {",", {"", ""}},
      {"", {""}},
      {"\"\"", {""}},
      {"\"a,\r\nb\",c\r\n", {"a,\r\nb", "c"}},
      {"\"say \"\"no\"\"\",\"\"\"\"", {"say \"no\"", "\""}},
      {"5\" pipe, x ", {"5\" pipe", " x "}},
      {"a\rb,c\n", {"a\rb", "c"}},
  };
  for (const auto& c : cases) {
    bool whole = false;
    EXPECT_EQ(split(c.record, whole), c.fields) << c.record;
    EXPECT_TRUE(whole) << c.record;
  }
}

TEST(CsvFields, BadQuotesAreNotWhole) {
  for (const char* record : {"\"a", "\"a\"b,c", "a,\"b\" ", "\"a\"\"", "a,\""}) {
    bool whole = true;
    split(record, whole);
    EXPECT_FALSE(whole) << record;
  }
}

// The records of a file, cut with so many more bytes shown at a time.
std::vector<std::string> cut(std::string_view file, std::size_t step, char separator = ',') {
  CsvCutter cutter(separator);
  std::vector<std::string> records;
  std::size_t begin = 0;
  for (std::size_t shown = 0; begin < file.size();) {
    shown = std::min(shown + step, file.size());
    for (;;) {
      const Cut cut = cutter.next(file.substr(begin, shown - begin), shown == file.size());
      if (cut.end == 0) break;
      if (cut.is_record) records.emplace_back(file.substr(begin, cut.end));
      begin += cut.end;
    }
  }
  return records;
}

TEST(CsvCutter, FindsRecordEndsHoweverTheBytesArrive) {
  using Records = std::vector<std::string>;
  const struct {
    const char* file;
    Records records;
  } cases[] = {
      {"h,t\na,b\nc,d", {"a,b\n", "c,d"}},
      {"\xEF\xBB\xBFh,t\r\na,\"b\r\nb\"\r\n\r\nc,d\r\n", {"a,\"b\r\nb\"\r\n", "c,d\r\n"}},
      {"\n\nh,t\n \na,\"\"\"\n\"\"\"\n", {"a,\"\"\"\n\"\"\"\n"}},
      // A quote inside a field opens nothing.
      {"h,t\n5\" pipe,x\nc,d\n", {"5\" pipe,x\n", "c,d\n"}},
      // A broken record ends with its line.
      {"h,t\n\"a\"b,c\nc,d\n", {"\"a\"b,c\n", "c,d\n"}},
      {"h,t\n\"a\"b,\"c\nd\",e\nf,g\n", {"\"a\"b,\"c\n", "d\",e\n", "f,g\n"}},
      // A quote that is never closed takes its line only.
      {"h,t\na,\"b\nc,d\ne,f\n", {"a,\"b\n", "c,d\n", "e,f\n"}},
  };
  for (const auto& c : cases) {
    for (const std::size_t step : std::initializer_list<std::size_t>{1, 2, 3, 1000}) {
      EXPECT_EQ(cut(c.file, step), c.records) << c.file << " step=" << step;
    }
  }
}

TEST(CsvCutter, ManyLostQuotesEndInOneRecordAndNotInQuadraticTime) {
  std::string file = "h\n";
  for (int i = 0; i < 200000; ++i) file += "\"\"\"\n";  // each line opens a quote anew
  file += "\"";
  const std::vector<std::string> records = cut(file, 1 << 20);
  std::size_t bytes = 0;
  for (const std::string& record : records) bytes += record.size();
  EXPECT_EQ(bytes, file.size() - 2);
}

TEST(CsvRecord, MustHaveAsManyFieldsAsTheHeader) {
  const std::vector<std::string> columns = {"id", "body", "when"};
  const FieldNames names{.text = "body", .id = "id", .date = "when"};
  CsvRecordReader reader;
  RecordFields fields;
  std::string storage;
  TextArena arena(storage, 1000);
  ASSERT_EQ(reader.read("7,\"a \"\"b\"\"\",2024\r\n", ',', columns, names, arena, fields),
            Fault::kNone);
  EXPECT_EQ(fields.text, "a \"b\"");
  EXPECT_EQ(fields.literal, "a \"\"b\"\"");
  EXPECT_EQ(fields.encoding, TextEncoding::kCsvQuoted);
  EXPECT_EQ(fields.id, "7");
  EXPECT_EQ(fields.date, "2024");
  ASSERT_EQ(reader.read("7,plain,\n", ',', columns, names, arena, fields), Fault::kNone);
  EXPECT_EQ(fields.encoding, TextEncoding::kPlain);
  EXPECT_EQ(reader.read("7,a\n", ',', columns, names, arena, fields), Fault::kBrokenCsv);
  EXPECT_EQ(reader.read("7,a,b,c\n", ',', columns, names, arena, fields), Fault::kBrokenCsv);
  EXPECT_EQ(reader.read("7,\"a,b\n", ',', columns, names, arena, fields), Fault::kBrokenCsv);
  EXPECT_EQ(reader.read("7,a,b\n", ',', columns, {}, arena, fields), Fault::kNoText);
}

TEST(CsvRecord, SemicolonsAndTabsPartFieldsToo) {
  for (const char separator : {';', '\t'}) {
    std::string file = "id;text;at\n1;\"a;\nb, c\";x,y\n2;plain, and more;z\n";
    std::replace(file.begin(), file.end(), ';', separator);
    const std::string header = file.substr(0, file.find('\n'));
    EXPECT_EQ(csv_separator(header), separator);
    const std::vector<std::string> columns = read_csv_header(header, separator);
    EXPECT_EQ(columns, (std::vector<std::string>{"id", "text", "at"}));
    const std::vector<std::string> records = cut(file, 1, separator);
    ASSERT_EQ(records.size(), 2u);
    const FieldNames names{.text = "text", .id = "id"};
    CsvRecordReader reader;
    RecordFields fields;
    std::string storage;
    TextArena arena(storage, 1000);
    ASSERT_EQ(reader.read(records[0], separator, columns, names, arena, fields), Fault::kNone);
    EXPECT_EQ(fields.text, std::string("a") + separator + "\nb, c");
    ASSERT_EQ(reader.read(records[1], separator, columns, names, arena, fields), Fault::kNone);
    EXPECT_EQ(fields.text, "plain, and more");
    EXPECT_EQ(reader.read("1\n", separator, columns, names, arena, fields), Fault::kBrokenCsv);
  }
}

TEST(CsvRecord, TheSeparatorIsTheOneThatGivesMostNames) {
  EXPECT_EQ(csv_separator("id,text"), ',');
  EXPECT_EQ(csv_separator("id;the text, as it is;date"), ';');
  EXPECT_EQ(csv_separator("id,\"a;b;c\",text"), ',');
  EXPECT_EQ(csv_separator("id\ttext\r\n"), '\t');
  EXPECT_EQ(csv_separator("text"), ',');
  EXPECT_EQ(csv_separator(""), ',');
}

TEST(CsvRecord, HeaderNamesMayBeQuoted) {
  EXPECT_EQ(read_csv_header("id,\"the \"\"text\"\"\"\r\n", ','),
            (std::vector<std::string>{"id", "the \"text\""}));
}

}  // namespace
}  // namespace dittograph

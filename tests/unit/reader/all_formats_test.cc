// One suite for every format: the same logical records, however they are written, compressed and
// batched, are the same documents.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <random>
#include <tuple>

#include "gtest/gtest.h"

#include "unit/reader/written_files.h"

namespace dittograph {
namespace {

constexpr std::uint64_t kSeed = 1117;

// A record before it is written down.
struct Record {
  std::string id, text, date, url;
};

// Texts of many sizes with line ends, quotes, commas, several scripts and bytes that are no UTF-8.
std::vector<Record> make_records() {
  static const std::vector<std::string> kPieces = {"The council met on Monday. ",
                                                   "\n",
                                                   "\r\n",
                                                   "\"",
                                                   ",",
                                                   "\\",
                                                   "\t",
                                                   "caf\u00e9 ",
                                                   "\u65b0\u95fb\u8054\u64ad",
                                                   "\U0001F600",
                                                   "/",
                                                   "\xff",
                                                   "\xe2\x82",
                                                   "{}[]:",
                                                   "\x7f",
                                                   "a"};
  std::mt19937_64 random(kSeed);
  std::vector<Record> records;
  for (std::size_t i = 0; i < 60; ++i) {
    Record record;
    record.id = "id-" + std::to_string(i);
    record.date = "2024-01-" + std::to_string(10 + i % 20);
    record.url = "https://www.site" + std::to_string(i % 3) + ".example/" + std::to_string(i);
    const std::size_t pieces = i == 7 ? 0 : random() % (i % 10 == 3 ? 3000 : 30);
    for (std::size_t n = 0; n < pieces; ++n) record.text += kPieces[random() % kPieces.size()];
    records.push_back(std::move(record));
  }
  return records;
}

std::string json_string(const std::string& text, std::mt19937_64& random) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n' && random() % 2 == 0) {
      out += "\\n";
    } else if (byte < 0x20 || (byte < 0x80 && random() % 16 == 0)) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string csv_field(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string write_jsonl(const std::vector<Record>& records) {
  std::mt19937_64 random(kSeed);
  std::string out;
  for (const Record& r : records) {
    out += "{\"n\":[1,{\"text\":null}],\"url\":\"" + r.url +
           "\", \"text\" : " + json_string(r.text, random) + ",\"id\":\"" + r.id +
           "\",\"date\":\"" + r.date + "\"}";
    out += random() % 3 == 0 ? "\r\n" : "\n";
    if (random() % 5 == 0) out += " \n";
  }
  out.pop_back();  // the last record has no line end
  return out;
}

std::string write_csv(const std::vector<Record>& records) {
  std::string out = "\xEF\xBB\xBFid,text,\"date\",url\r\n";
  for (const Record& r : records) {
    out += r.id + "," + csv_field(r.text) + "," + r.date + ",\"" + r.url + "\"\r\n";
  }
  return out;
}

enum class Writing { kJsonl, kCsv, kArticles };

class AllFormatsTest : public testing::TestWithParam<std::tuple<Writing, Compression>> {
 protected:
  // Writes the records below the folder and plans it.
  InputPlan write(const std::vector<Record>& records) {
    switch (std::get<0>(GetParam())) {
      case Writing::kJsonl:
        put("records.jsonl", write_jsonl(records));
        break;
      case Writing::kCsv:
        put("records.csv", write_csv(records));
        break;
      case Writing::kArticles:
        for (const Record& r : records) {
          put("in/" + r.id + ".txt", " date " + r.date + " " + r.url + "\n" + r.text);
        }
        break;
    }
    const auto plan = plan_inputs({folder_.path()}, Format::kAuto, Params{}, "");
    EXPECT_TRUE(plan.ok()) << plan.status();
    return *plan;
  }

 private:
  void put(const std::string& name, const std::string& bytes) {
    const Compression compression = std::get<1>(GetParam());
    if (compression == Compression::kGzip) {
      const std::size_t half = bytes.size() / 2;
      folder_.write(name + ".gz", gzip(std::string_view(bytes).substr(0, half)) +
                                      gzip(std::string_view(bytes).substr(half)));
    } else if (compression == Compression::kZstd) {
      const std::size_t half = bytes.size() / 2;
      folder_.write(name + ".zst", zstd(std::string_view(bytes).substr(0, half)) +
                                       std::string("\x50\x2a\x4d\x18\x01\0\0\0x", 9) +
                                       zstd(std::string_view(bytes).substr(half)));
    } else {
      folder_.write(name, bytes);
    }
  }

  TempFolder folder_;
};

TEST_P(AllFormatsTest, RecordsComeBackAsTheyWereAtEveryBatchSize) {
  const std::vector<Record> records = make_records();
  const InputPlan plan = write(records);
  for (const std::size_t batch_bytes :
       std::initializer_list<std::size_t>{1, 2, 63, 64, 65, 1000, 4096, 65536, 1 << 20}) {
    SCOPED_TRACE(batch_bytes);
    const ReadAll all = read_all(plan, batch_bytes);
    EXPECT_TRUE(all.skipped.empty());
    std::map<std::string, const ReadDocument*> by_url;
    for (const ReadDocument& document : all.documents) by_url[document.url] = &document;
    ASSERT_EQ(all.documents.size(), records.size());
    for (const Record& record : records) {
      ASSERT_TRUE(by_url.contains(record.url)) << record.url;
      const ReadDocument& document = *by_url[record.url];
      EXPECT_EQ(document.text, record.text);
      EXPECT_EQ(document.date, record.date);
      EXPECT_EQ(document.source, record.url.substr(12, 13));
      const bool has_id = std::get<0>(GetParam()) != Writing::kArticles;
      EXPECT_EQ(document.name, has_id ? record.id : "in/" + record.id + ".txt");
    }
  }
}

TEST_P(AllFormatsTest, EveryByteBelongsToOneRecordOrIsBlankOrHeader) {
  const InputPlan plan = write(make_records());
  const ReadAll all = read_all(plan);
  std::vector<std::uint64_t> end(plan.files.size(), 0);
  std::uint64_t outside = 0;
  for (const ReadDocument& document : all.documents) {
    const std::string& stream = all.streams[document.place.input];
    const ByteSpan record = document.place.record;
    const ByteSpan literal = document.place.literal;
    ASSERT_GE(record.begin, end[document.place.input]);
    for (std::uint64_t i = end[document.place.input]; i < record.begin; ++i) {
      if (!isspace(static_cast<unsigned char>(stream[i]))) ++outside;
    }
    end[document.place.input] = record.end;
    std::string text;
    ASSERT_TRUE(decode_literal(stream.substr(literal.begin, literal.size()),
                               document.place.encoding, text));
    EXPECT_EQ(text, document.text);
    const auto newlines = std::count(
        stream.begin(), stream.begin() + static_cast<std::ptrdiff_t>(record.begin), '\n');
    EXPECT_EQ(document.place.line, static_cast<std::uint64_t>(newlines) + 1);
  }
  const std::size_t header = std::string_view("\xEF\xBB\xBFid,text,\"date\",url").size();
  EXPECT_EQ(outside, std::get<0>(GetParam()) == Writing::kCsv ? header : 0);
  for (std::size_t i = 0; i < end.size(); ++i) {
    EXPECT_EQ(std::string_view(all.streams[i]).substr(end[i]).find_first_not_of(" \n"),
              std::string_view::npos);
  }
}

class CompressedFormatsTest : public AllFormatsTest {};

// A file cut anywhere keeps every record that is whole, and reports its end once.
TEST_P(CompressedFormatsTest, TruncatedFilesLoseNothingThatWasDecoded) {
  const std::vector<Record> records = make_records();
  InputPlan plan = write(records);
  const std::size_t whole_documents = read_all(plan).documents.size();
  const std::string path = plan.files.back().path;
  const auto size = std::filesystem::file_size(path);
  for (const auto cut : {size - 1, size - 9, size / 2 + 5, size / 4}) {
    SCOPED_TRACE(cut);
    std::filesystem::resize_file(path, cut);
    const ReadAll all = read_all(plan);
    ASSERT_EQ(all.skipped.size(), 1u);
    EXPECT_EQ(all.skipped[0].reason, "truncated_stream");
    EXPECT_EQ(all.skipped[0].place.record.end, all.streams.back().size());
    EXPECT_LE(all.documents.size(), whole_documents);
    if (!all.documents.empty() && all.documents.back().place.input + 1 == plan.files.size()) {
      EXPECT_GE(all.skipped[0].place.record.begin, all.documents.back().place.record.end);
    }
  }
}

std::string writing_name(const testing::TestParamInfo<AllFormatsTest::ParamType>& param) {
  static const char* const kNames[] = {"Jsonl", "Csv", "Articles"};
  return std::string(kNames[static_cast<int>(std::get<0>(param.param))]) + "_" +
         compression_name(std::get<1>(param.param));
}

INSTANTIATE_TEST_SUITE_P(
    Reader, AllFormatsTest,
    testing::Combine(testing::Values(Writing::kJsonl, Writing::kCsv, Writing::kArticles),
                     testing::Values(Compression::kNone, Compression::kGzip, Compression::kZstd)),
    writing_name);
INSTANTIATE_TEST_SUITE_P(Reader, CompressedFormatsTest,
                         testing::Combine(testing::Values(Writing::kJsonl, Writing::kCsv,
                                                          Writing::kArticles),
                                          testing::Values(Compression::kGzip, Compression::kZstd)),
                         writing_name);

}  // namespace
}  // namespace dittograph

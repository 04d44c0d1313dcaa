#include "reader/json_record.h"

#include <random>
#include <string>

#include "gtest/gtest.h"
#include "simdjson.h"

#include "reader/batches.h"

namespace dittograph {
namespace {

constexpr std::uint64_t kSeed = 7;

const FieldNames kNames{
    .text = "text", .id = "id", .title = "title", .url = "url", .date = "date", .source = "source"};

// One line read as a worker would.
struct Line {
  explicit Line(std::string_view line) : bytes(line), storage(line.size(), '\0') {
    bytes.append(kBatchSlack, '#');
    TextArena arena(storage, storage.size());
    JsonScanner scanner;
    fault = scanner.scan({bytes.data(), line.size()}, arena, members);
    if (fault == Fault::kNone) fault = pick_json_fields(members, kNames, arena, fields);
  }

  std::string bytes;
  std::string storage;
  std::vector<JsonMember> members;
  RecordFields fields;
  Fault fault = Fault::kNone;
};

TEST(JsonRecord, EveryFaultHasItsReason) {
  const struct {
    const char* line;
    Fault fault;
  } cases[] = {
      {R"({"text":"a"})", Fault::kNone},
      {R"( {"text" : "a" , "x":{"text":1,"text":2}} )", Fault::kNone},
      {"{\"text\":\"a\"}\r\n", Fault::kNone},
      {R"({"text":"","n":123456789012345678901234567890})", Fault::kNone},
      {R"({"text":"a","other":"\ud800"})", Fault::kNone},
      {"{\"text\":\"a\xff\"}", Fault::kNone},
      {"{\"text\":\"a\",\"k\xff\":1}", Fault::kNone},
      {R"({"text":"b",}}})", Fault::kBrokenJson},
      {R"({"text":"b"}})", Fault::kBrokenJson},
      {R"({"text":"b",})", Fault::kBrokenJson},
      {R"({"text":"b"} {"text":"c"})", Fault::kBrokenJson},
      {R"({"text":"b" "c":1})", Fault::kBrokenJson},
      {R"({"text":"b","c":1)", Fault::kBrokenJson},
      {R"({"text":"b","c":01})", Fault::kBrokenJson},
      {R"({"text":"b","c":[1,2})", Fault::kBrokenJson},
      {R"({"text":"b","c":[1,,2]})", Fault::kBrokenJson},
      {R"({"text":"b","c":[1 2]})", Fault::kBrokenJson},
      {R"({"text":"b","c":{"d"}})", Fault::kBrokenJson},
      {R"({"text":"b","c":tru})", Fault::kBrokenJson},
      {R"({"text":"b","c":nullx})", Fault::kBrokenJson},
      {R"({"text":"b\q"})", Fault::kBrokenJson},
      {R"({"text":"b","c":"\q"})", Fault::kBrokenJson},
      {R"({"text":"b","c":["\u12"]})", Fault::kBrokenJson},
      {R"({"text":"b)", Fault::kBrokenJson},
      {R"({'text':'b'})", Fault::kBrokenJson},
      {R"(["text"])", Fault::kBrokenJson},
      {R"("text")", Fault::kBrokenJson},
      {"17", Fault::kBrokenJson},
      {"{\"text\":\"a\nb\"}", Fault::kBrokenJson},
      {"\xff{\"text\":\"a\"}", Fault::kBrokenJson},
      {"{\"text\":\"a\",\xc3\xa9\"b\":1}", Fault::kBrokenJson},
      {"{\"text\":\"a\",\xff\"b\":1}", Fault::kBrokenJson},
      {R"({"text":"a","text":"a"})", Fault::kRepeatedKey},
      {R"({"text":"a","x":1,"x":2})", Fault::kRepeatedKey},
      {R"({"text":"a","te\u0078t":2})", Fault::kRepeatedKey},
      {R"({"text":"\ud800"})", Fault::kLoneSurrogate},
      {R"({"text":"\udc00 b"})", Fault::kLoneSurrogate},
      {R"({"text":"a","id":"\ud800\u0041"})", Fault::kLoneSurrogate},
      {R"({})", Fault::kNoText},
      {R"({"Text":"a"})", Fault::kNoText},
      {R"({"text":null})", Fault::kNoText},
      {R"({"text":1})", Fault::kTextNotString},
      {R"({"text":["a"]})", Fault::kTextNotString},
      {R"({"text":false})", Fault::kTextNotString},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(fault_reason(Line(c.line).fault), std::string(fault_reason(c.fault))) << c.line;
  }
}

TEST(JsonRecord, RepeatedKeysAreFoundAmongManyToo) {
  std::string line = R"({"text":"a")";
  for (int i = 0; i < 1000; ++i) line += ",\"k" + std::to_string(i) + "\":0";
  EXPECT_EQ(Line(line + "}").fault, Fault::kNone);
  EXPECT_EQ(Line(line + ",\"k500\":1}").fault, Fault::kRepeatedKey);
}

TEST(JsonRecord, NestingHasALimitAndNoCrash) {
  const auto nested = [](std::size_t depth) {
    return R"({"text":"a","x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(Line(nested(900)).fault, Fault::kNone);
  EXPECT_EQ(Line(nested(1'000'000)).fault, Fault::kBrokenJson);
  EXPECT_EQ(Line(R"({"text":"a","x":)" + std::string(1'000'000, '[')).fault, Fault::kBrokenJson);
}

TEST(JsonRecord, ATextWithoutEscapesIsAViewIntoTheLine) {
  const Line plain(R"({"text":"caf)"
                   "\xC3\xA9"
                   R"("})");
  EXPECT_EQ(plain.fields.text.data(), plain.fields.literal.data());
  EXPECT_EQ(plain.fields.text, "caf\xC3\xA9");
  const Line escaped(R"({"text":"a\nb"})");
  EXPECT_EQ(escaped.fields.text, "a\nb");
  EXPECT_EQ(escaped.fields.literal, R"(a\nb)");
}

TEST(JsonRecord, BytesThatAreNoUtf8ComeBackAsTheyWere) {
  const Line line("{\"id\":\"\xfe\",\"text\":\"a\xff\\n\xe2\x82 \xed\xa0\x80?\"}");
  ASSERT_EQ(line.fault, Fault::kNone);
  EXPECT_EQ(line.fields.text, "a\xff\n\xe2\x82 \xed\xa0\x80?");
  EXPECT_EQ(line.fields.id, "\xfe");
}

TEST(JsonRecord, IdsAndDatesMayBeNumbers) {
  const Line line(R"({"text":"a","id":42 ,"date":1694390400,"title":5,"url":null})");
  ASSERT_EQ(line.fault, Fault::kNone);
  EXPECT_EQ(line.fields.id, "42");
  EXPECT_EQ(line.fields.date, "1694390400");
  EXPECT_EQ(line.fields.title, "");
  EXPECT_EQ(Line(R"({"text":"a","id":true})").fields.id, "");
}

// The DOM parser of simdjson is the oracle of what is JSON.
TEST(JsonRecord, AgreesWithTheDomParserOnMutatedLines) {
  std::mt19937_64 random(kSeed);
  simdjson::dom::parser oracle;
  const std::string seeds[] = {
      R"({"text":"a \"b\" \\ \n","id":"x","n":[1,-2.5e3,{"a":null,"b":[true,false,[]]}],"o":{}})",
      R"({"a":1,"b":"c","text":"words, more: words","d":[{"e":"f"}]})"};
  const std::string_view alphabet = "{}[]:,\"\\ntu0-1.eEaf \t";
  int valid = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string line = seeds[random() % 2];
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      const std::size_t at = random() % line.size();
      const char c = alphabet[random() % alphabet.size()];
      if (random() % 3 == 0) {
        line.erase(at, 1);
      } else if (random() % 2 == 0) {
        line[at] = c;
      } else {
        line.insert(at, 1, c);
      }
    }
    simdjson::dom::element element;
    const auto error = oracle.parse(line).get(element);
    if (error == simdjson::NUMBER_ERROR) continue;  // it refuses integers beyond 64 bits
    const bool is_object = error == simdjson::SUCCESS && element.is_object();
    const Line read(line);
    EXPECT_EQ(read.fault != Fault::kBrokenJson, is_object) << line;
    valid += is_object ? 1 : 0;
  }
  EXPECT_GT(valid, 1000);
}

}  // namespace
}  // namespace dittograph

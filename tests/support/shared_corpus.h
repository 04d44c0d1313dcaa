// A seeded corpus of outlets: wire stories with near copies, contained copies, passages in other
// stories, each outlet's standing text, and repeats within.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "support/random_article.h"

namespace dittograph::testing_support {

struct Record {
  std::string id;
  std::string source;
  std::string date;
  std::string text;
};

inline std::string json_line(const Record& record) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  for (const auto& [key, value] :
       {std::pair("id", &record.id), std::pair("source", &record.source),
        std::pair("date", &record.date), std::pair("text", &record.text)}) {
    if (value->empty()) continue;
    writer.Key(key);
    writer.String(value->c_str(), static_cast<rapidjson::SizeType>(value->size()));
  }
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

inline std::string json_lines(const std::vector<Record>& records) {
  std::string text;
  for (const Record& record : records) text += json_line(record);
  return text;
}

inline std::vector<Record> shared_corpus(std::size_t n_stories, std::uint64_t seed) {
  constexpr std::size_t kOutlets = 4;
  ArticleWriter writer(seed);
  std::vector<std::string> standing;
  for (std::size_t i = 0; i < kOutlets; ++i) {
    standing.push_back(writer.sentence() + " " + writer.sentence() + " " + writer.sentence() + " " +
                       writer.sentence());
  }
  const std::string quoted = writer.sentence() + " " + writer.sentence() + " " + writer.sentence() +
                             " " + writer.sentence();
  std::vector<Record> records;
  const auto add = [&](std::vector<std::string> blocks) {
    const std::size_t outlet = writer.below(kOutlets);
    if (writer.below(3) > 0) blocks.push_back(standing[outlet]);
    Record& record = records.emplace_back();
    record.id = "r" + std::to_string(records.size());
    record.source = "outlet" + std::to_string(outlet) + ".example";
    record.date = "2024-05-" + std::to_string(10 + writer.below(20));
    for (const std::string& block : blocks) record.text += block + "\n\n";
  };
  for (std::size_t i = 0; i < n_stories; ++i) {
    std::vector<std::string> story = writer.plain_blocks();
    for (int more = 0; more < 4; ++more) story.push_back(writer.paragraph());
    if (writer.below(5) == 0) story.push_back(quoted);
    if (writer.below(6) == 0) story.push_back(story[1]);
    add(story);
    if (writer.below(3) > 0) continue;
    for (std::size_t copies = 1 + writer.below(3); copies > 0; --copies) {
      std::vector<std::string> copy = story;
      switch (writer.below(4)) {
        case 0:
          break;  // exact, but for the standing text
        case 1:
          copy[0] = writer.sentence();
          break;
        case 2:
          copy.push_back(writer.sentence());
          break;
        default:
          copy.erase(copy.begin() + 1, copy.begin() + 3);
          for (int own = 0; own < 12; ++own) copy.push_back(writer.paragraph());
          break;
      }
      add(copy);
    }
  }
  return records;
}

}  // namespace dittograph::testing_support

// Blocks of a made corpus, read back: the articles and the truth as tables.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "simdjson.h"

#include "synth/block.h"

namespace dittograph::testing_support {

using Row = std::vector<std::string>;

inline std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

struct MadeArticle {
  std::string source, url, date, title, text;
};

struct MadeCorpus {
  std::map<std::string, MadeArticle> articles;
  std::map<std::string, std::string> cleaned;
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> spans;  // code points
  std::map<synth::TruthFile, std::vector<Row>> tables;
  std::string bytes;

  [[nodiscard]] const std::vector<Row>& rows(synth::TruthFile file) const {
    return tables.at(file);
  }
  [[nodiscard]] const std::string& text(const std::string& id) const {
    return articles.at(id).text;
  }
};

inline std::string string_of(const simdjson::dom::element& element, const char* key) {
  return std::string(element[key].get_string().value());
}

// The texts of a corpus with invalid bytes cannot be read by simdjson: give settings without.
inline MadeCorpus make_corpus(const synth::Settings& settings, std::uint64_t n_blocks) {
  const synth::Cast cast(settings);
  synth::BlockMaker maker(cast, settings);
  MadeCorpus corpus;
  simdjson::dom::parser parser;
  for (std::uint64_t number = 0; number < n_blocks; ++number) {
    synth::Block block;
    maker.make(number, block);
    corpus.bytes += block.articles;
    for (const std::string& line : split(block.articles, '\n')) {
      const simdjson::dom::element record = parser.parse(line).value();
      corpus.articles[string_of(record, "id")] = {.source = string_of(record, "source"),
                                                  .url = string_of(record, "url"),
                                                  .date = string_of(record, "date"),
                                                  .title = string_of(record, "title"),
                                                  .text = string_of(record, "text")};
    }
    for (std::size_t f = 0; f < synth::kTruthFiles; ++f) {
      const auto file = static_cast<synth::TruthFile>(f);
      std::vector<Row>& rows = corpus.tables[file];
      for (const std::string& line : split(block.truth[f], '\n')) {
        if (line[0] != '{') {
          rows.push_back(split(line, '\t'));
          continue;
        }
        const simdjson::dom::element record = parser.parse(line).value();
        const std::string id = string_of(record, "id");
        if (file == synth::TruthFile::kCleaned) {
          corpus.cleaned[id] = string_of(record, "text");
          continue;
        }
        for (const auto span : record["spans"]) {
          corpus.spans[id].emplace_back(span.at(0).get_uint64().value(),
                                        span.at(1).get_uint64().value());
        }
      }
    }
  }
  return corpus;
}

// The byte where a code point begins.
inline std::size_t byte_of(std::string_view text, std::size_t code_point) {
  std::size_t at = 0;
  for (; code_point > 0 && at < text.size(); --code_point) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  }
  return at;
}

}  // namespace dittograph::testing_support

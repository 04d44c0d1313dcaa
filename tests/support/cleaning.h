// One text through the whole engine, and what it found, read back from its own lines.
#pragma once

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "simdjson.h"

#include "dittograph/engine.h"

namespace dittograph::testing_support {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline CleanedText cleaned(std::string_view text, const Params& params = {}) {
  return clean_text(text, params).value();
}

struct FoundCopy {
  std::uint64_t begin = 0;  // bytes
  std::uint64_t end = 0;
  std::uint64_t cp_begin = 0;
  std::uint64_t cp_end = 0;
  bool kept = false;
  bool cut = false;
};

struct FoundGroup {
  std::string kind;
  std::string why;
  std::vector<FoundCopy> copies;

  [[nodiscard]] bool any_cut() const {
    return std::any_of(copies.begin(), copies.end(),
                       [](const FoundCopy& copy) { return copy.cut; });
  }
};

// The lines of a repeats.jsonl.
inline std::vector<FoundGroup> read_groups(const std::string& lines) {
  std::vector<FoundGroup> groups;
  std::istringstream stream(lines);
  simdjson::dom::parser parser;
  for (std::string line; std::getline(stream, line);) {
    const simdjson::dom::element json = parser.parse(line);
    FoundGroup group{.kind = std::string(json["kind"].get_string().value()),
                     .why = std::string(json["why"].get_string().value()),
                     .copies = {}};
    for (const simdjson::dom::element copy : json["copies"].get_array()) {
      group.copies.push_back({.begin = copy["begin"].get_uint64(),
                              .end = copy["end"].get_uint64(),
                              .cp_begin = copy["cp_begin"].get_uint64(),
                              .cp_end = copy["cp_end"].get_uint64(),
                              .kept = copy["kept"].get_bool(),
                              .cut = copy["cut"].get_bool()});
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace dittograph::testing_support

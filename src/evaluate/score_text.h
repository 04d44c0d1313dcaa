// What scores are written with: one JSON object, and the rows of a table. The same names at both
// doors. Tested in tests/unit/evaluate/ where scores are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "evaluate/plagdet.h"
#include "evaluate/rates.h"

namespace dittograph {

class JsonObject {
 public:
  JsonObject() { writer_.StartObject(); }

  void field(std::string_view name, std::uint64_t value);
  void field(std::string_view name, double value);
  void field(std::string_view name, const Rates& rates);
  void field(std::string_view name, const Plagdet& plagdet);
  void field(std::string_view name, const std::vector<std::string>& names);
  // What stands between the two is the object of that name.
  void open(std::string_view name);
  void close() { writer_.EndObject(); }
  std::string finish();

 private:
  void key(std::string_view name);

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

std::string count_row(std::string_view name, std::uint64_t count);
std::string share_row(std::string_view name, std::uint64_t count, std::uint64_t whole);
// Nothing where there is nothing to count.
std::string count_row_if_any(std::string_view name, std::uint64_t count);

}  // namespace dittograph

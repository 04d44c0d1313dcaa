// JSONL with fields by name: what a line has beyond them is passed over.
//
// A line that is no JSON object is InvalidArgument with its place, and so is one that the sink
// refuses; wanted says what a line should be. Not thread-safe.
// Tested in tests/unit/evaluate/text_lines_test.cc.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "simdjson.h"

#include "evaluate/text_lines.h"

namespace dittograph {

using JsonFields = simdjson::dom::object;

// Parses one line; false where it is no object. Valid until the parser's next line.
inline bool parse_fields(simdjson::dom::parser& parser, const TextLine& line, JsonFields& fields) {
  static_assert(kLineSlack >= simdjson::SIMDJSON_PADDING);
  return parser.parse(line.text.data(), line.text.size(), false).get(fields) == simdjson::SUCCESS;
}

// Fills value where the field is there. False: it is there and of another type.
template <typename Value>
bool optional_field(const JsonFields& fields, std::string_view name, Value& value) {
  const simdjson::error_code error = fields[name].get(value);
  return error == simdjson::SUCCESS || error == simdjson::NO_SUCH_FIELD;
}
template <typename Value>
bool required_field(const JsonFields& fields, std::string_view name, Value& value) {
  return fields[name].get(value) == simdjson::SUCCESS;
}

using FieldsSink = std::function<absl::Status(const TextLine& line, const JsonFields& fields)>;
absl::Status for_each_json_line(const std::string& path, std::string_view wanted,
                                const FieldsSink& sink);

}  // namespace dittograph

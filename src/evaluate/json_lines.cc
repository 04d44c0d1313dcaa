#include "evaluate/json_lines.h"

#include "absl/strings/str_format.h"

#include "base/status.h"

namespace dittograph {

absl::Status for_each_json_line(const std::string& path, std::string_view wanted,
                                const FieldsSink& sink) {
  simdjson::dom::parser parser;
  return for_each_line(path, [&](const TextLine& line) {
    JsonFields fields;
    if (parse_fields(parser, line, fields)) return sink(line, fields);
    return broken_line(path, line.number, absl::StrFormat("no JSON object (wants %s)", wanted));
  });
}

}  // namespace dittograph

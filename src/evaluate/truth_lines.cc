#include "evaluate/truth_lines.h"

#include <algorithm>
#include <cstddef>

namespace dittograph {
namespace {

void split(std::string_view text, Columns& columns) {
  columns.clear();
  for (;;) {
    const std::size_t end = std::min(text.find('\t'), text.size());
    columns.push_back(text.substr(0, end));
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

absl::Status for_each_truth_line(const std::string& path, const TruthSinks& sinks) {
  enum class Form : std::uint8_t { kUnknown, kColumns, kJson } form = Form::kUnknown;
  simdjson::dom::parser parser;
  JsonFields fields;
  Columns columns;
  return for_each_line(path, [&](const TextLine& line) -> absl::Status {
    const bool is_first = form == Form::kUnknown;
    if (is_first && is_preamble(line.text)) return absl::OkStatus();
    if (is_first) form = line.text.starts_with('{') ? Form::kJson : Form::kColumns;
    std::string fault;
    if (form == Form::kJson) {
      fault = parse_fields(parser, line, fields) ? sinks.fields(fields) : "no JSON object";
    } else {
      split(line.text, columns);
      if (is_first && columns[0] == sinks.first_column) {
        sinks.header(columns);
      } else {
        fault = sinks.columns(columns);
      }
    }
    return fault.empty() ? absl::OkStatus() : broken_line(path, line.number, fault);
  });
}

std::optional<std::uint32_t> TruthIds::find(std::string_view id) {
  const std::optional<std::uint32_t> number = table_.find(id);
  if (!number) missing_.insert(std::string(id));
  return number;
}

}  // namespace dittograph

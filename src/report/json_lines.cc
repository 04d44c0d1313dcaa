#include "report/json_lines.h"

#include "absl/strings/escaping.h"
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/strings.h"
#include "report/json_text.h"
#include "report/names.h"

namespace dittograph {

struct JsonLines::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
  std::string valid;  // a name made valid UTF-8
  std::string base64;

  void begin() {
    buffer.Clear();
    writer.Reset(buffer);
    writer.StartObject();
  }
  void end(std::string& out) {
    writer.EndObject();
    out.append(buffer.GetString(), buffer.GetSize());
    out.push_back('\n');
  }
  void key(std::string_view name) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void field(std::string_view name, std::uint64_t value) {
    key(name);
    writer.Uint64(value);
  }
  void field(std::string_view name, bool value) {
    key(name);
    writer.Bool(value);
  }
  // Our own words.
  void word(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  // Words of the input.
  void text(std::string_view name, std::string_view value) {
    key(name);
    valid.clear();
    append_valid_utf8(value, valid);
    string(valid);
  }
  void span(std::string_view begin, std::string_view end, const ByteSpan& value) {
    field(begin, value.begin);
    field(end, value.end);
  }
};

JsonLines::JsonLines() : state_(std::make_unique<State>()) {}
JsonLines::~JsonLines() = default;
JsonLines::JsonLines(JsonLines&&) noexcept = default;
JsonLines& JsonLines::operator=(JsonLines&&) noexcept = default;

void JsonLines::repeat(std::string_view document, const RepeatGroup& group, std::string& out) {
  State& json = *state_;
  json.begin();
  json.text("document", document);
  json.word("kind", name_of(group.kind));
  json.field("tokens", std::uint64_t{group.tokens});
  json.word("why", group.why);
  json.key("copies");
  json.writer.StartArray();
  for (const RepeatCopy& copy : group.copies) {
    json.writer.StartObject();
    json.span("begin", "end", copy.span);
    json.span("cp_begin", "cp_end", copy.code_points);
    json.field("kept", copy.kept);
    json.field("cut", copy.cut);
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.end(out);
}

void JsonLines::skipped(const Skipped& record, std::string& out) {
  State& json = *state_;
  json.begin();
  json.field("input", std::uint64_t{record.place.input});
  json.field("line", record.place.line);
  json.span("begin", "end", record.place.record);
  json.word("reason", record.reason);
  json.text("detail", record.detail);
  json.end(out);
}

void JsonLines::removed(const Removal& removal, std::uint64_t at, std::string_view removed,
                        std::string& out) {
  State& json = *state_;
  json.begin();
  json.field("input", std::uint64_t{removal.input});
  json.field("at", at);
  if (!removal.edit.replacement.empty()) json.word("replacement", removal.edit.replacement);
  if (is_valid_utf8(removed)) {
    json.word("removed", removed);
  } else {
    absl::Base64Escape(to_absl(removed), &json.base64);
    json.word("removed_base64", json.base64);
  }
  json.word("reason", name_of(removal.reason));
  if (!removal.kept_document.empty()) json.word("kind", name_of(removal.kind));
  if (!removal.document.empty()) {
    json.text("document", removal.document);
    json.span("begin", "end", removal.span);
    json.span("cp_begin", "cp_end", removal.code_points);
  }
  if (!removal.kept_document.empty()) {
    json.text("kept_document", removal.kept_document);
    json.span("kept_begin", "kept_end", removal.kept_span);
    json.key("resemblance");
    json.writer.SetMaxDecimalPlaces(4);
    json.writer.Double(removal.resemblance);
  }
  json.end(out);
}

Removal removal_of(const Skipped& record) {
  Removal removal;
  removal.input = record.place.input;
  removal.edit.span = record.place.record;
  removal.reason = Reason::kSkipped;
  return removal;
}

}  // namespace dittograph

#include "report/json_lines.h"

#include <cstring>

#include "absl/strings/escaping.h"
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/hash.h"
#include "base/strings.h"
#include "report/json_text.h"
#include "report/names.h"

namespace dittograph {

namespace {

// A document's number, as passim makes one of its id; fits a signed 64-bit column.
std::int64_t uid_of(std::string_view name) {
  return static_cast<std::int64_t>(hash_bytes(name.data(), name.size()));
}

}  // namespace

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
    if (is_valid_utf8(value)) return long_string(value);
    valid.clear();
    append_valid_utf8(value, valid);
    long_string(valid);
  }
  // As string(), with what needs no escape copied in one go: the writer looks at every byte.
  void long_string(std::string_view text) {
    writer.RawValue("", 0, rapidjson::kStringType);  // what goes before a value
    buffer.Put('"');
    while (!text.empty()) {
      const std::size_t n = plain_json_prefix(text);
      if (n != 0) std::memcpy(buffer.Push(n), text.data(), n);
      if (n == text.size()) break;
      escape(text[n]);
      text.remove_prefix(n + 1);
    }
    buffer.Put('"');
  }
  void escape(char c) {
    constexpr std::string_view kShort = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    buffer.Put('\\');
    const std::size_t i = kShort.find(c);
    if (i != kShort.npos) return buffer.Put(kNames[i]);
    for (const char digit : {'u', '0', '0', kDigits[static_cast<unsigned char>(c) >> 4],
                             kDigits[static_cast<unsigned char>(c) & 15]}) {
      buffer.Put(digit);
    }
  }
  // Words of the input, where there are any.
  void known(std::string_view name, std::string_view value) {
    if (!value.empty()) text(name, value);
  }
  void number(std::string_view name, std::int64_t value) {
    key(name);
    writer.Int64(value);
  }
  void share(std::string_view name, double value) {
    key(name);
    writer.SetMaxDecimalPlaces(6);
    writer.Double(value);
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
    json.key("removed");
    json.long_string(removed);
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

void JsonLines::witness(const WitnessLine& line, std::string& out) {
  State& json = *state_;
  json.begin();
  json.field("cluster", line.cluster);
  json.field("size", line.size);
  json.word("kind", name_of(line.kind));
  json.share("pboiler", line.from_same_source);
  json.number("uid", uid_of(line.document.name));
  json.text("id", line.document.name);
  json.known("series", line.document.source);
  json.known("date", line.document.date);
  json.known("title", line.document.title);
  json.known("url", line.document.url);
  json.span("begin", "end", line.code_points);
  json.span("byte_begin", "byte_end", line.bytes);
  json.field("tokens", std::uint64_t{line.witness.tokens.size()});
  json.field("matched", std::uint64_t{line.witness.matched});
  json.share("likeness", line.witness.likeness);
  json.field("representative", line.representative);
  json.text("text", line.text);
  out.append(json.buffer.GetString(), json.buffer.GetSize());
}

void JsonLines::witness_source(const WitnessSource* source, std::string& out) {
  State& json = *state_;
  out += ",\"src\":[";
  if (source != nullptr) {
    json.begin();
    json.number("uid", uid_of(source->name));
    json.text("id", source->name);
    json.span("begin", "end", source->code_points);
    json.span("byte_begin", "byte_end", source->bytes);
    json.end(out);
    out.pop_back();
  }
  out += "]}\n";
}

void JsonLines::cluster(const ClusterLine& line, std::span<const MemberLine> members,
                        std::string& out) {
  State& json = *state_;
  json.begin();
  json.field("cluster", line.cluster);
  json.word("kind", line.kind);
  json.field("size", std::uint64_t{members.size() + 1});
  json.text("representative", line.representative.name);
  json.known("source", line.representative.source);
  json.known("date", line.representative.date);
  json.share("lowest_resemblance", line.lowest_resemblance);
  json.key("members");
  json.writer.StartArray();
  for (const auto& [document, member, dropped] : members) {
    json.writer.StartObject();
    json.text("document", document.name);
    json.word("kind", name_of(member.kind));
    json.known("source", document.source);
    json.known("date", document.date);
    if (!document.source.empty() && !line.representative.source.empty()) {
      json.field("same_source", document.source == line.representative.source);
    }
    json.share("resemblance", member.resemblance);
    json.share("containment_in_representative", member.containment_in_representative);
    json.share("containment_of_representative", member.containment_of_representative);
    json.share("full_resemblance", member.full_resemblance);
    json.field("dropped", dropped);
    json.writer.EndObject();
  }
  json.writer.EndArray();
  json.end(out);
}

void JsonLines::kept_whole(std::string_view document, std::string& out) {
  State& json = *state_;
  json.begin();
  json.text("document", document);
  json.end(out);
}

std::string mark_field(std::uint64_t cluster, std::string_view kind,
                       std::string_view representative, double resemblance) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  std::string valid;
  append_valid_utf8(representative, valid);
  writer.SetMaxDecimalPlaces(6);
  writer.StartObject();
  writer.Key("cluster");
  writer.Uint64(cluster);
  writer.Key("kind");
  writer.String(kind.data(), static_cast<rapidjson::SizeType>(kind.size()));
  writer.Key("representative");
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  writer.Key("resemblance");
  writer.Double(resemblance);
  writer.EndObject();
  return std::string(",\"dittograph\":").append(buffer.GetString(), buffer.GetSize());
}

Removal removal_of(const Skipped& record) {
  Removal removal;
  removal.input = record.place.input;
  removal.edit.span = record.place.record;
  removal.reason = Reason::kSkipped;
  return removal;
}

}  // namespace dittograph

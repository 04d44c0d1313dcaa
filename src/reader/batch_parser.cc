#include "reader/batch_parser.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "reader/article_header.h"
#include "reader/csv_record.h"
#include "reader/json_record.h"
#include "reader/record_fields.h"
#include "reader/sniff.h"
#include "reader/text_arena.h"

namespace dittograph {
namespace {

constexpr std::size_t kMaxHostBytes = 253;  // of a name in the domain name system
constexpr std::size_t kMaxLineDigits = 20;
// Memory blown up by one giant record is given back at the next ordinary batch.
constexpr std::size_t kKeepBytes = 16 << 20;

// At most so much is kept in the arena: every byte of a record is decoded at most once, and a
// record may need a name and a host of its own.
std::size_t arena_bytes(const RawBatch& raw, const InputPlan& plan) {
  std::size_t bytes = 0;
  for (const RawRecord& record : raw.records) {
    bytes += record.bytes.size() + std::min(kMaxHostBytes, record.bytes.size());
    bytes += plan.files[record.input].relative_name.size() + 1 + kMaxLineDigits;
  }
  return bytes;
}

// The host that url names, in lower case.
std::string_view host_name(std::string_view url, TextArena& arena) {
  const std::string_view host = host_of(url);
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (host.size() > kMaxHostBytes || std::none_of(host.begin(), host.end(), is_upper)) return host;
  char* lower = arena.room(host.size());
  std::transform(host.begin(), host.end(), lower,
                 [&](char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; });
  return arena.keep(host.size());
}

// "path:line", the name of a record without an id.
std::string_view line_name(const std::string& path, std::uint64_t line, TextArena& arena) {
  char* out = arena.room(path.size() + 1 + kMaxLineDigits);
  std::copy(path.begin(), path.end(), out);
  out[path.size()] = ':';
  char* digits = out + path.size() + 1;
  const auto end = std::to_chars(digits, digits + kMaxLineDigits, line).ptr;
  return arena.keep(static_cast<std::size_t>(end - out));
}

}  // namespace

struct BatchParser::State {
  explicit State(const InputPlan& p) : plan(p) {}

  const InputPlan& plan;
  JsonScanner json;
  std::vector<JsonMember> members;
  CsvRecordReader csv;

  Fault read(const RawRecord& record, std::string_view bytes, TextArena& arena,
             RecordFields& fields);
  Fault read_json(std::string_view line, const FieldNames& names, TextArena& arena,
                  RecordFields& fields);
};

BatchParser::BatchParser(const InputPlan& plan) : state_(std::make_unique<State>(plan)) {}
BatchParser::~BatchParser() = default;

void BatchParser::parse(const RawBatch& raw, DocumentBatch& batch) {
  batch.documents.clear();
  batch.skipped.clear();
  const std::size_t bytes_at_most = arena_bytes(raw, state_->plan);
  if (batch.arena.size() > kKeepBytes && bytes_at_most < kKeepBytes)
    std::string().swap(batch.arena);
  TextArena arena(batch.arena, bytes_at_most);

  for (const RawRecord& record : raw.records) {
    const std::string_view bytes =
        std::string_view(raw.bytes).substr(record.bytes.begin, record.bytes.size());
    RecordPlace place{.input = record.input,
                      .line = record.line,
                      .record = {record.stream_begin, record.stream_begin + bytes.size()},
                      .literal = {record.stream_begin, record.stream_begin}};
    RecordFields fields;
    const Fault fault = state_->read(record, bytes, arena, fields);
    if (fault != Fault::kNone) {
      batch.skipped.push_back({fault_reason(fault), fault_detail(fault), place});
      continue;
    }
    const auto literal_begin = static_cast<std::uint64_t>(fields.literal.data() - bytes.data());
    place.literal.begin = record.stream_begin + literal_begin;
    place.literal.end = place.literal.begin + fields.literal.size();
    place.encoding = fields.encoding;
    batch.documents.push_back(
        {.id = DocId{static_cast<std::uint32_t>(batch.documents.size())},
         .name = fields.id.empty()
                     ? line_name(state_->plan.files[record.input].relative_name, record.line, arena)
                     : fields.id,
         .text = fields.text,
         .title = fields.title,
         .url = fields.url,
         .date = fields.date,
         .source = fields.source.empty() ? host_name(fields.url, arena) : fields.source,
         .place = place});
  }
}

Fault BatchParser::State::read(const RawRecord& record, std::string_view bytes, TextArena& arena,
                               RecordFields& fields) {
  const InputFile& file = plan.files[record.input];
  switch (file.format) {
    case Format::kJsonl:
      return read_json(bytes, plan.fields[record.input], arena, fields);
    case Format::kCsv:
      return csv.read(bytes, file.separator, file.columns, plan.fields[record.input], arena,
                      fields);
    case Format::kArticle: {
      const ArticleHeader header = read_article_header(bytes);
      fields.text = bytes.substr(header.text_begin);
      fields.date = header.date;
      fields.url = header.url;
      break;
    }
    case Format::kAuto:
    case Format::kText:
      if (const Fault fault = fault_of_text(bytes, file.guessed); fault != Fault::kNone) {
        return fault;
      }
      fields.text = bytes;
      break;
  }
  fields.id = file.relative_name;
  fields.literal = fields.text;
  return Fault::kNone;
}

Fault BatchParser::State::read_json(std::string_view line, const FieldNames& names,
                                    TextArena& arena, RecordFields& fields) {
  const Fault fault = json.scan(line, arena, members);
  return fault == Fault::kNone ? pick_json_fields(members, names, arena, fields) : fault;
}

}  // namespace dittograph

#include "evaluate/span_lines.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "absl/strings/str_format.h"
#include "simdjson.h"

#include "base/status.h"
#include "base/strings.h"
#include "evaluate/text_lines.h"
#include "reader/reader.h"

namespace dittograph {
namespace {

namespace ondemand = simdjson::ondemand;
static_assert(kBatchSlack >= simdjson::SIMDJSON_PADDING);

using ObjectSink = std::function<simdjson::error_code(ondemand::object object)>;

absl::Status broken_line(const std::string& path, std::uint64_t line, const char* wanted) {
  return absl::InvalidArgumentError(
      absl::StrFormat("%s:%d: not as expected (each line is %s)", path, line, wanted));
}

// Every line of a JSONL file as an object; wanted describes it in the message.
absl::Status for_each_object(const std::string& path, const char* wanted, const ObjectSink& sink) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan,
                              plan_inputs({path}, Format::kJsonl, Params{}, ""));
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<BatchReader> reader, BatchReader::open(plan));
  ondemand::parser parser;
  RawBatch raw;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, reader->next(raw));
    if (!more) return absl::OkStatus();
    if (!raw.skipped.empty()) {
      return broken_line(path, raw.skipped.front().place.line, raw.skipped.front().detail.c_str());
    }
    for (const RawRecord& record : raw.records) {
      if (record.line == 1 && is_preamble({raw.bytes.data() + record.bytes.begin,
                                           static_cast<std::size_t>(record.bytes.size())})) {
        continue;
      }
      const simdjson::padded_string_view line(raw.bytes.data() + record.bytes.begin,
                                              record.bytes.size(),
                                              record.bytes.size() + kBatchSlack);
      ondemand::document document;
      ondemand::object object;
      if (parser.iterate(line).get(document) != simdjson::SUCCESS ||
          document.get_object().get(object) != simdjson::SUCCESS ||
          sink(object) != simdjson::SUCCESS) {
        return broken_line(path, record.line, wanted);
      }
    }
  }
}

// One line of either file; fields that it lacks keep their defaults.
struct SpanLine {
  std::string key;
  std::string reason;
  ByteSpan span;
  std::vector<ByteSpan> spans;
  bool has_key = false;
  bool has_begin = false;
  bool has_end = false;
  bool has_spans = false;
};

simdjson::error_code read_list(ondemand::value value, std::vector<ByteSpan>& spans) {
  ondemand::array list;
  if (const auto error = value.get_array().get(list)) return error;
  for (auto item : list) {
    ondemand::array pair;
    if (const auto error = item.get_array().get(pair)) return error;
    std::uint64_t ends[2] = {0, 0};
    std::size_t n = 0;
    for (auto end : pair) {
      if (n == 2) return simdjson::INCORRECT_TYPE;
      if (const auto error = end.get_uint64().get(ends[n++])) return error;
    }
    if (n != 2) return simdjson::INCORRECT_TYPE;
    spans.push_back({ends[0], ends[1]});
  }
  return simdjson::SUCCESS;
}

struct FieldsOfLine {
  std::string_view key, begin, end;
};
constexpr FieldsOfLine kTruthFields = {"id", "begin", "end"};
constexpr FieldsOfLine kLedgerFields = {"document", "cp_begin", "cp_end"};

simdjson::error_code read_line(ondemand::object object, const FieldsOfLine& names, SpanLine& line) {
  line = {};
  for (auto field : object) {
    std::string_view name;
    if (const auto error = field.unescaped_key().get(name)) return error;
    ondemand::value value;
    if (const auto error = field.value().get(value)) return error;
    simdjson::error_code error = simdjson::SUCCESS;
    std::string_view text;
    if (name == names.key) {
      error = value.get_string().get(text);
      line.key.assign(text);
      line.has_key = true;
    } else if (name == names.begin) {
      error = value.get_uint64().get(line.span.begin);
      line.has_begin = true;
    } else if (name == names.end) {
      error = value.get_uint64().get(line.span.end);
      line.has_end = true;
    } else if (name == "spans") {
      error = read_list(value, line.spans);
      line.has_spans = true;
    } else if (name == "reason") {
      error = value.get_string().get(text);
      line.reason.assign(text);
    }
    if (error != simdjson::SUCCESS) return error;
  }
  return simdjson::SUCCESS;
}

}  // namespace

absl::StatusOr<SpansByKey> read_truth_spans(const std::string& path) {
  SpansByKey spans;
  SpanLine line;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_object(
      path, R"({"id", "begin", "end"} or {"id", "spans": [[begin, end], ...]})",
      [&](ondemand::object object) {
        if (const auto error = read_line(object, kTruthFields, line)) return error;
        const bool one = line.has_begin && line.has_end && line.span.begin <= line.span.end;
        if (!line.has_key || (!one && !line.has_spans)) return simdjson::NO_SUCH_FIELD;
        std::vector<ByteSpan>& all = spans[line.key];
        if (line.has_spans) {
          all.insert(all.end(), line.spans.begin(), line.spans.end());
        } else {
          all.push_back(line.span);
        }
        return simdjson::SUCCESS;
      }));
  return spans;
}

absl::StatusOr<SpansByKey> read_removed_spans(const std::string& path) {
  SpansByKey spans;
  SpanLine line;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_object(path, "as dittograph clean wrote it", [&](ondemand::object object) {
        if (const auto error = read_line(object, kLedgerFields, line)) return error;
        const bool cut = line.has_key && line.has_begin && line.has_end && line.reason != "join" &&
                         line.reason != "line_end" && line.reason != "skipped";
        if (cut) spans[line.key].push_back(line.span);
        return simdjson::SUCCESS;
      }));
  return spans;
}

}  // namespace dittograph

#include "report/summary_json.h"

#include <concepts>
#include <variant>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "dittograph/version.h"
#include "report/json_text.h"
#include "report/settings.h"
#include "report/summary_fields.h"

namespace dittograph {
namespace {

class Writer {
 public:
  Writer() { writer_.SetIndent(' ', 2); }

  void open(std::string_view name) {
    key(name);
    writer_.StartObject();
  }
  void open() { writer_.StartObject(); }
  void close() { writer_.EndObject(); }
  void open_list(std::string_view name) {
    key(name);
    writer_.StartArray();
  }
  void close_list() { writer_.EndArray(); }

  void put(std::string_view name, std::string_view value) {
    key(name);
    put(value);
  }
  void put(std::string_view value) {
    valid_.clear();
    append_valid_utf8(value, valid_);
    writer_.String(valid_.data(), static_cast<rapidjson::SizeType>(valid_.size()));
  }
  void put(std::string_view name, std::unsigned_integral auto value) {
    key(name);
    writer_.Uint64(value);
  }
  void put(std::string_view name, double value) {
    key(name);
    writer_.Double(value);
  }
  void put(std::string_view name, bool value) {
    key(name);
    writer_.Bool(value);
  }

  std::string take() { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  void key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_{buffer_};
  std::string valid_;
};

void put_params(Writer& json, const Params& params) {
  json.open("params");
  for (const Setting& setting : settings()) {
    if (const auto* count = std::get_if<std::uint32_t Params::*>(&setting.field)) {
      json.put(setting.name, params.*(*count));
    } else if (const auto* number = std::get_if<double Params::*>(&setting.field)) {
      json.put(setting.name, params.*(*number));
    } else if (const auto* flag = std::get_if<bool Params::*>(&setting.field)) {
      json.put(setting.name, params.*(*flag));
    } else {
      json.put(setting.name, std::string_view(value_of(setting, params)));
    }
  }
  json.close();
}

void put_inputs(Writer& json, const std::vector<InputSummary>& inputs) {
  json.open_list("inputs");
  for (const InputSummary& input : inputs) {
    json.open();
    json.put("name", std::string_view(input.name));
    json.put("relative_name", std::string_view(input.relative_name));
    json.put("format", std::string_view(input.format));
    json.put("compression", std::string_view(input.compression));
    json.put("bytes", input.bytes);
    json.put("xxh3", std::string_view(input.xxh3));
    json.put("cleaned_file", std::string_view(input.cleaned_file));
    json.put("cleaned_begin", input.cleaned_begin);
    json.put("cleaned_end", input.cleaned_end);
    json.open("fields");
    for (const auto& [field, name] : input.fields) json.put(field, std::string_view(name));
    json.close();
    json.close();
  }
  json.close_list();
}

void put_found(Writer& json, const Summary& summary) {
  json.open("skipped");
  for (const auto& [reason, n] : summary.skipped) json.put(reason, n);
  json.close();
  json.open("repeats");
  for (const auto& [kind, found] : summary.repeats) {
    json.open(kind);
    json.put("groups", found.groups);
    json.put("cuts", found.cuts);
    json.put("bytes", found.bytes);
    json.close();
  }
  json.close();
  json.put("joins", summary.joins);
}

void put_measured(Writer& json, const MeasuredRecallSummary& measured) {
  json.open("measured_recall");
  json.put("documents", measured.documents);
  json.put("pairs", measured.pairs);
  json.put("found", measured.found);
  json.put("recall", measured.recall);
  json.open_list("missed");
  for (const MissedPairSummary& pair : measured.missed) {
    json.open();
    json.put("document", std::string_view(pair.document));
    json.put("other", std::string_view(pair.other));
    json.put("resemblance", pair.resemblance);
    json.close();
  }
  json.close_list();
  json.close();
}

void put_shared(Writer& json, const Summary& summary) {
  const NearDocumentsSummary& near = summary.near_documents;
  json.open("near_documents");
  for (const auto& [name, field] : near_documents_fields()) json.put(name, near.*field);
  json.put("lowest_resemblance", near.lowest_resemblance);
  json.open("found_by");
  for (const auto& [indexes, found] : near.found_by) {
    json.open(indexes);
    json.put("compared", found.compared);
    json.put("near", found.near);
    json.put("contained", found.contained);
    json.close();
  }
  json.close();
  json.close();
  json.put("estimated_recall", summary.estimated_recall);
  if (summary.measured_recall) put_measured(json, *summary.measured_recall);
  json.open("passages");
  for (const auto& [name, field] : passages_fields()) json.put(name, summary.passages.*field);
  json.close();
  json.open("cuts");
  for (const auto& [reason, cuts] : summary.cuts) {
    json.open(reason);
    json.put("cuts", cuts.cuts);
    json.put("bytes", cuts.bytes);
    json.put("documents", cuts.documents);
    json.close();
  }
  json.close();
}

void put_cost(Writer& json, const Summary& summary) {
  json.open_list("stages");
  for (const StageSummary& stage : summary.stages) {
    json.open();
    json.put("name", std::string_view(stage.name));
    json.put("seconds", stage.seconds);
    json.put("wall_seconds", stage.wall_seconds);
    json.put("bytes", stage.bytes);
    json.put("items", stage.items);
    json.put("unit", std::string_view(stage.unit));
    json.close();
  }
  json.close_list();
  json.put("n_threads", summary.n_threads);
  json.put("wall_seconds", summary.wall_seconds);
  json.put("cpu_seconds", summary.cpu_seconds);
  json.put("peak_bytes", summary.peak_bytes);
}

}  // namespace

std::string summary_to_json(const Summary& summary) {
  Writer json;
  json.open();
  json.put("program", std::string_view("dittograph"));
  json.put("version", std::string_view(kVersion));
  json.put("schema_version", static_cast<unsigned>(kSchemaVersion));
  json.put("command", std::string_view(summary.command));
  json.put("dry_run", summary.dry_run);
  put_params(json, summary.params);
  put_inputs(json, summary.inputs);
  json.put("documents", summary.documents);
  json.put("bytes", summary.bytes);
  json.put("text_bytes", summary.text_bytes);
  json.put("tokens", summary.tokens);
  json.put("documents_changed", summary.documents_changed);
  json.put("documents_dropped", summary.documents_dropped);
  json.put("documents_marked", summary.documents_marked);
  json.put("documents_kept_whole", summary.documents_kept_whole);
  json.put("doubled_ids", summary.doubled_ids);
  put_found(json, summary);
  put_shared(json, summary);
  json.open_list("files");
  for (const std::string& file : summary.files) json.put(std::string_view(file));
  json.close_list();
  put_cost(json, summary);
  json.close();
  return json.take();
}

}  // namespace dittograph

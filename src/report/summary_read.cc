#include <string>

#include "absl/strings/str_format.h"
#include <simdjson.h>

#include "base/status.h"
#include "dittograph/version.h"
#include "reader/byte_source.h"
#include "report/settings.h"
#include "report/summary_fields.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

namespace dom = simdjson::dom;

// Each takes the field if it is there and of the right type.
void take(const dom::object& object, std::string_view key, std::string& out) {
  std::string_view value;
  if (object[key].get_string().get(value) == simdjson::SUCCESS) out.assign(value);
}
void take(const dom::object& object, std::string_view key, std::uint64_t& out) {
  std::uint64_t value = 0;
  if (object[key].get_uint64().get(value) == simdjson::SUCCESS) out = value;
}
void take(const dom::object& object, std::string_view key, double& out) {
  double value = 0;
  if (object[key].get_double().get(value) == simdjson::SUCCESS) out = value;
}
void take(const dom::object& object, std::string_view key, bool& out) {
  bool value = false;
  if (object[key].get_bool().get(value) == simdjson::SUCCESS) out = value;
}

// The object behind key, or nothing.
bool take(const dom::object& object, std::string_view key, dom::object& out) {
  return object[key].get_object().get(out) == simdjson::SUCCESS;
}

absl::Status take_params(const dom::object& object, std::string_view place, Params& params) {
  for (const auto field : object) {
    const Setting* setting = find_setting(field.key);
    if (setting == nullptr) continue;  // Of a later version.
    std::string_view text;
    const std::string typed = field.value.get_string().get(text) == simdjson::SUCCESS
                                  ? std::string(text)
                                  : simdjson::minify(field.value);
    if (!set_value(*setting, typed, params).ok()) {
      return absl::DataLossError(
          absl::StrFormat("%s: the setting %s is damaged (run again)", place, field.key));
    }
  }
  return absl::OkStatus();
}

InputSummary input_of(const dom::object& object) {
  InputSummary input;
  take(object, "name", input.name);
  take(object, "relative_name", input.relative_name);
  take(object, "format", input.format);
  take(object, "compression", input.compression);
  take(object, "bytes", input.bytes);
  take(object, "xxh3", input.xxh3);
  take(object, "cleaned_file", input.cleaned_file);
  take(object, "cleaned_begin", input.cleaned_begin);
  take(object, "cleaned_end", input.cleaned_end);
  if (dom::object fields; take(object, "fields", fields)) {
    for (const auto field : fields) {
      std::string_view name;
      if (field.value.get_string().get(name) == simdjson::SUCCESS) {
        input.fields[std::string(field.key)] = std::string(name);
      }
    }
  }
  return input;
}

void take_found(const dom::object& object, Summary& summary) {
  if (dom::object skipped; take(object, "skipped", skipped)) {
    for (const auto field : skipped) {
      const std::string reason(field.key);
      take(skipped, reason, summary.skipped[reason]);
    }
  }
  if (dom::object repeats; take(object, "repeats", repeats)) {
    for (const auto field : repeats) {
      dom::object kind;
      if (!take(repeats, field.key, kind)) continue;
      Summary::Found& found = summary.repeats[std::string(field.key)];
      take(kind, "groups", found.groups);
      take(kind, "cuts", found.cuts);
      take(kind, "bytes", found.bytes);
    }
  }
  take(object, "joins", summary.joins);
}

void take_measured(const dom::object& object, MeasuredRecallSummary& measured) {
  take(object, "documents", measured.documents);
  take(object, "pairs", measured.pairs);
  take(object, "found", measured.found);
  take(object, "recall", measured.recall);
  dom::array missed;
  if (object["missed"].get_array().get(missed) != simdjson::SUCCESS) return;
  for (const dom::element item : missed) {
    dom::object pair;
    if (item.get_object().get(pair) != simdjson::SUCCESS) continue;
    MissedPairSummary& taken = measured.missed.emplace_back();
    take(pair, "document", taken.document);
    take(pair, "other", taken.other);
    take(pair, "resemblance", taken.resemblance);
  }
}

void take_shared(const dom::object& object, Summary& summary) {
  NearDocumentsSummary& near = summary.near_documents;
  if (dom::object written; take(object, "near_documents", written)) {
    for (const auto& [name, field] : near_documents_fields()) take(written, name, near.*field);
    take(written, "lowest_resemblance", near.lowest_resemblance);
    if (dom::object found_by; take(written, "found_by", found_by)) {
      for (const auto field : found_by) {
        dom::object indexes;
        if (!take(found_by, field.key, indexes)) continue;
        FoundBySummary& found = near.found_by[std::string(field.key)];
        take(indexes, "compared", found.compared);
        take(indexes, "near", found.near);
        take(indexes, "contained", found.contained);
      }
    }
  }
  take(object, "estimated_recall", summary.estimated_recall);
  if (dom::object measured; take(object, "measured_recall", measured)) {
    take_measured(measured, summary.measured_recall.emplace());
  }
  if (dom::object written; take(object, "passages", written)) {
    for (const auto& [name, field] : passages_fields()) {
      take(written, name, summary.passages.*field);
    }
  }
  if (dom::object written; take(object, "cuts", written)) {
    for (const auto field : written) {
      dom::object reason;
      if (!take(written, field.key, reason)) continue;
      SharedCutSummary& cuts = summary.cuts[std::string(field.key)];
      take(reason, "cuts", cuts.cuts);
      take(reason, "bytes", cuts.bytes);
      take(reason, "documents", cuts.documents);
    }
  }
}

void take_lists(const dom::object& object, Summary& summary) {
  dom::array list;
  if (object["inputs"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) {
      dom::object input;
      if (item.get_object().get(input) == simdjson::SUCCESS) {
        summary.inputs.push_back(input_of(input));
      }
    }
  }
  if (object["files"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) {
      std::string_view name;
      if (item.get_string().get(name) == simdjson::SUCCESS) summary.files.emplace_back(name);
    }
  }
  if (object["stages"].get_array().get(list) == simdjson::SUCCESS) {
    for (const dom::element item : list) {
      dom::object stage;
      if (item.get_object().get(stage) != simdjson::SUCCESS) continue;
      StageSummary& taken = summary.stages.emplace_back();
      take(stage, "name", taken.name);
      take(stage, "seconds", taken.seconds);
      take(stage, "wall_seconds", taken.wall_seconds);
      take(stage, "bytes", taken.bytes);
      take(stage, "items", taken.items);
      take(stage, "unit", taken.unit);
    }
  }
}

}  // namespace

absl::StatusOr<Summary> summary_from_json(std::string_view json, std::string_view place) {
  dom::parser parser;
  dom::element root;
  dom::object object;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS ||
      root.get_object().get(object) != simdjson::SUCCESS) {
    return absl::DataLossError(absl::StrFormat("%s: not JSON (run again)", place));
  }
  std::string program;
  take(object, "program", program);
  if (program != "dittograph") {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: not a summary of dittograph (give the folder OUT of a run)", place));
  }
  std::uint64_t schema = 0;
  take(object, "schema_version", schema);
  if (schema != static_cast<std::uint64_t>(kSchemaVersion)) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "%s: schema version %d, this program has %d (use the version that wrote it)", place, schema,
        kSchemaVersion));
  }
  Summary summary;
  take(object, "command", summary.command);
  take(object, "dry_run", summary.dry_run);
  if (dom::object params; take(object, "params", params)) {
    DITTOGRAPH_RETURN_IF_ERROR(take_params(params, place, summary.params));
  }
  take(object, "documents", summary.documents);
  take(object, "bytes", summary.bytes);
  take(object, "text_bytes", summary.text_bytes);
  take(object, "tokens", summary.tokens);
  take(object, "documents_changed", summary.documents_changed);
  take(object, "documents_dropped", summary.documents_dropped);
  take(object, "documents_marked", summary.documents_marked);
  take(object, "documents_kept_whole", summary.documents_kept_whole);
  take(object, "doubled_ids", summary.doubled_ids);
  take_found(object, summary);
  take_shared(object, summary);
  take_lists(object, summary);
  take(object, "n_threads", summary.n_threads);
  take(object, "wall_seconds", summary.wall_seconds);
  take(object, "cpu_seconds", summary.cpu_seconds);
  take(object, "peak_bytes", summary.peak_bytes);
  return summary;
}

absl::StatusOr<Summary> read_summary(const std::string& folder) {
  InputFile file;
  file.path = file.name = folder + "/summary.json";
  DITTOGRAPH_ASSIGN_OR_RETURN(auto source, ByteSource::open(file));
  std::string json;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::string_view chunk, source->next());
    if (chunk.empty()) break;
    json.append(chunk);
  }
  return summary_from_json(json, file.name);
}

}  // namespace dittograph

#include "evaluate/score_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "evaluate/evaluate.h"

namespace dittograph {

void JsonObject::key(std::string_view name) {
  writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void JsonObject::field(std::string_view name, std::uint64_t value) {
  key(name);
  writer_.Uint64(value);
}

void JsonObject::field(std::string_view name, double value) {
  key(name);
  writer_.Double(value);
}

void JsonObject::field(std::string_view name, const Rates& rates) {
  open(name);
  field("right", rates.right);
  field("found", rates.found);
  field("wanted", rates.wanted);
  field("precision", rates.precision());
  field("recall", rates.recall());
  field("f1", rates.f1());
  close();
}

void JsonObject::field(std::string_view name, const Plagdet& plagdet) {
  open(name);
  field("precision", plagdet.precision);
  field("recall", plagdet.recall);
  field("f1", plagdet.f1());
  field("granularity", plagdet.granularity);
  field("plagdet", plagdet.score());
  close();
}

void JsonObject::field(std::string_view name, const std::vector<std::string>& names) {
  key(name);
  writer_.StartArray();
  for (const std::string& one : names) {
    writer_.String(one.data(), static_cast<rapidjson::SizeType>(one.size()));
  }
  writer_.EndArray();
}

void JsonObject::open(std::string_view name) {
  key(name);
  writer_.StartObject();
}

std::string JsonObject::finish() {
  writer_.EndObject();
  return {buffer_.GetString(), buffer_.GetSize()};
}

std::string count_row(std::string_view name, std::uint64_t count) {
  return absl::StrFormat("%-34s %10d\n", name, count);
}

std::string share_row(std::string_view name, std::uint64_t count, std::uint64_t whole) {
  const double percent =
      whole == 0 ? 0 : 100 * static_cast<double>(count) / static_cast<double>(whole);
  return absl::StrFormat("%-34s %10d %9.2f %%\n", name, count, percent);
}

std::string count_row_if_any(std::string_view name, std::uint64_t count) {
  return count == 0 ? std::string() : count_row(name, count);
}

namespace {

std::string rates_header() {
  return absl::StrFormat("%-12s %9s %9s %9s %12s %12s %12s\n", "removed", "precision", "recall",
                         "F1", "right", "found", "wanted");
}

std::string rates_row(const char* name, const Rates& rates) {
  return absl::StrFormat("%-12s %9.4f %9.4f %9.4f %12d %12d %12d\n", name, rates.precision(),
                         rates.recall(), rates.f1(), rates.right, rates.found, rates.wanted);
}

}  // namespace

std::string to_json(const CleanedScore& score) {
  JsonObject json;
  json.field("documents", score.documents);
  json.field("unjudged", score.unjudged);
  json.field("missing", score.missing);
  json.field("dropped", score.dropped);
  json.field("changed", score.changed);
  json.field("tokens", score.tokens);
  json.field("characters", score.characters);
  json.field("exact", score.exact);
  json.field("byte_exact", score.byte_exact);
  json.field("false_cuts", score.false_cuts);
  json.field("tokens_lost", score.tokens_lost);
  json.field("characters_lost", score.characters_lost);
  json.field("false_cut_documents", score.false_cut_documents);
  json.field("inexact_documents", score.inexact_documents);
  return json.finish();
}

std::string to_json(const SpansScore& score) {
  JsonObject json;
  json.field("documents", score.documents);
  json.field("missing", score.missing);
  json.field("cases", score.cases);
  json.field("detections", score.detections);
  json.field("tokens", score.tokens);
  json.field("characters", score.characters);
  json.field("plagdet", score.plagdet);
  return json.finish();
}

std::string to_table(const CleanedScore& score) {
  std::string table = absl::StrCat(rates_header(), rates_row("tokens", score.tokens),
                                   rates_row("characters", score.characters), "\n");
  absl::StrAppend(&table, count_row("documents scored", score.documents),
                  share_row("  changed", score.changed, score.documents),
                  share_row("  as the truth, white space aside", score.exact, score.documents),
                  share_row("  as the truth, byte for byte", score.byte_exact, score.documents),
                  share_row("  with a false cut", score.false_cuts, score.documents));
  absl::StrAppend(&table, count_row("tokens falsely cut", score.tokens_lost));
  absl::StrAppend(&table, count_row_if_any("not in the output", score.dropped),
                  count_row_if_any("not in the truth", score.unjudged),
                  count_row_if_any("in the truth, not in the input", score.missing));
  return table;
}

std::string to_table(const SpansScore& score) {
  std::string table = absl::StrCat(rates_header(), rates_row("tokens", score.tokens),
                                   rates_row("characters", score.characters), "\n");
  absl::StrAppendFormat(&table, "%-12s %9s %9s %9s %12s %12s\n", "PAN", "precision", "recall", "F1",
                        "granularity", "plagdet");
  absl::StrAppendFormat(&table, "%-12s %9.4f %9.4f %9.4f %12.4f %12.4f\n\n", "spans",
                        score.plagdet.precision, score.plagdet.recall, score.plagdet.f1(),
                        score.plagdet.granularity, score.plagdet.score());
  absl::StrAppend(&table, count_row("documents", score.documents),
                  count_row("spans in the truth", score.cases),
                  count_row("spans removed", score.detections));
  absl::StrAppend(&table, count_row_if_any("documents not in the input", score.missing));
  return table;
}

}  // namespace dittograph

#include "evaluate/keyed_texts.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "base/strings.h"
#include "evaluate/text_lines.h"
#include "reader/reader.h"

namespace dittograph {
namespace {

std::string key_of(const Document& document, const InputPlan& plan) {
  const InputFile& file = plan.files[document.place.input];
  const std::string line = absl::StrCat(":", document.place.line);
  const bool is_line_name = document.name == absl::StrCat(file.relative_name, line);
  return plan.files.size() == 1 && is_line_name ? line : std::string(document.name);
}

absl::Status refusal(const Skipped& record, const InputPlan& plan) {
  return absl::InvalidArgumentError(
      absl::StrFormat("%s:%d: %s: %s", plan.files[record.place.input].name, record.place.line,
                      record.reason, record.detail));
}

// The parameters in front of a made truth are no record that it lacks.
bool is_preamble_of(const Skipped& record, const RawBatch& raw) {
  if (record.place.line != 1) return false;
  const auto at = std::ranges::find_if(raw.records, [&](const RawRecord& r) {
    return r.input == record.place.input && r.line == 1;
  });
  return at != raw.records.end() &&
         is_preamble(std::string_view(raw.bytes).substr(at->bytes.begin, at->bytes.size()));
}

// An article's text is a view into its file's bytes, which begin with the header line.
std::string_view with_header(const Document& document, const InputPlan& plan) {
  const RecordPlace& place = document.place;
  if (plan.files[place.input].format != Format::kArticle) return document.text;
  const std::uint64_t header = place.literal.begin - place.record.begin;
  return {document.text.data() - header, document.text.size() + header};
}

}  // namespace

std::string_view KeyCounter::unique(std::string_view key) {
  key_.assign(key);
  const std::uint32_t n = ++seen_[key_];
  if (n > 1) absl::StrAppend(&key_, "#", n);
  return key_;
}

absl::Status for_each_text(const TextInputs& inputs, BadRecords bad_records, const TextSink& sink) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const InputPlan plan, plan_inputs(inputs.paths, Format::kAuto,
                                                                inputs.params, inputs.temp_dir));
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<BatchReader> reader, BatchReader::open(plan));
  BatchParser parser(plan);
  KeyCounter keys;
  RawBatch raw;
  DocumentBatch batch;
  for (;;) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, reader->next(raw));
    if (!more) return absl::OkStatus();
    parser.parse(raw, batch);
    if (bad_records == BadRecords::kRefuse) {
      if (!raw.skipped.empty()) return refusal(raw.skipped.front(), plan);
      for (const Skipped& record : batch.skipped) {
        if (!is_preamble_of(record, raw)) return refusal(record, plan);
      }
    }
    for (const Document& document : batch.documents) {
      DITTOGRAPH_RETURN_IF_ERROR(sink({.key = keys.unique(key_of(document, plan)),
                                       .name = document.name,
                                       .text = document.text,
                                       .placed = with_header(document, plan),
                                       .source = document.source}));
    }
  }
}

absl::StatusOr<KeyedTexts> KeyedTexts::read(const TextInputs& inputs, BadRecords bad_records) {
  KeyedTexts texts;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_text(inputs, bad_records, [&](const KeyedText& document) {
    texts.texts_.emplace(document.key, document.text);
    return absl::OkStatus();
  }));
  return texts;
}

const std::string* KeyedTexts::find(std::string_view key, std::size_t other_size) const {
  if (texts_.size() == 1 && other_size == 1) return &texts_.begin()->second;
  const auto at = texts_.find(std::string(key));
  return at == texts_.end() ? nullptr : &at->second;
}

}  // namespace dittograph

#include "engine/batch.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace dittograph {

std::string_view stream_bytes(const Document& document, ByteSpan span, const RawBatch& raw) {
  const auto record =
      std::partition_point(raw.records.begin(), raw.records.end(), [&](const RawRecord& other) {
        return std::make_pair(other.input, other.stream_begin) <=
               std::make_pair(document.place.input, document.place.record.begin);
      });
  const RawRecord& own = *(record - 1);
  return std::string_view(raw.bytes).substr(own.bytes.begin + (span.begin - own.stream_begin),
                                            span.size());
}

std::uint64_t digest_of(const RawBatch& raw) {
  if (raw.records.empty()) return raw.skipped.size();
  const ByteSpan bytes = {raw.records.front().bytes.begin, raw.records.back().bytes.end};
  return hash_bytes(raw.bytes.data() + bytes.begin, bytes.size());
}

std::string_view header_of(const Document& document, const InputPlan& plan, const RawBatch& raw) {
  const RecordPlace& place = document.place;
  if (!is_file(plan.files[place.input].format) || place.literal.begin == place.record.begin) {
    return {};
  }
  return stream_bytes(document, {place.record.begin, place.literal.begin}, raw);
}

bool is_file(Format format) { return format == Format::kArticle || format == Format::kText; }

void BatchWorker::work(Batch& batch) {
  batch.chunk.clear();
  batch.findings = {};
  batch.findings.digest = digest_of(batch.raw);
  batch.repeat_lines.clear();
  batch.names.clear();
  batch.tally = Tally{};
  Laps parsing(batch.tally);
  parser_.parse(batch.raw, batch.parsed);
  parsing.end(Stage::kParse);

  for (const Document& document : batch.parsed.documents) {
    batch.names.push_back(hash_bytes(document.name.data(), document.name.size()));
    analyser_.analyse(document.text, batch.tally);
    Laps laps(batch.tally);
    const std::string_view header = header_of(document, plan_, batch.raw);
    batch.chunk.add(document, header.size(), analyser_);
    laps.end(Stage::kSketch);
    tell_repeats(document, header, batch);
    batch.findings.add(analyser_.repeats());
  }
}

void BatchWorker::tell_repeats(const Document& document, std::string_view header, Batch& batch) {
  const Repeats* repeats = &analyser_.repeats();
  if (repeats->groups.empty()) return;
  if (!header.empty()) {
    shifted_ = *repeats;
    shift_behind(header, shifted_);
    repeats = &shifted_;
  }
  for (const RepeatGroup& group : repeats->groups) {
    lines_.repeat(document.name, group, batch.repeat_lines);
  }
}

}  // namespace dittograph

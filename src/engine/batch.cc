#include "engine/batch.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "base/hash.h"

namespace dittograph {
namespace {

// Some bytes of a document's record inside the batch; span counts in the stream.
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

bool is_file(Format format) { return format == Format::kArticle || format == Format::kText; }

}  // namespace

void BatchWorker::work(Batch& batch) {
  batch.removals.clear();
  batch.repeat_lines.clear();
  batch.names.clear();
  batch.tally = Tally{};
  const auto start = std::chrono::steady_clock::now();
  parser_.parse(batch.raw, batch.parsed);
  batch.tally.seconds[static_cast<std::size_t>(Stage::kParse)] +=
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  for (const Document& document : batch.parsed.documents) {
    batch.names.push_back(hash_bytes(document.name.data(), document.name.size()));
    const RecordPlace& place = document.place;
    const bool file = is_file(plan_.files[place.input].format);
    std::string_view header;
    if (file && place.literal.begin > place.record.begin) {
      header = stream_bytes(document, {place.record.begin, place.literal.begin}, batch.raw);
    }
    analyser_.analyse(document.text, file, header, batch.tally);
    for (const RepeatGroup& group : analyser_.repeats().groups) {
      lines_.repeat(document.name, group, batch.repeat_lines);
    }
    if (!analyser_.edits().empty()) {
      add_removals(document, stream_bytes(document, place.literal, batch.raw), batch);
    }
  }
  for (const Skipped& skipped : batch.raw.skipped) batch.removals.push_back(removal_of(skipped));
  for (const Skipped& skipped : batch.parsed.skipped) batch.removals.push_back(removal_of(skipped));
  // No two edits of a stream are alike, so the order is total.
  std::sort(batch.removals.begin(), batch.removals.end(), [](const Removal& x, const Removal& y) {
    return std::tie(x.input, x.edit.span, x.reason) < std::tie(y.input, y.edit.span, y.reason);
  });
}

void BatchWorker::add_removals(const Document& document, std::string_view literal, Batch& batch) {
  offsets_.clear();
  for (const TextEdit& edit : analyser_.edits()) {
    offsets_.push_back(edit.span.begin);
    offsets_.push_back(edit.span.end);
  }
  literal_offsets(literal, document.place.encoding, offsets_, mapped_);
  for (std::size_t i = 0; i < analyser_.edits().size(); ++i) {
    const TextEdit& edit = analyser_.edits()[i];
    Removal removal;
    removal.input = document.place.input;
    removal.edit.span = {document.place.literal.begin + mapped_[2 * i],
                         document.place.literal.begin + mapped_[2 * i + 1]};
    removal.edit.replacement = std::string(edit.replacement);
    removal.document = std::string(document.name);
    removal.span = edit.span;
    if (edit.cut == kNoCut) {
      removal.reason = edit.span.empty() ? Reason::kLineEnd : Reason::kJoin;
    } else {
      const RepeatCut& cut = analyser_.repeats().cuts[edit.cut];
      removal.reason = Reason::kRepeat;
      removal.kind = cut.kind;
      removal.resemblance = cut.resemblance;
      removal.span = cut.span;
      removal.code_points = cut.code_points;
      removal.kept_document = removal.document;
      removal.kept_span = cut.kept;
    }
    batch.removals.push_back(std::move(removal));
  }
}

}  // namespace dittograph

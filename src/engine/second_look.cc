#include "engine/second_look.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <simdjson.h>

#include "report/names.h"
#include "text/characters.h"

namespace dittograph {
namespace {

ByteSpan shifted(ByteSpan span, std::uint64_t by) { return {span.begin + by, span.end + by}; }

// Whether the record, a JSON object, has a field of that name.
bool has_field(std::string_view record, std::string_view name) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(record.data(), record.size()).get_object().get(object) != simdjson::SUCCESS) {
    return true;  // Nothing that can be added to.
  }
  return object.at_key(name).error() == simdjson::SUCCESS;
}

void add(const SharedCutSummary& from, SharedCutSummary& to) {
  to.cuts += from.cuts;
  to.bytes += from.bytes;
  to.documents += from.documents;
}

}  // namespace

void EditTally::add(const EditTally& other) {
  documents_changed += other.documents_changed;
  documents_dropped += other.documents_dropped;
  documents_marked += other.documents_marked;
  dittograph::add(other.boilerplate, boilerplate);
  dittograph::add(other.passages, passages);
}

void SecondLook::work(SecondBatch& batch) {
  batch.removals.clear();
  batch.witnesses.clear();
  batch.witness_lines.clear();
  batch.status = absl::OkStatus();
  batch.page.clear();
  batch.tally = EditTally{};
  batch.parsed.documents.clear();
  batch.changed_meanwhile = batch.number >= in_.findings.size() ||
                            in_.findings[batch.number].digest != digest_of(batch.raw);
  if (batch.changed_meanwhile) return;
  parser_.parse(batch.raw, batch.parsed);
  const std::vector<DocumentFindings>& findings = in_.findings[batch.number].documents;
  auto next = findings.begin();
  for (std::uint32_t i = 0; i < batch.parsed.documents.size(); ++i) {
    Document& document = batch.parsed.documents[i];
    document.id = DocId{in_.first_documents[batch.number] + i};
    const bool found = next != findings.end() && next->document == i;
    const DocumentFindings* own = found ? &*next++ : nullptr;
    page_.look_at(document, own, is_file(in_.plan.files[document.place.input].format), editor_,
                  batch.page);
    look_at(document, own, batch);
  }
  if (!batch.witnesses.empty()) {
    const auto place = in_.passages.place(batch.witness_lines);
    batch.status = place.status();
    if (place.ok()) batch.lines_place = *place;
  }
  for (const auto* skipped : {&batch.raw.skipped, &batch.parsed.skipped}) {
    for (const Skipped& record : *skipped) batch.removals.push_back(removal_of(record));
  }
  // No two edits of a stream are alike, so the order is total.
  std::sort(batch.removals.begin(), batch.removals.end(), [](const Removal& x, const Removal& y) {
    return std::tie(x.input, x.edit.span, x.reason) < std::tie(y.input, y.edit.span, y.reason);
  });
}

void SecondLook::look_at(const Document& document, const DocumentFindings* findings,
                         SecondBatch& batch) {
  const bool has_witnesses = editor_.has_witnesses(document.id);
  const bool has_cuts = editor_.has_cuts(document.id, findings);
  const bool dropped = in_.shared.dropped[index_of(document.id)];
  const bool marked = in_.params.documents == DocumentAction::kMark &&
                      in_.shared.memberships[index_of(document.id)].cluster != Membership::kNone;
  if (!has_witnesses && !has_cuts && !dropped && !marked) return;

  const std::string_view header = header_of(document, in_.plan, batch.raw);
  if (has_witnesses) tell_witnesses(document, header, batch);
  if (dropped) return drop(document, header, batch);
  if (has_cuts) {
    editor_.edit(document.id, document.text, findings,
                 is_file(in_.plan.files[document.place.input].format));
    count_cuts(batch);
    add_removals(document, header, batch);
  }
  if (marked) mark(document, batch);
}

// Cuts within the document are counted by pass 1.
void SecondLook::count_cuts(SecondBatch& batch) {
  if (!editor_.edits().empty()) ++batch.tally.documents_changed;
  bool any_boilerplate = false;
  bool any_passage = false;
  for (const TextCut& cut : editor_.cuts()) {
    if (cut.reason == Reason::kRepeat) continue;
    const bool boilerplate = cut.reason == Reason::kBoilerplate;
    SharedCutSummary& tally = boilerplate ? batch.tally.boilerplate : batch.tally.passages;
    ++tally.cuts;
    tally.bytes += cut.span.size();
    if (!std::exchange(boilerplate ? any_boilerplate : any_passage, true)) ++tally.documents;
  }
}

void SecondLook::drop(const Document& document, std::string_view header, SecondBatch& batch) {
  const Membership& own = in_.shared.memberships[index_of(document.id)];
  const DocumentCluster& cluster = in_.shared.documents.clusters.clusters[own.cluster];
  const ClusterMember& member = cluster.members[own.member];
  Removal& removal = batch.removals.emplace_back();
  removal.input = document.place.input;
  removal.edit.span = document.place.record;
  removal.reason = Reason::kDocument;
  removal.kind = member.kind == DocumentKind::kExact ? RepeatKind::kExact : RepeatKind::kNear;
  removal.resemblance = member.resemblance;
  removal.document = std::string(document.name);
  removal.span = {0, header.size() + document.text.size()};
  removal.code_points = {0, count_code_points(header) + count_code_points(document.text)};
  removal.kept_document = std::string(in_.corpus.name(cluster.representative));
  removal.kept_span = {0, in_.corpus.file_bytes(cluster.representative)};
  ++batch.tally.documents_dropped;
}

// Adds a field in front of the brace that closes the record. A record that has such a field keeps
// it: clusters.jsonl says the same.
void SecondLook::mark(const Document& document, SecondBatch& batch) {
  if (in_.plan.files[document.place.input].format != Format::kJsonl) return;
  const std::string_view record = stream_bytes(document, document.place.record, batch.raw);
  const std::size_t brace = record.rfind('}');
  if (brace == std::string_view::npos || has_field(record, "dittograph")) return;
  const Membership& own = in_.shared.memberships[index_of(document.id)];
  const DocumentCluster& cluster = in_.shared.documents.clusters.clusters[own.cluster];
  const bool represents = own.member == Membership::kRepresentative;
  Removal& removal = batch.removals.emplace_back();
  removal.input = document.place.input;
  removal.edit.span = {document.place.record.begin + brace, document.place.record.begin + brace};
  removal.edit.replacement = mark_field(
      own.cluster, represents ? "representative" : name_of(cluster.members[own.member].kind),
      in_.corpus.name(cluster.representative),
      represents ? 1.0 : cluster.members[own.member].resemblance);
  removal.reason = Reason::kMark;
  removal.document = std::string(document.name);
  ++batch.tally.documents_marked;
}

void SecondLook::tell_witnesses(const Document& document, std::string_view header,
                                SecondBatch& batch) {
  const auto located = editor_.locate(document.id, document.text);
  const auto numbers = in_.shared.witnesses_of(document.id);
  const std::uint64_t header_code_points = count_code_points(header);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const PassageCluster& cluster = in_.shared.passages.clusters[numbers[i].cluster];
    PendingWitness& pending = batch.witnesses.emplace_back();
    pending.cluster = numbers[i].cluster;
    pending.witness = numbers[i].witness;
    pending.representative = numbers[i].witness == cluster.representative;
    pending.document = document.id;
    pending.bytes = shifted(located[i].bytes, header.size());
    pending.code_points = shifted(located[i].code_points, header_code_points);
    const std::size_t line_begin = batch.witness_lines.size();
    lines_.witness({.cluster = numbers[i].cluster,
                    .size = cluster.witnesses.size(),
                    .kind = cluster.kind,
                    .from_same_source = in_.shared.from_same_source[numbers[i].cluster],
                    .document = document,
                    .bytes = pending.bytes,
                    .code_points = pending.code_points,
                    .witness = cluster.witnesses[numbers[i].witness],
                    .representative = pending.representative,
                    .text = document.text.substr(located[i].bytes.begin, located[i].bytes.size())},
                   batch.witness_lines);
    pending.line_size = static_cast<std::uint32_t>(batch.witness_lines.size() - line_begin);
  }
}

void SecondLook::add_removals(const Document& document, std::string_view header,
                              SecondBatch& batch) {
  const std::uint64_t header_code_points = count_code_points(header);
  const std::vector<TextEdit>& edits = editor_.edits();
  offsets_.clear();
  for (const TextEdit& edit : edits) {
    offsets_.push_back(edit.span.begin);
    offsets_.push_back(edit.span.end);
  }
  literal_offsets(stream_bytes(document, document.place.literal, batch.raw),
                  document.place.encoding, offsets_, mapped_);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const TextEdit& edit = edits[i];
    Removal& removal = batch.removals.emplace_back();
    removal.input = document.place.input;
    removal.edit.span = {document.place.literal.begin + mapped_[2 * i],
                         document.place.literal.begin + mapped_[2 * i + 1]};
    removal.edit.replacement = std::string(edit.replacement);
    removal.document = std::string(document.name);
    if (edit.cut == kNoCut) {
      removal.reason = edit.span.empty() ? Reason::kLineEnd : Reason::kJoin;
      removal.span = shifted(edit.span, header.size());
      continue;
    }
    const TextCut& cut = editor_.cuts()[edit.cut];
    const bool own = cut.reason == Reason::kRepeat;
    removal.reason = cut.reason;
    removal.kind = cut.kind;
    removal.resemblance = cut.resemblance;
    removal.span = shifted(cut.span, header.size());
    removal.code_points = shifted(cut.code_points, header_code_points);
    removal.kept_document =
        own ? removal.document : std::string(in_.corpus.name(cut.kept_document));
    removal.kept_span = own ? shifted(cut.kept, header.size()) : cut.kept;
  }
}

}  // namespace dittograph

#include "engine/analyse.h"

#include "shingle/shingles.h"
#include "text/characters.h"

namespace dittograph {
namespace {

void shift(ByteSpan& span, std::uint64_t by) {
  span.begin += by;
  span.end += by;
}

void count(const Repeats& repeats, Tally& tally) {
  for (const RepeatGroup& group : repeats.groups) {
    ++tally.repeats[static_cast<std::size_t>(group.kind)].groups;
  }
  for (const TextCut& cut : repeats.cuts) {
    Tally::Found& found = tally.repeats[static_cast<std::size_t>(cut.kind)];
    ++found.cuts;
    found.bytes += cut.span.size();
  }
  tally.joins += repeats.joins.size();
}

}  // namespace

const char* stage_name(Stage stage) {
  constexpr std::array<const char*, kStageCount> kNames = {"parse",   "tokenise", "shingle",
                                                           "segment", "repeat",   "sketch"};
  return kNames[static_cast<std::size_t>(stage)];
}

void Tally::add(const Tally& other) {
  documents += other.documents;
  documents_changed += other.documents_changed;
  text_bytes += other.text_bytes;
  tokens += other.tokens;
  joins += other.joins;
  for (std::size_t i = 0; i < repeats.size(); ++i) {
    repeats[i].groups += other.repeats[i].groups;
    repeats[i].cuts += other.repeats[i].cuts;
    repeats[i].bytes += other.repeats[i].bytes;
  }
  for (std::size_t i = 0; i < kStageCount; ++i) seconds[i] += other.seconds[i];
}

void summarise(const Tally& tally, Summary& summary) {
  summary.documents = tally.documents;
  summary.documents_changed = tally.documents_changed;
  summary.text_bytes = tally.text_bytes;
  summary.tokens = tally.tokens;
  summary.joins = tally.joins;
  constexpr std::array<const char*, 4> kKinds = {"exact", "contained", "truncated", "near"};
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    const Tally::Found& found = tally.repeats[i];
    summary.repeats[kKinds[i]] = {.groups = found.groups, .cuts = found.cuts, .bytes = found.bytes};
  }
  for (std::size_t i = 0; i < kStageCount; ++i) {
    summary.stages.push_back(
        {.name = stage_name(static_cast<Stage>(i)), .seconds = tally.seconds[i]});
  }
}

Analyser::Analyser(const Params& params) : params_(params), finder_(params) {}

void shift_behind(std::string_view header, Repeats& repeats) {
  const std::uint64_t code_points = count_code_points(header);
  for (RepeatGroup& group : repeats.groups) {
    for (RepeatCopy& copy : group.copies) {
      shift(copy.span, header.size());
      shift(copy.code_points, code_points);
    }
  }
  for (TextCut& cut : repeats.cuts) {
    shift(cut.span, header.size());
    shift(cut.kept, header.size());
    shift(cut.code_points, code_points);
  }
}

void Analyser::analyse(std::string_view text, Tally& tally) {
  Laps laps(tally);
  tokeniser_.tokenise(text, tokens_);
  laps.end(Stage::kTokenise);
  shingle(tokens_.hash, params_.shingle_size, fingerprints_);
  laps.end(Stage::kShingle);
  segment(text, tokens_, segment_scratch_, segments_);
  laps.end(Stage::kSegment);
  finder_.find(text, tokens_, fingerprints_, segments_, repeats_);
  laps.end(Stage::kRepeat);

  ++tally.documents;
  tally.text_bytes += text.size();
  tally.tokens += tokens_.size();
  count(repeats_, tally);
}

}  // namespace dittograph

#include "engine/stage_clock.h"

#include <algorithm>
#include <string_view>

namespace dittograph {
namespace {

struct Passed {
  std::string_view stage;
  std::uint64_t bytes;
  std::uint64_t items;
  const char* unit;
};

}  // namespace

void StageClock::restart() {
  before_ = resources_now();
  began_ = Trace::Clock::now();
}

void StageClock::end(const char* name) {
  const Resources now = resources_now();
  stages_.push_back({.name = name,
                     .seconds = now.cpu_seconds - before_.cpu_seconds,
                     .wall_seconds = now.wall_seconds - before_.wall_seconds});
  if (trace_ != nullptr) trace_->add_stage(name, began_, Trace::Clock::now());
  restart();
}

void StageClock::end_pass(double read_seconds, const Tally& tally, double store_seconds) {
  const Resources now = resources_now();
  const double cpu = now.cpu_seconds - before_.cpu_seconds;
  const double wall = now.wall_seconds - before_.wall_seconds;
  double sum = read_seconds + store_seconds;
  for (const double seconds : tally.seconds) sum += seconds;
  const double scale = sum > cpu ? cpu / sum : 1.0;
  const auto add = [&](const char* name, double seconds) {
    stages_.push_back({.name = name,
                       .seconds = seconds * scale,
                       .wall_seconds = sum > 0 ? wall * seconds / sum : 0.0});
  };
  add("read", read_seconds);
  for (std::size_t i = 0; i < kStageCount; ++i) {
    add(stage_name(static_cast<Stage>(i)), tally.seconds[i]);
  }
  add("store", store_seconds);
  if (trace_ != nullptr) trace_->add_stage("every document", began_, Trace::Clock::now());
  restart();
}

void record_stages(Trace* trace, Trace::Clock::time_point begin, const Tally& tally,
                   std::uint64_t batch) {
  if (trace == nullptr) return;
  for (std::size_t i = 0; i < kStageCount; ++i) {
    const auto end = begin + std::chrono::duration_cast<Trace::Clock::duration>(
                                 std::chrono::duration<double>(tally.seconds[i]));
    trace->add(stage_name(static_cast<Stage>(i)), begin, end, batch);
    begin = end;
  }
}

void count_stages(Summary& summary) {
  const std::uint64_t in = summary.bytes;
  const std::uint64_t text = summary.text_bytes;
  const std::uint64_t n = summary.documents;
  std::uint64_t groups = 0;
  std::uint64_t cuts = 0;
  for (const auto& [kind, found] : summary.repeats) {
    groups += found.groups;
    cuts += found.cuts;
  }
  for (const auto& [reason, shared] : summary.cuts) cuts += shared.cuts;
  const PassagesSummary& passages = summary.passages;
  const Passed all[] = {{"read", in, n, "document"},
                        {"parse", in, n, "document"},
                        {"tokenise", text, summary.tokens, "token"},
                        {"shingle", text, summary.tokens, "token"},
                        {"segment", text, summary.tokens, "token"},
                        {"repeat", text, groups, "group"},
                        {"sketch", text, n, "document"},
                        {"store", text, n, "document"},
                        {"order", text, n, "document"},
                        {"boilerplate", text, passages.seeds, "seed"},
                        {"documents", text, summary.near_documents.compared, "pair"},
                        {"recall", text, n, "document"},
                        {"passages", text, passages.alignments, "alignment"},
                        {"decide", text, passages.clusters, "cluster"},
                        {"edit", in, cuts, "cut"},
                        {"write", in, n, "document"},
                        {"page", text, n, "document"},
                        {"database", in, n, "document"}};
  for (StageSummary& stage : summary.stages) {
    const auto* passed = std::ranges::find(all, stage.name, &Passed::stage);
    if (passed == std::end(all)) continue;
    stage.bytes = passed->bytes;
    stage.items = passed->items;
    stage.unit = passed->unit;
  }
}

}  // namespace dittograph

// What stages cost adds up to what the run cost, overlapping or not; the timeline says the same.
#include "engine/stage_clock.h"

#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "dittograph/engine.h"
#include "support/cleaning.h"
#include "support/scratch_folder.h"

namespace dittograph {
namespace {

using testing_support::read_file;

// Keeps a core busy for so long.
void toil(double seconds) {
  const double until = resources_now().cpu_seconds + seconds;
  while (resources_now().cpu_seconds < until) {
  }
}

TEST(StageClock, StagesThatOverlapShareTheTimeOfTheirPass) {
  const Resources before = resources_now();  // the clock begins behind it and ends before after
  StageClock clock(nullptr);
  toil(0.02);
  Tally tally;
  tally.seconds = {3.0, 1.0, 0.0, 0.0, 0.0, 0.0};  // as on a machine that was very busy
  clock.end_pass(/*read_seconds=*/4.0, tally, /*store_seconds=*/0.0);
  const Resources after = resources_now();
  ASSERT_EQ(clock.stages().size(), kStageCount + 2);
  double cpu = 0;
  double wall = 0;
  for (const StageSummary& stage : clock.stages()) {
    cpu += stage.seconds;
    wall += stage.wall_seconds;
  }
  EXPECT_LE(cpu, after.cpu_seconds - before.cpu_seconds + 1e-9);
  EXPECT_GE(cpu, 0.02 - 1e-9);
  EXPECT_LE(wall, after.wall_seconds - before.wall_seconds + 1e-3);
  EXPECT_EQ(clock.stages()[0].name, "read");
  EXPECT_NEAR(clock.stages()[0].seconds, cpu / 2, cpu / 100);
  EXPECT_NEAR(clock.stages()[0].wall_seconds, wall / 2, wall / 100);
}

TEST(StageClock, AStageIsWhatCameSinceTheLast) {
  StageClock clock(nullptr);
  toil(0.01);
  clock.end("first");
  toil(0.03);
  clock.end("second");
  ASSERT_EQ(clock.stages().size(), 2U);
  EXPECT_GE(clock.stages()[0].seconds, 0.01 - 1e-9);
  EXPECT_GE(clock.stages()[1].seconds, 0.03 - 1e-9);
}

TEST(StageClock, ARunTellsWhatWentThroughEachStageAndWritesItsTimeline) {
  const ScratchFolder folder;
  std::string records;
  for (int i = 0; i < 300; ++i) {
    records += R"({"id":")" + std::to_string(i) +
               R"(","text":"The harbour office opens at nine and closes at noon, said clerk )" +
               std::to_string(i * i) + R"(."})" + "\n";
  }
  CleanRequest request;
  request.inputs = {folder.file("in.jsonl", records)};
  request.output = folder.path() + "/out";
  request.run.threads = 2;
  request.run.trace = folder.path() + "/trace.json";
  const auto summary = clean(request);
  ASSERT_TRUE(summary.ok()) << summary.status();

  std::set<std::string> names;
  for (const StageSummary& stage : summary->stages) {
    names.insert(stage.name);
    EXPECT_GT(stage.bytes, 0U) << stage.name;
    EXPECT_FALSE(stage.unit.empty()) << stage.name;
  }
  EXPECT_EQ(names, (std::set<std::string>{"read", "parse", "tokenise", "shingle", "segment",
                                          "repeat", "sketch", "store", "order", "boilerplate",
                                          "documents", "passages", "decide", "edit", "write",
                                          "page"}));

  std::set<std::string> told;
  simdjson::dom::parser parser;
  const std::string json = read_file(request.run.trace);
  simdjson::dom::array events;
  ASSERT_EQ(parser.parse(json)["traceEvents"].get_array().get(events), simdjson::SUCCESS);
  for (const simdjson::dom::element event : events) told.emplace(std::string_view(event["name"]));
  for (const char* name : {"every document", "read", "work", "take", "tokenise", "sketch",
                           "documents", "passages", "edit", "write"}) {
    EXPECT_TRUE(told.contains(name)) << name;
  }
}

}  // namespace
}  // namespace dittograph

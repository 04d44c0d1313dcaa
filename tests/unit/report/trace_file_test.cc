#include "report/trace_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include <simdjson.h>

#include "unit/report/scratch_folder.h"

namespace dittograph {
namespace {

TEST(TraceFile, IsTheChromeTraceFormat) {
  Trace trace;
  const auto t = Trace::Clock::now();
  trace.add_stage("documents", t, t + std::chrono::microseconds(5000));
  trace.add("work", t + std::chrono::microseconds(10), t + std::chrono::microseconds(30), 3);
  simdjson::dom::parser parser;
  const std::string json = trace_to_json(trace);
  simdjson::dom::element root;
  ASSERT_EQ(parser.parse(json).get(root), simdjson::SUCCESS) << json;
  simdjson::dom::array events;
  ASSERT_EQ(root["traceEvents"].get_array().get(events), simdjson::SUCCESS);
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(std::string_view(events.at(0)["ph"]), "M");
  EXPECT_EQ(std::string_view(events.at(1)["args"]["name"]), "thread 1");
  EXPECT_EQ(std::string_view(events.at(2)["name"]), "documents");
  EXPECT_EQ(double(events.at(2)["dur"]), 5000.0);
  EXPECT_EQ(std::string_view(events.at(3)["ph"]), "X");
  EXPECT_EQ(std::int64_t(events.at(3)["tid"]), 1);
  EXPECT_EQ(double(events.at(3)["dur"]), 20.0);
  EXPECT_EQ(std::int64_t(events.at(3)["args"]["batch"]), 3);
}

TEST(TraceFile, GoesAgainIfItIsNotWritten) {
  const ScratchFolder folder;
  const std::string path = folder.path("trace.json");
  {
    ASSERT_TRUE(TraceFile::create(path).ok());
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  const auto failing = recorded(path, [](Trace*) { return absl::CancelledError("stopped"); });
  EXPECT_FALSE(failing.ok());
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_TRUE(recorded(path, [](Trace*) { return absl::OkStatus(); }).ok());
  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(TraceFile, AFolderThatIsNotThereIsToldBeforeTheRun) {
  bool ran = false;
  const absl::Status status = recorded("/nowhere/at/all.json", [&](Trace*) {
    ran = true;
    return absl::OkStatus();
  });
  EXPECT_FALSE(status.ok());
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace dittograph

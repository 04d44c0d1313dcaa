// A timeline keeps every thread's events apart, in order, and joins what belongs together.
#include "base/trace.h"

#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

#include "base/parallel.h"

namespace dittograph {
namespace {

using std::chrono::microseconds;

TEST(Trace, EventsComeByRowAndTimeWithTheLongerOneFirst) {
  Trace trace;
  const auto t = Trace::Clock::now();
  trace.add("inner", t + microseconds(200), t + microseconds(300), 1);
  trace.add("outer", t + microseconds(200), t + microseconds(900), 1);
  trace.add("before", t, t + microseconds(100), 0);
  trace.add_stage("stage", t, t + microseconds(1000));
  std::vector<std::string> names;
  for (const TraceEvent& event : trace.events()) names.emplace_back(event.name);
  EXPECT_EQ(names, (std::vector<std::string>{"stage", "before", "outer", "inner"}));
  EXPECT_EQ(trace.n_threads(), 1U);
}

TEST(Trace, CloseRangesOfOneLoopAreOneEventAndBatchesAreNot) {
  Trace trace;
  const auto t = Trace::Clock::now();
  trace.add("loop", t, t + microseconds(10));
  trace.add("loop", t + microseconds(20), t + microseconds(30));    // 10 us later: the same
  trace.add("loop", t + microseconds(200), t + microseconds(210));  // 170 us later: another
  trace.add("other", t + microseconds(211), t + microseconds(212));
  trace.add("batch", t + microseconds(213), t + microseconds(214), 7);
  trace.add("batch", t + microseconds(215), t + microseconds(216), 8);
  const std::vector<TraceEvent> events = trace.events();
  ASSERT_EQ(events.size(), 5U);
  EXPECT_EQ(events[0].end_ns - events[0].begin_ns, 30'000U);
  EXPECT_EQ(events[3].number, 7U);
  EXPECT_EQ(events[4].number, 8U);
}

TEST(Trace, ThreadsHaveRowsOfTheirOwn) {
  Trace trace;
  constexpr std::size_t kThreads = 4;
  constexpr std::size_t kEvents = 500;
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&trace, i] {
        for (std::size_t n = 0; n < kEvents; ++n) {
          const TraceScope scope(&trace, "work", i * kEvents + n);
        }
      });
    }
  }
  EXPECT_EQ(trace.n_threads(), kThreads);
  std::vector<std::set<std::uint64_t>> numbers(kThreads + 1);
  for (const TraceEvent& event : trace.events()) {
    ASSERT_GE(event.row, 1U);
    ASSERT_LE(event.row, kThreads);
    EXPECT_LE(event.begin_ns, event.end_ns);
    numbers[event.row].insert(event.number / kEvents);
  }
  for (std::size_t row = 1; row <= kThreads; ++row) EXPECT_EQ(numbers[row].size(), 1U) << row;
}

TEST(Trace, NothingIsRecordedForNobody) {
  const TraceScope scope(nullptr, "work");
  Parallel parallel(2);
  std::size_t n = 0;
  parallel.for_ranges(1, 1, [&](std::size_t, std::size_t, std::size_t) { ++n; });
  EXPECT_EQ(n, 1U);
}

TEST(Trace, LoopsOfAllThreadsAreRecordedUnderTheirStage) {
  Trace trace;
  Parallel parallel(2);
  parallel.record(&trace, "documents");
  parallel.for_ranges(100, 1, [](std::size_t, std::size_t, std::size_t) {});
  const std::vector<TraceEvent> events = trace.events();
  ASSERT_FALSE(events.empty());
  for (const TraceEvent& event : events) EXPECT_STREQ(event.name, "documents");
}

}  // namespace
}  // namespace dittograph

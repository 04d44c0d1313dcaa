// Threads keep order, share no slot and no worker number, and leave nothing out.
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <span>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

class ParallelTest : public testing::TestWithParam<std::size_t> {};

// Work of uneven length, so that batches overtake each other where they can.
std::uint64_t toil(std::size_t item) {
  std::uint64_t value = item + 1;
  for (std::size_t i = 0; i < (item * 7919) % 2000; ++i) {
    value = value * 6364136223846793005ULL + 1442695040888963407ULL;
  }
  return value;
}

TEST_P(ParallelTest, PipelineReadsAndWritesInOrderAndLosesNothing) {
  constexpr std::size_t kItems = 500;
  Parallel parallel(GetParam());
  for (const std::size_t n_slots : {std::size_t{1}, GetParam() + 2}) {
    std::vector<std::size_t> item(n_slots);
    std::vector<std::uint64_t> made(n_slots);
    std::vector<std::uint64_t> written;
    std::size_t n_read = 0;
    parallel.pipeline(
        n_slots, {.read =
                      [&](std::size_t slot) {
                        if (n_read == kItems) return false;
                        item[slot] = n_read++;
                        return true;
                      },
                  .work = [&](std::size_t slot, std::size_t) { made[slot] = toil(item[slot]); },
                  .write = [&](std::size_t slot) { written.push_back(made[slot]); }});
    std::vector<std::uint64_t> expected(kItems);
    for (std::size_t i = 0; i < kItems; ++i) expected[i] = toil(i);
    EXPECT_EQ(written, expected) << n_slots << " slots";
  }
}

TEST_P(ParallelTest, ASlotIsNeverSharedAndAWorkerIsNeverTwoAtOnce) {
  constexpr std::size_t kItems = 400;
  Parallel parallel(GetParam());
  const std::size_t n_slots = parallel.n_threads() + 2;
  std::vector<std::atomic<int>> slot_in_use(n_slots);
  std::vector<std::atomic<int>> worker_in_use(parallel.n_threads());
  std::atomic<int> faults{0};
  std::size_t n_read = 0;
  parallel.pipeline(n_slots, {.read =
                                  [&](std::size_t slot) {
                                    if (n_read == kItems) return false;
                                    ++n_read;
                                    if (slot_in_use[slot].exchange(1) != 0) ++faults;
                                    return true;
                                  },
                              .work =
                                  [&](std::size_t slot, std::size_t worker) {
                                    if (worker >= worker_in_use.size()) {
                                      ++faults;
                                      return;
                                    }
                                    if (worker_in_use[worker].exchange(1) != 0) ++faults;
                                    if (toil(slot) == 0) ++faults;
                                    worker_in_use[worker].store(0);
                                  },
                              .write =
                                  [&](std::size_t slot) {
                                    if (slot_in_use[slot].exchange(0) != 1) ++faults;
                                  }});
  EXPECT_EQ(faults.load(), 0);
  EXPECT_EQ(n_read, kItems);
}

TEST_P(ParallelTest, PipelineOfNothingEnds) {
  Parallel parallel(GetParam());
  int n = 0;
  parallel.pipeline(3, {.read = [](std::size_t) { return false; },
                        .work = [&](std::size_t, std::size_t) { ++n; },
                        .write = [&](std::size_t) { ++n; }});
  EXPECT_EQ(n, 0);
}

TEST_P(ParallelTest, PipelineMayRunAgain) {
  Parallel parallel(GetParam());
  std::size_t n_written = 0;
  for (int round = 0; round < 20; ++round) {
    std::size_t n_read = 0;
    parallel.pipeline(4, {.read = [&](std::size_t) { return n_read++ < 10; },
                          .work = [](std::size_t, std::size_t) {},
                          .write = [&](std::size_t) { ++n_written; }});
  }
  EXPECT_EQ(n_written, 200u);
}

TEST_P(ParallelTest, RangesCoverAllOnceInPiecesOfAtMostTheGrain) {
  Parallel parallel(GetParam());
  for (const std::size_t n : {0u, 1u, 2u, 7u, 64u, 1000u, 1001u}) {
    for (const std::size_t grain : {1u, 3u, 64u, 5000u}) {
      std::vector<std::atomic<int>> seen(n);
      std::atomic<int> faults{0};
      parallel.for_ranges(n, grain, [&](std::size_t begin, std::size_t end, std::size_t worker) {
        if (begin >= end || end > n || end - begin > grain) ++faults;
        if (worker >= parallel.n_threads()) ++faults;
        for (std::size_t i = begin; i < end; ++i) ++seen[i];
      });
      EXPECT_EQ(faults.load(), 0) << "n=" << n << " grain=" << grain;
      EXPECT_TRUE(
          std::all_of(seen.begin(), seen.end(), [](const auto& count) { return count == 1; }))
          << "n=" << n << " grain=" << grain;
    }
  }
}

TEST_P(ParallelTest, SortsAsOneThreadDoes) {
  Parallel parallel(GetParam());
  std::mt19937_64 random(20230911);
  for (const std::size_t n : {0u, 1u, 2u, 1000u, 20000u}) {
    std::vector<std::uint64_t> items(n);
    for (std::uint64_t& item : items) item = random() % (n + 1);
    std::vector<std::uint64_t> expected = items;
    std::sort(expected.begin(), expected.end());
    parallel.sort(std::span(items));
    EXPECT_EQ(items, expected) << "n=" << n;
  }
}

INSTANTIATE_TEST_SUITE_P(Threads, ParallelTest, testing::Values(1u, 2u, 7u, 16u),
                         testing::PrintToStringParamName());

TEST(Parallel, NoNumberMeansAllCores) {
  const Parallel parallel(0);
  EXPECT_GE(parallel.n_threads(), 1u);
}

TEST(Parallel, KeepsTheNumberItWasGiven) {
  const Parallel parallel(5);
  EXPECT_EQ(parallel.n_threads(), 5u);
}

TEST(Parallel, BothAreDone) {
  for (const std::size_t n_threads : {1U, 2U, 7U}) {
    Parallel parallel(n_threads);
    int one = 0;
    int other = 0;
    parallel.both([&] { one = 1; }, [&] { other = 2; });
    EXPECT_EQ(one, 1);
    EXPECT_EQ(other, 2);
  }
}

}  // namespace
}  // namespace dittograph

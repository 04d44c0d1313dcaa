#include "base/scratch_array.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

#include "base/resources.h"
#include "support/scratch_path.h"

namespace dittograph {
namespace {

using testing_support::scratch_path;

std::vector<std::uint32_t> numbers(std::uint32_t first, std::size_t n) {
  std::vector<std::uint32_t> all(n);
  std::iota(all.begin(), all.end(), first);
  return all;
}

TEST(ScratchArray, GivesBackWhatCameInPiecesOfAnySize) {
  ResidentGuard guard;
  auto array = ScratchArray<std::uint32_t>::create(scratch_path("pieces"), guard);
  ASSERT_TRUE(array.ok()) << array.status();
  std::uint32_t next = 0;
  for (const std::size_t n : {0U, 1U, 262143U, 1U, 262144U, 3U, 600000U}) {
    ASSERT_TRUE(array->append(numbers(next, n)).ok());
    next += static_cast<std::uint32_t>(n);
  }
  ASSERT_TRUE(array->finish().ok());
  ASSERT_EQ(array->size(), next);
  EXPECT_TRUE(std::ranges::equal(array->items(0, next), numbers(0, next)));
  EXPECT_TRUE(std::ranges::equal(array->items(262140, 10), numbers(262140, 10)));
  EXPECT_TRUE(array->items(next, 0).empty());
}

TEST(ScratchFile, ThreadsPlaceWhatTheyHaveSideBySide) {
  ResidentGuard guard;
  auto file = ScratchFile::create(scratch_path("places"), guard);
  ASSERT_TRUE(file.ok()) << file.status();
  constexpr std::uint32_t kPieces = 64;
  std::vector<std::uint64_t> places(kPieces);
  {
    std::vector<std::jthread> threads;
    for (std::uint32_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::uint32_t i = thread; i < kPieces; i += 4) {
          const auto piece = numbers(i * 1000, i);
          places[i] = file->place(piece.data(), i * sizeof(std::uint32_t)).value();
        }
      });
    }
  }
  ASSERT_TRUE(file->finish().ok());
  EXPECT_EQ(file->size(), kPieces * (kPieces - 1) / 2 * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < kPieces; ++i) {
    const auto* first =
        reinterpret_cast<const std::uint32_t*>(file->data(places[i], i * sizeof(std::uint32_t)));
    EXPECT_TRUE(std::ranges::equal(std::span(first, i), numbers(i * 1000, i))) << i;
  }
}

// 256 MB are read in pieces by four threads at a mark that is always passed.
TEST(ScratchArray, WhatWasReadDoesNotStayResidentAboveTheMark) {
  ResidentGuard guard(1);
  auto array = ScratchArray<std::uint32_t>::create(scratch_path("mark"), guard);
  ASSERT_TRUE(array.ok()) << array.status();
  constexpr std::size_t kPiece = 1 << 18;
  constexpr std::size_t kPieces = 256;
  for (std::size_t i = 0; i < kPieces; ++i) {
    ASSERT_TRUE(array->append(numbers(static_cast<std::uint32_t>(i * kPiece), kPiece)).ok());
  }
  ASSERT_TRUE(array->finish().ok());
  const std::uint64_t before = resident_bytes();
  ASSERT_GT(before, 0U);
  std::vector<std::uint64_t> wrong(4);
  std::vector<std::uint64_t> most(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::size_t i = thread; i < kPieces; i += 4) {
          const auto piece = array->items(i * kPiece, kPiece);
          for (std::size_t j = 0; j < kPiece; ++j) wrong[thread] += piece[j] != i * kPiece + j;
          most[thread] = std::max(most[thread], resident_bytes());
        }
      });
    }
  }
  for (std::size_t thread = 0; thread < 4; ++thread) {
    EXPECT_EQ(wrong[thread], 0U);
    EXPECT_LT(most[thread], before + (std::uint64_t{80} << 20));
  }
}

}  // namespace
}  // namespace dittograph

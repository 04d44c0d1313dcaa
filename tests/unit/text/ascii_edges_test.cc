// All kernels that this CPU can run against the scalar one.
#include "text/kernels/ascii_edges.h"

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_text.h"

namespace dittograph {
namespace {

struct Found {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::string folded;
  std::size_t offset = 0;
  std::size_t special = 0;
  std::size_t n_special = 0;
  friend bool operator==(const Found&, const Found&) = default;
};

Found run_kernel(AsciiEdgesKernel kernel, std::string_view text, std::size_t offset,
                 std::size_t limit) {
  Found found;
  found.begin.resize(text.size() / 2 + 64);
  found.end.resize(text.size() / 2 + 64);
  found.folded.resize(text.size() + 2 * kAsciiBlock);
  AsciiEdges edges;
  edges.text = text.data();
  edges.text_size = text.size();
  edges.limit = limit;
  edges.offset = offset;
  edges.folded = found.folded.data();
  edges.begin = found.begin.data();
  edges.end = found.end.data();
  kernel(edges);
  found.begin.resize(edges.n_tokens);
  found.end.resize(edges.n_tokens);
  found.folded.resize(edges.offset - offset);
  found.offset = edges.offset;
  found.special = edges.special;
  found.n_special = edges.n_special;
  return found;
}

class AsciiEdgesTest : public ::testing::TestWithParam<NamedAsciiEdgesKernel> {};

// The text ends where its storage ends, so that a sanitizer sees any byte read behind it.
TEST_P(AsciiEdgesTest, AgreesWithScalarAtEveryLengthOffsetAndLimit) {
  std::mt19937_64 random(5);
  for (std::size_t size = 0; size < 300; ++size) {
    for (std::size_t round = 0; round < 8; ++round) {
      const std::string drawn = round % 2 == 0 ? testing_support::random_ascii(random, size)
                                               : std::string(size, round % 4 == 1 ? 'Q' : ' ');
      std::vector<char> storage(drawn.begin(), drawn.end());
      const std::string_view text(storage.data(), storage.size());
      for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, size / 2}) {
        if (offset >= size) continue;
        for (const std::size_t limit : {size, offset + 1, (size + offset + 1) / 2}) {
          ASSERT_EQ(run_kernel(GetParam().kernel, text, offset, limit),
                    run_kernel(ascii_edges_scalar, text, offset, limit))
              << "size=" << size << " offset=" << offset << " limit=" << limit;
        }
      }
    }
  }
}

TEST_P(AsciiEdgesTest, TellsEveryByteApart) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = "ab" + std::string(1, static_cast<char>(byte)) + "cd";
    ASSERT_EQ(run_kernel(GetParam().kernel, text, 0, text.size()),
              run_kernel(ascii_edges_scalar, text, 0, text.size()))
        << "byte=" << byte;
  }
}

TEST_P(AsciiEdgesTest, FindsWordsAndStopsAtWhatIsNotPlain) {
  const Found found = run_kernel(GetParam().kernel, "One two2, caf\xC3\xA9", 0, 15);
  EXPECT_EQ(found.begin, (std::vector<std::uint32_t>{0, 4}));
  EXPECT_EQ(found.end, (std::vector<std::uint32_t>{3, 8}));
  EXPECT_EQ(found.folded.substr(0, 8), "one two2");
  EXPECT_EQ(found.offset, 10U);
  EXPECT_EQ(found.special, 13U);
  EXPECT_EQ(found.n_special, 2U);
}

INSTANTIATE_TEST_SUITE_P(All, AsciiEdgesTest,
                         ::testing::ValuesIn(ascii_edges_kernels().begin(),
                                             ascii_edges_kernels().end()),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dittograph

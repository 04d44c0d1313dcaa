// All kernels that this CPU can run against the scalar one.
#include "text/kernels/basic_edges.h"

#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/random_text.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

struct Found {
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> end;
  std::vector<std::string> folded;  // of each word
  std::size_t offset = 0;
  std::size_t special = 0;
  std::size_t n_special = 0;
  friend bool operator==(const Found&, const Found&) = default;
};

Found run_kernel(BasicEdgesKernel kernel, std::string_view text, std::size_t offset,
                 std::size_t limit) {
  Found found;
  found.begin.resize(text.size() + 64);
  found.end.resize(text.size() + 64);
  std::string folded(text.size() + 4 * kAsciiBlock, '?');
  BasicEdges edges;
  edges.text = text.data();
  edges.text_size = text.size();
  edges.limit = limit;
  edges.offset = offset;
  edges.folded = folded.data();
  edges.begin = found.begin.data();
  edges.end = found.end.data();
  edges.entries = fold_table().basic();
  kernel(edges);
  found.begin.resize(edges.n_tokens);
  found.end.resize(edges.n_tokens);
  for (std::size_t i = 0; i < edges.n_tokens; ++i) {
    found.folded.push_back(folded.substr(found.begin[i] - offset, found.end[i] - found.begin[i]));
  }
  found.offset = edges.offset;
  found.special = edges.special;
  found.n_special = edges.n_special;
  return found;
}

class BasicEdgesTest : public ::testing::TestWithParam<NamedBasicEdgesKernel> {};

// Mostly plain words of three scripts, now and then anything at all.
std::string random_plain(std::mt19937_64& random, std::size_t n_pieces) {
  static const std::vector<std::string> kPlain = {
      "\u0416", "\u0438", "\u0440", " ",      " ",      ", ",     "\u00E9",
      "\u00C9", "a",      "B",      "7",      "\u4E2D", "\u56FD", "\u3002",
      "\u0628", "\u0627", "\u060C", "\u304B", "\uD55C", "\u2014", "\n"};
  std::string text;
  for (std::size_t i = 0; i < n_pieces; ++i) {
    text += random() % 200 == 0 ? testing_support::random_text(random, 1)
                                : kPlain[random() % kPlain.size()];
  }
  return text;
}

// The text ends where its storage ends, so that a sanitizer sees any byte read behind it.
TEST_P(BasicEdgesTest, AgreesWithScalarAtEveryLengthOffsetAndLimit) {
  std::mt19937_64 random(6);
  for (std::size_t size = 0; size < 220; ++size) {
    for (std::size_t round = 0; round < 10; ++round) {
      const std::string drawn = random_plain(random, size);
      const std::size_t cut =
          round % 3 == 0 && !drawn.empty() ? random() % drawn.size() : drawn.size();
      const std::vector<char> storage(drawn.begin(),
                                      drawn.begin() + static_cast<std::ptrdiff_t>(cut));
      const std::string_view text(storage.data(), storage.size());
      for (const std::size_t offset : {std::size_t{0}, std::size_t{1}, text.size() / 2}) {
        if (offset >= text.size()) continue;
        for (const std::size_t limit : {text.size(), offset + 1, (text.size() + offset + 1) / 2}) {
          ASSERT_EQ(run_kernel(GetParam().kernel, text, offset, limit),
                    run_kernel(basic_edges_scalar, text, offset, limit))
              << "size=" << text.size() << " offset=" << offset << " limit=" << limit;
        }
      }
    }
  }
}

TEST_P(BasicEdgesTest, TellsEveryCodePointApart) {
  for (char32_t c = 0; c < 0x11000; ++c) {
    char bytes[4];
    const std::uint32_t size = encode(c, bytes);  // surrogates as well: not UTF-8
    const std::string text = "a\u0416" + std::string(bytes, size) + "\u0438 ";
    ASSERT_EQ(run_kernel(GetParam().kernel, text, 0, text.size()),
              run_kernel(basic_edges_scalar, text, 0, text.size()))
        << "code point " << static_cast<std::uint32_t>(c);
  }
}

TEST_P(BasicEdgesTest, TellsEveryPairOfBytesApart) {
  for (int first = 0x80; first < 0x100; ++first) {
    for (int second = 0; second < 0x100; ++second) {
      for (const char* behind : {"", "\x80", "\x80\x80", "b"}) {
        std::string text = "a";
        text += static_cast<char>(first);
        text += static_cast<char>(second);
        text += behind;
        ASSERT_EQ(run_kernel(GetParam().kernel, text, 0, text.size()),
                  run_kernel(basic_edges_scalar, text, 0, text.size()))
            << "bytes " << first << ' ' << second;
      }
    }
  }
}

TEST_P(BasicEdgesTest, FindsWordsAndStopsAtWhatIsNotPlain) {
  const Found found = run_kernel(GetParam().kernel, "\u041C\u0418\u0420, \u4E2D\u56FD x-y", 0, 18);
  EXPECT_EQ(found.folded, (std::vector<std::string>{"\u043C\u0438\u0440", "\u4E2D", "\u56FD"}));
  EXPECT_EQ(found.begin, (std::vector<std::uint32_t>{0, 8, 11}));
  EXPECT_EQ(found.offset, 15U);
  EXPECT_EQ(found.special, 16U);
  EXPECT_EQ(found.n_special, 1U);
}

INSTANTIATE_TEST_SUITE_P(All, BasicEdgesTest,
                         ::testing::ValuesIn(basic_edges_kernels().begin(),
                                             basic_edges_kernels().end()),
                         [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace dittograph

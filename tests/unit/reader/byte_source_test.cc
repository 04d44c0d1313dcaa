#include "reader/byte_source.h"

#include <initializer_list>
#include <random>

#include "gtest/gtest.h"

#include "unit/reader/written_files.h"

namespace dittograph {
namespace {

constexpr std::uint64_t kSeed = 3;

// About size bytes that compress, but not to nothing.
std::string prose(std::size_t size) {
  std::mt19937_64 random(kSeed);
  std::string text;
  while (text.size() < size) text += std::to_string(random() % 1000) + " words\n";
  return text;
}

struct Stream {
  std::string bytes;
  std::string damage;
  std::uint64_t stored = 0;
};

Stream read(const std::string& stored, Compression compression, std::size_t step) {
  const TempFolder folder;
  const auto source = ByteSource::open(
      {.path = folder.write("in", stored), .name = "in", .compression = compression});
  EXPECT_TRUE(source.ok()) << source.status();
  Stream stream;
  std::string buffer(step, '\0');
  for (;;) {
    const auto n = (*source)->read(buffer);
    EXPECT_TRUE(n.ok()) << n.status();
    stream.bytes.append(buffer, 0, *n);
    if (*n < step) break;
  }
  if ((*source)->damage().reason != nullptr) stream.damage = (*source)->damage().reason;
  stream.stored = (*source)->bytes_read();
  return stream;
}

class ByteSourceTest : public testing::TestWithParam<Compression> {
 protected:
  static std::string compress(std::string_view bytes) {
    return GetParam() == Compression::kGzip   ? gzip(bytes)
           : GetParam() == Compression::kZstd ? zstd(bytes)
                                              : std::string(bytes);
  }
};

TEST_P(ByteSourceTest, GivesTheBytesInStepsOfAnySize) {
  for (const std::size_t size :
       std::initializer_list<std::size_t>{0, 1, 100, 262143, 262144, 262145, 1000000}) {
    const std::string text = prose(size).substr(0, size);
    const std::string stored = compress(text);
    for (const std::size_t step : std::initializer_list<std::size_t>{1000, 262144, 3000000}) {
      const Stream stream = read(stored, GetParam(), step);
      EXPECT_TRUE(stream.bytes == text) << size << " in steps of " << step;
      EXPECT_EQ(stream.damage, "");
      EXPECT_EQ(stream.stored, stored.size());
    }
  }
}

TEST_P(ByteSourceTest, SeveralMembersAreOneStream) {
  std::string stored;
  std::string text;
  for (std::size_t i = 0; i < 300; ++i) {
    const std::string part = prose(i * 7).substr(0, i * 7);
    stored += compress(part);
    text += part;
  }
  EXPECT_TRUE(read(stored, GetParam(), 999).bytes == text);
}

INSTANTIATE_TEST_SUITE_P(Reader, ByteSourceTest,
                         testing::Values(Compression::kNone, Compression::kGzip,
                                         Compression::kZstd),
                         [](const auto& param) { return compression_name(param.param); });

class DamagedSourceTest : public ByteSourceTest {};

TEST_P(DamagedSourceTest, ACutStreamGivesWhatCameBefore) {
  const std::string text = prose(600000);
  const std::string stored = compress(text);
  for (const std::size_t missing : {std::size_t{1}, std::size_t{8}, stored.size() / 2}) {
    const Stream stream = read(stored.substr(0, stored.size() - missing), GetParam(), 4096);
    EXPECT_EQ(stream.damage, "truncated_stream") << missing;
    EXPECT_TRUE(text.starts_with(stream.bytes)) << missing;
    EXPECT_GT(stream.bytes.size(), text.size() / 4) << missing;
  }
}

TEST_P(DamagedSourceTest, OtherBytesBehindTheStreamAreReported) {
  const Stream stream = read(compress("text") + "other bytes", GetParam(), 100);
  EXPECT_EQ(stream.bytes, "text");
  EXPECT_EQ(stream.damage, "corrupt_stream");
}

// A changed byte is reported (or, in a part that nobody checks, changes nothing), and every pass
// over the damaged file gives the same bytes.
TEST_P(DamagedSourceTest, AChangedByteGivesTheSameBytesInEveryPass) {
  const std::string text = prose(400000);
  const std::string stored = compress(text);
  std::mt19937_64 random(kSeed);
  for (int round = 0; round < 40; ++round) {
    std::string changed = stored;
    changed[16 + random() % (changed.size() - 32)] ^= static_cast<char>(1 << random() % 8);
    const Stream first = read(changed, GetParam(), 1 << 20);
    const Stream second = read(changed, GetParam(), 777);
    EXPECT_TRUE(first.bytes == second.bytes) << round;
    EXPECT_EQ(first.damage, second.damage) << round;
    // gzip always has a checksum.
    if (GetParam() == Compression::kGzip) {
      EXPECT_NE(first.damage, "") << round;
    }
  }
}

TEST(GzipSource, ZerosBehindTheStreamArePadding) {
  const Stream stream = read(gzip("text") + std::string(1000, '\0'), Compression::kGzip, 100);
  EXPECT_EQ(stream.bytes, "text");
  EXPECT_EQ(stream.damage, "");
}

TEST(ZstdSource, SkippableFramesArePassedOver) {
  const std::string skippable("\x52\x2a\x4d\x18\x03\0\0\0abc", 11);
  const Stream stream =
      read(skippable + zstd("te") + skippable + zstd("xt") + skippable, Compression::kZstd, 100);
  EXPECT_EQ(stream.bytes, "text");
  EXPECT_EQ(stream.damage, "");
}

INSTANTIATE_TEST_SUITE_P(Reader, DamagedSourceTest,
                         testing::Values(Compression::kGzip, Compression::kZstd),
                         [](const auto& param) { return compression_name(param.param); });

}  // namespace
}  // namespace dittograph

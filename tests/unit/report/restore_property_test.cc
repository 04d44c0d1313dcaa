#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "unit/report/rewritten.h"

namespace dittograph {
namespace {

// Bytes of every kind: letters, line ends, quotes, NUL, UTF-8, and what is no UTF-8.
std::string random_bytes(std::mt19937_64& random) {
  static const std::vector<std::string> kPieces = {
      "a",  "word ", "\n",       "\r\n",         "\r",   "\"", "\\n",         std::string(1, '\0'),
      "{}", "\xFF",  "\xC3\xA9", "\xE2\x80\xA6", "\xC3", "\t", "\xEF\xBB\xBF"};
  std::string bytes;
  if (random() % 8 == 0) bytes = "\xEF\xBB\xBF";
  for (std::size_t n = random() % 400; n > 0; --n) bytes += kPieces[random() % kPieces.size()];
  if (random() % 10 == 0) bytes += std::string(700'000, 'l');  // beyond one chunk
  return bytes;
}

void append_edits(std::mt19937_64& random, std::uint32_t input, std::size_t size,
                  std::vector<Removal>& removals) {
  static const std::vector<std::string> kReplacements = {"", "", " ", "\\n", "\n\n"};
  const std::uint64_t stride = 1 + size / (1 + random() % 20);
  for (std::uint64_t at = random() % stride; at <= size;) {
    const std::uint64_t end = std::min<std::uint64_t>(at + random() % stride, size);
    Removal removal = cut(input, at, end, kReplacements[random() % kReplacements.size()]);
    removal.reason = static_cast<Reason>(random() % 7);
    if (random() % 2 == 0) removal.document = "d\xFF";
    removals.push_back(std::move(removal));
    at = end + random() % stride + (end == at ? 1 : 0);
  }
}

TEST(RestoreProperty, GivesBackTheBytesOfAnyInputsUnderAnyEdits) {
  std::mt19937_64 random(20260907);
  for (int round = 0; round < 150; ++round) {
    const ScratchFolder scratch;
    std::vector<TestInput> inputs;
    std::vector<std::string> bytes;
    std::vector<Removal> removals;
    for (std::uint32_t input = 0; input < random() % 6; ++input) {
      const auto format = static_cast<Format>(1 + random() % 4);
      bytes.push_back(random_bytes(random));
      inputs.push_back({"i" + std::to_string(input), format, bytes.back()});
      append_edits(random, input, bytes.back().size(), removals);
    }
    RewriteOptions options;
    options.packing = random() % 2 == 0 ? Packing::kZstd : Packing::kNone;
    const absl::Status status = write_out(scratch, plan_of(scratch, inputs), removals, options);
    ASSERT_TRUE(status.ok()) << status;
    const auto back = restored(scratch.path("OUT"));
    ASSERT_TRUE(back.ok()) << "round " << round << ": " << back.status();
    ASSERT_TRUE(*back == bytes) << "round " << round;
  }
}

}  // namespace
}  // namespace dittograph

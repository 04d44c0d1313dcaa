// XXH3-64 with our seed: part of every format that holds a fingerprint.
#include "base/hash.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

namespace dittograph {
namespace {

std::string hex(std::uint64_t value) { return absl::StrFormat("%016x", value); }

TEST(Golden, Hashes) {
  struct Case {
    std::string_view bytes;
    const char* hash;
  };
  // Empty, one byte, and forty: each has a path of its own inside XXH3.
  const std::vector<Case> cases = {
      {"", "a3a73e1a8b89c632"},
      {"a", "401078d3ba1a5f02"},
      {"forty bytes, of which eight are past 32.", "94c8409b0674b6dc"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(hex(hash_bytes(c.bytes.data(), c.bytes.size())), c.hash)
        << "did we mean to change every stored fingerprint? bytes: " << c.bytes;
  }
}

TEST(Hash, WordsAreHashedAsTheirLittleEndianBytes) {
  const std::vector<std::uint64_t> words = {0x0807060504030201ULL, 0x100F0E0D0C0B0A09ULL};
  const std::string bytes = "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10";
  EXPECT_EQ(hash_words(words), hash_bytes(bytes.data(), bytes.size()));
}

}  // namespace
}  // namespace dittograph

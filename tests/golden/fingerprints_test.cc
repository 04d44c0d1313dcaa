// Values that stand in every stored fingerprint, signature and index. If this is red: did we mean
// to change them? Then every format that holds them needs a new version.
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

#include "base/hash.h"
#include "shingle/shingles.h"
#include "shingle/winnow.h"
#include "sketch/minhash.h"
#include "sketch/simhash.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

constexpr const char* kText =
    "Kim arrived on Tuesday, officials said; the caf\u00E9\u2019s talks were "
    "\u00AB\u043C\u0438\u0440\u043D\u044B\u0435\u00BB. "
    "\u4ED6\u4EEC\u8C08\u4E86\u4E24\u4E2A\u5C0F\u65F6\u3002 Stra\u00DFe, inter-\nnational "
    "&eacute;lan, 3.5m.";

std::string hex(std::uint64_t value) { return absl::StrFormat("%016x", value); }

std::string digest(const std::vector<std::uint32_t>& words) {
  return hex(hash_bytes(words.data(), words.size() * sizeof(words[0])));
}

std::vector<std::uint64_t> token_hashes(std::string_view text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

std::vector<std::uint64_t> fingerprints(std::uint32_t shingle_size) {
  std::vector<std::uint64_t> result;
  shingle(token_hashes(kText), shingle_size, result);
  return result;
}

// More values, from the fingerprints as a seed.
std::vector<std::uint64_t> many_fingerprints(std::size_t n) {
  std::vector<std::uint64_t> values;
  for (std::uint64_t i = 0; i < n; ++i) values.push_back(hash_bytes(&i, sizeof(i)));
  return values;
}

std::string minhash_digest(std::size_t n, const MinHashParams& params) {
  std::vector<std::uint32_t> signature(params.signature_size);
  minhash(many_fingerprints(n), params, signature);
  return digest(signature);
}

TEST(Golden, TokenHashes) {
  EXPECT_EQ(hex(token_hashes("paris").at(0)), "fbff7ab496aef041");
  EXPECT_EQ(hex(token_hashes("PARIS").at(0)), "fbff7ab496aef041");
  EXPECT_EQ(hex(token_hashes("\u4E2D").at(0)), "f1c6a92f1360ea2d");
  EXPECT_EQ(hex(hash_words(token_hashes(kText))), "3a1a9683106c13d4");
}

TEST(Golden, Fingerprints) {
  EXPECT_EQ(hex(fingerprints(5).at(0)), "93d2540c107bd19e");
  EXPECT_EQ(hex(hash_words(fingerprints(1))), "1a44a8b84e9a219f");
  EXPECT_EQ(hex(hash_words(fingerprints(5))), "be4ff1a33b3d3d40");
  EXPECT_EQ(hex(hash_words(fingerprints(9))), "c0d4712fa86f645e");
  EXPECT_EQ(hex(fingerprints(1000).at(0)), "3a1a9683106c13d4");
}

TEST(Golden, WinnowedPositions) {
  std::vector<std::uint32_t> positions;
  winnow(many_fingerprints(1000), 8, positions);
  EXPECT_EQ(digest(positions), "0473db1b3aefd069");
}

TEST(Golden, Signatures) {
  EXPECT_EQ(minhash_digest(1, {}), "428ff6288f197334");
  EXPECT_EQ(minhash_digest(30, {}), "e3f9858410f0b12b");
  EXPECT_EQ(minhash_digest(5000, {}), "adee3229aa2892be");
  EXPECT_EQ(minhash_digest(30, {.signature_size = 100, .seed = 42}), "1a08d1f30b81853d");
}

TEST(Golden, SimHashes) {
  EXPECT_EQ(hex(simhash64(fingerprints(5))), "55bbf32540fbcddd");
  EXPECT_EQ(hex(simhash64(many_fingerprints(5000))), "f2a48694b1ef93b3");
}

}  // namespace
}  // namespace dittograph

#include "shingle/shingles.h"

#include <cstddef>

#include "base/check.h"
#include "base/hash.h"

namespace dittograph {
namespace {

// The size known at compile time takes every branch on the length out of XXH3.
template <std::size_t kSize>
[[gnu::flatten]] void shingle_fixed(const std::uint64_t* hashes,
                                    std::span<std::uint64_t> fingerprints) {
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    fingerprints[i] = hash_words(std::span<const std::uint64_t, kSize>(hashes + i, kSize));
  }
}

void shingle_any(const std::uint64_t* hashes, std::size_t size,
                 std::span<std::uint64_t> fingerprints) {
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    fingerprints[i] = hash_words({hashes + i, size});
  }
}

}  // namespace

void shingle(std::span<const std::uint64_t> token_hashes, std::uint32_t shingle_size,
             std::vector<std::uint64_t>& fingerprints) {
  DITTOGRAPH_CHECK(shingle_size >= 1);
  if (token_hashes.size() <= shingle_size) {
    fingerprints.clear();
    if (!token_hashes.empty()) fingerprints.push_back(hash_words(token_hashes));
    return;
  }
  fingerprints.resize(token_hashes.size() - shingle_size + 1);
  const std::uint64_t* hashes = token_hashes.data();
  switch (shingle_size) {
    case 1:
      return shingle_fixed<1>(hashes, fingerprints);
    case 2:
      return shingle_fixed<2>(hashes, fingerprints);
    case 3:
      return shingle_fixed<3>(hashes, fingerprints);
    case 4:
      return shingle_fixed<4>(hashes, fingerprints);
    case 5:
      return shingle_fixed<5>(hashes, fingerprints);
    case 6:
      return shingle_fixed<6>(hashes, fingerprints);
    case 7:
      return shingle_fixed<7>(hashes, fingerprints);
    case 8:
      return shingle_fixed<8>(hashes, fingerprints);
    default:
      return shingle_any(hashes, shingle_size, fingerprints);
  }
}

}  // namespace dittograph

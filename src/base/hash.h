// Fingerprints: 64-bit xxHash (XXH3) with our seed.
//
// Promises: the values are part of every format that holds them; tests/golden pins them.
// Cost: 2 to 5 ns for keys of up to 40 bytes. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#define XXH_INLINE_ALL
#include "xxhash.h"

namespace dittograph {

// "dittogra" read as a little-endian integer.
inline constexpr std::uint64_t kHashSeed = 0x6172676f74746964ULL;

inline std::uint64_t hash_bytes(const void* data, std::size_t size) {
  return XXH3_64bits_withSeed(data, size, kHashSeed);
}

inline std::uint64_t hash_words(std::span<const std::uint64_t> words) {
  return XXH3_64bits_withSeed(words.data(), words.size_bytes(), kHashSeed);
}

}  // namespace dittograph

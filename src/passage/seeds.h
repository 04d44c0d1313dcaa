// Seeds: the few fingerprints of each document that are compared with those of all others.
//
// From every window of fingerprints winnowing (Schleimer, Wilkerson, Aiken 2003) chooses the
// least. With shingles of k tokens and a window of w = min_passage - k + 1 fingerprints two
// documents that share min_passage consecutive tokens choose at least one common fingerprint
// there; 2 / (w + 1) of all fingerprints are chosen. For k = 5 and min_passage = 20: w = 16, one
// seed in 8.5 tokens, 2.35 seeds in the shortest passage on average.
//
// Cost: that of winnow(). Thread-safe. Tested in tests/unit/passage/seed_groups_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// A place where a fingerprint stands. 16 bytes, so that a run of them can be sorted in place,
// written to disk as it is and merged.
//
//   | fingerprint 64 | document 32 | token position 32 |
struct Seed {
  std::uint64_t fingerprint = 0;
  std::uint32_t document = 0;
  std::uint32_t position = 0;  // of the shingle's first token

  friend constexpr auto operator<=>(const Seed&, const Seed&) = default;
};

// Window for which every run of min_passage tokens has a seed.
constexpr std::uint32_t seed_window(std::uint32_t min_passage, std::uint32_t shingle_size) {
  return min_passage > shingle_size ? min_passage - shingle_size + 1 : 1;
}

// Scratch of append_seeds(), owned by the caller's worker.
struct SeedScratch {
  std::vector<std::uint32_t> positions;
};

// Appends the document's seeds. fingerprints: of shingle(), in text order.
void append_seeds(DocId document, std::span<const std::uint64_t> fingerprints, std::uint32_t window,
                  SeedScratch& scratch, std::vector<Seed>& seeds);

}  // namespace dittograph

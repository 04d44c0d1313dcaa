#include "passage/seeds.h"

#include "shingle/winnow.h"

namespace dittograph {

void append_seeds(DocId document, std::span<const std::uint64_t> fingerprints, std::uint32_t window,
                  SeedScratch& scratch, std::vector<Seed>& seeds) {
  winnow(fingerprints, window, scratch.positions);
  for (const std::uint32_t position : scratch.positions) {
    seeds.push_back({.fingerprint = fingerprints[position],
                     .document = static_cast<std::uint32_t>(document),
                     .position = position});
  }
}

}  // namespace dittograph

#include "index/exact_groups.h"

#include <cstddef>

#include "base/check.h"
#include "base/hash.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

struct Entry {
  TokenDigest digest;
  std::uint32_t rank = 0;  // place in the order of preference
  friend constexpr auto operator<=>(const Entry&, const Entry&) = default;
};

}  // namespace

TokenDigest digest_tokens(std::span<const std::uint64_t> token_hashes) {
  if (token_hashes.empty()) return {};
  const XXH128_hash_t hash =
      XXH3_128bits_withSeed(token_hashes.data(), token_hashes.size_bytes(), kHashSeed);
  return {.high = hash.high64, .low = hash.low64};
}

std::vector<DocId> exact_leaders(std::span<const TokenDigest> digests,
                                 std::span<const DocId> preference, Parallel& parallel) {
  DITTOGRAPH_CHECK(digests.size() == preference.size());
  std::vector<Entry> entries(digests.size());
  for (std::size_t rank = 0; rank < entries.size(); ++rank) {
    entries[rank] = {digests[index_of(preference[rank])], static_cast<std::uint32_t>(rank)};
  }
  parallel.sort(std::span(entries));
  std::vector<DocId> leaders(digests.size());
  const Entry* first = nullptr;  // of the group
  for (const Entry& entry : entries) {
    const bool joins =
        first != nullptr && first->digest == entry.digest && entry.digest != TokenDigest{};
    if (!joins) first = &entry;
    leaders[index_of(preference[entry.rank])] = preference[first->rank];
  }
  return leaders;
}

std::vector<DocId> distinct_documents(std::span<const TokenDigest> digests,
                                      std::span<const DocId> preference,
                                      std::span<const DocId> leaders) {
  std::vector<DocId> distinct;
  for (const DocId document : preference) {
    const std::size_t index = index_of(document);
    if (leaders[index] == document && digests[index] != TokenDigest{}) distinct.push_back(document);
  }
  return distinct;
}

}  // namespace dittograph

#include "index/minhash_bands.h"

#include <algorithm>
#include <cstddef>

#include "base/check.h"
#include "base/hash.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

// Rows of a key among crowded documents.
constexpr std::uint32_t kCrowdRows = 2;
// Slots compared at a time: a number known to the compiler, which makes vectors of it.
constexpr std::uint32_t kLanes = 32;

// The signatures of the compared documents, by rank.
class Signatures {
 public:
  Signatures(std::span<const DocId> documents, std::span<const std::uint32_t> signatures,
             std::uint32_t size)
      : documents_(documents), signatures_(signatures), size_(size) {}

  [[nodiscard]] std::uint32_t n_documents() const {
    return static_cast<std::uint32_t>(documents_.size());
  }
  [[nodiscard]] const std::uint32_t* of(std::uint32_t rank) const {
    return signatures_.data() + index_of(documents_[rank]) * size_;
  }
  // A key of some consecutive slots; keys that differ in the slots' place differ too.
  [[nodiscard]] std::uint32_t key(std::uint32_t rank, std::uint32_t first_slot,
                                  std::uint32_t n_slots) const {
    return static_cast<std::uint32_t>(
        hash_bytes(of(rank) + first_slot, n_slots * sizeof(std::uint32_t)) >> 32);
  }
  // Whether at least min_equal slots are equal. Looks no further once too many differ.
  [[nodiscard]] bool agree(std::uint32_t left, std::uint32_t right, std::uint32_t min_equal) const {
    const std::uint32_t* a = of(left);
    const std::uint32_t* b = of(right);
    std::uint32_t n_equal = 0;
    std::uint32_t slot = 0;
    for (; slot + kLanes <= size_; slot += kLanes) {
      std::uint32_t n = 0;
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        n += a[slot + lane] == b[slot + lane] ? 1U : 0U;
      }
      n_equal += n;
      if (n_equal + (size_ - slot - kLanes) < min_equal) return false;
    }
    for (; slot < size_; ++slot) n_equal += a[slot] == b[slot] ? 1U : 0U;
    return n_equal >= min_equal;
  }

 private:
  std::span<const DocId> documents_;
  std::span<const std::uint32_t> signatures_;
  std::uint32_t size_;
};

// What is found with one key: one band, or one pair of slots among crowded documents.
struct KeyFindings {
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;  // ranks, only for bands
  ListCounts counts;
};

struct Scratch {
  std::vector<Posting> postings;
  std::vector<Posting> sorting;
};

// Fills findings from the lists of one key. ranks ascend.
void find_by_key(const Signatures& signatures, std::span<const std::uint32_t> ranks,
                 std::uint32_t first_slot, std::uint32_t n_slots, const ListLimits& limits,
                 std::uint32_t min_equal_slots, Scratch& scratch, KeyFindings& findings) {
  scratch.postings.clear();
  for (const std::uint32_t rank : ranks) {
    scratch.postings.push_back(posting(signatures.key(rank, first_slot, n_slots), rank));
  }
  sort_by_key(scratch.postings, scratch.sorting);
  const auto test = [&](std::uint32_t left, std::uint32_t right) {
    if (signatures.agree(left, right, min_equal_slots)) {
      findings.pairs.push_back(rank_pair(left, right));
    }
  };
  const auto on_crowd = [&](std::span<const Posting> list) {
    for (const Posting member : list) findings.crowded.push_back(rank_of(member));
  };
  for_each_pair_of_lists(scratch.postings, ranks.size(), limits, findings.counts, test, on_crowd);
  sort_unique_pairs(findings.pairs);
}

// Looks at n_keys keys of n_slots consecutive slots each, in parallel; appends to pairs and
// replaces crowded by the ranks that were in a crowd.
ListCounts find_by_keys(const Signatures& signatures, std::span<const std::uint32_t> ranks,
                        std::uint32_t n_keys, std::uint32_t n_slots, const ListLimits& limits,
                        std::uint32_t min_equal_slots, Parallel& parallel,
                        std::vector<RankPair>& pairs, std::vector<std::uint32_t>& crowded) {
  std::vector<KeyFindings> findings(n_keys);
  std::vector<Scratch> scratch(parallel.n_threads());
  parallel.for_ranges(n_keys, 1, [&](std::size_t begin, std::size_t end, std::size_t worker) {
    for (std::size_t key = begin; key < end; ++key) {
      find_by_key(signatures, ranks, static_cast<std::uint32_t>(key) * n_slots, n_slots, limits,
                  min_equal_slots, scratch[worker], findings[key]);
    }
  });
  ListCounts counts;
  crowded.clear();
  for (const KeyFindings& found : findings) {
    counts.add(found.counts);
    pairs.insert(pairs.end(), found.pairs.begin(), found.pairs.end());
    crowded.insert(crowded.end(), found.crowded.begin(), found.crowded.end());
  }
  std::sort(crowded.begin(), crowded.end());
  crowded.erase(std::unique(crowded.begin(), crowded.end()), crowded.end());
  return counts;
}

}  // namespace

BandCounts pairs_by_bands(std::span<const DocId> documents,
                          std::span<const std::uint32_t> signatures, const BandParams& params,
                          Parallel& parallel, std::vector<RankPair>& pairs) {
  DITTOGRAPH_CHECK(params.bands * params.rows <= params.signature_size);
  const Signatures table(documents, signatures, params.signature_size);
  std::vector<std::uint32_t> ranks(documents.size());
  for (std::uint32_t rank = 0; rank < ranks.size(); ++rank) ranks[rank] = rank;

  pairs.clear();
  BandCounts counts;
  std::vector<std::uint32_t> crowded;
  counts.bands = find_by_keys(table, ranks, params.bands, params.rows, params.lists,
                              params.min_equal_slots, parallel, pairs, crowded);
  counts.crowded_documents = crowded.size();
  std::vector<std::uint32_t> crowded_again;
  counts.crowd_keys =
      find_by_keys(table, crowded, params.signature_size / kCrowdRows, kCrowdRows,
                   params.crowd_lists, params.min_equal_slots, parallel, pairs, crowded_again);
  sort_unique_pairs(pairs);
  return counts;
}

}  // namespace dittograph

#include "index/minhash_bands.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

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
  Signatures(std::span<const DocId> documents, ArrayView<std::uint32_t> signatures,
             std::uint32_t size)
      : documents_(documents),
        signatures_(signatures),
        size_(size),
        reading_order_(documents.size()) {
    std::iota(reading_order_.begin(), reading_order_.end(), 0U);
    std::sort(reading_order_.begin(), reading_order_.end(),
              [&](std::uint32_t x, std::uint32_t y) { return documents_[x] < documents_[y]; });
  }

  [[nodiscard]] std::uint32_t n_documents() const {
    return static_cast<std::uint32_t>(documents_.size());
  }
  // All ranks as their signatures lie, which may be on disk.
  [[nodiscard]] std::span<const std::uint32_t> reading_order() const { return reading_order_; }
  [[nodiscard]] const std::uint32_t* of(std::uint32_t rank) const {
    return signatures_.items(index_of(documents_[rank]) * std::uint64_t{size_}, size_).data();
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
  ArrayView<std::uint32_t> signatures_;
  std::uint32_t size_;
  std::vector<std::uint32_t> reading_order_;
};

// What is found with one key: one band, or one pair of slots among crowded documents.
struct KeyFindings {
  std::vector<RankPair> pairs;
  std::vector<std::uint32_t> crowded;  // ranks
  ListCounts counts;
};

struct Scratch {
  std::vector<Posting> postings;
  std::vector<Posting> sorting;
};

// One look at all documents, key by key.
struct Look {
  const Signatures& signatures;
  WantedPairs wanted{};
  std::size_t n_documents = 0;  // for the budget
  std::uint32_t n_slots = 0;    // of a key
  std::uint32_t min_equal_slots = 0;
  const ListLimits& limits;

  void find_by_key(std::uint32_t first_slot, Scratch& scratch, KeyFindings& findings) const {
    scratch.postings.resize(signatures.n_documents());
    for (const std::uint32_t rank : signatures.reading_order()) {
      scratch.postings[rank] = posting(signatures.key(rank, first_slot, n_slots), rank);
    }
    sort_by_key(scratch.postings, scratch.sorting);
    const auto test = [&](std::uint32_t left, std::uint32_t right) {
      if (wanted(left, right) && signatures.agree(left, right, min_equal_slots)) {
        findings.pairs.push_back(rank_pair(left, right));
      }
    };
    const auto on_crowd = [&](std::span<const Posting> list) {
      for (const Posting member : list) findings.crowded.push_back(rank_of(member));
    };
    for_each_pair_of_lists(scratch.postings, n_documents, limits, findings.counts, test, on_crowd);
    sort_unique_pairs(findings.pairs);
  }

  // Looks at n_keys keys in parallel; replaces pairs, and crowded by the ranks that were in a
  // crowd. Near documents agree in many keys, so repeats are dropped every few keys.
  ListCounts find(std::uint32_t n_keys, Parallel& parallel, std::vector<RankPair>& pairs,
                  std::vector<std::uint32_t>& crowded) const {
    const std::size_t keys_at_once = 2 * parallel.n_threads();
    std::vector<Scratch> scratch(parallel.n_threads());
    std::vector<bool> in_crowd(signatures.n_documents());
    PairCollector collector(pairs);
    ListCounts counts;
    for (std::size_t first = 0; first < n_keys; first += keys_at_once) {
      std::vector<KeyFindings> findings(std::min(keys_at_once, n_keys - first));
      parallel.for_ranges(findings.size(), 1,
                          [&](std::size_t begin, std::size_t end, std::size_t worker) {
                            for (std::size_t key = begin; key < end; ++key) {
                              find_by_key(static_cast<std::uint32_t>(first + key) * n_slots,
                                          scratch[worker], findings[key]);
                            }
                          });
      for (const KeyFindings& found : findings) {
        counts.add(found.counts);
        for (const std::uint32_t rank : found.crowded) in_crowd[rank] = true;
        collector.add(found.pairs);
      }
    }
    collector.finish();
    crowded.clear();
    for (std::uint32_t rank = 0; rank < in_crowd.size(); ++rank) {
      if (in_crowd[rank]) crowded.push_back(rank);
    }
    return counts;
  }
};

}  // namespace

BandParams bands_for(double resemblance, std::uint32_t signature_size) {
  constexpr std::uint32_t kMaxRows = 8;
  constexpr double kMaxMissed = 1e-4;
  constexpr double kDeviations = 2.3;
  BandParams params{.signature_size = signature_size};
  for (params.rows = kMaxRows; params.rows > 1; --params.rows) {
    params.bands = signature_size / params.rows;
    const double missed = std::pow(1 - std::pow(resemblance, params.rows), params.bands);
    if (missed <= kMaxMissed) break;
  }
  params.bands = signature_size / params.rows;
  const double slots = signature_size;
  const double deviation = std::sqrt(slots * resemblance * (1 - resemblance));
  params.min_equal_slots =
      static_cast<std::uint32_t>(std::ceil(slots * resemblance - kDeviations * deviation));
  return params;
}

ListCounts pairs_by_bands(std::span<const DocId> documents, ArrayView<std::uint32_t> signatures,
                          const BandParams& params, Parallel& parallel,
                          std::vector<RankPair>& pairs, std::vector<std::uint32_t>& crowded) {
  DITTOGRAPH_CHECK(params.bands * params.rows <= params.signature_size);
  const Signatures table(documents, signatures, params.signature_size);
  const Look look{.signatures = table,
                  .n_documents = documents.size(),
                  .n_slots = params.rows,
                  .min_equal_slots = params.min_equal_slots,
                  .limits = params.lists};
  return look.find(params.bands, parallel, pairs, crowded);
}

CrowdCounts pairs_in_crowds(std::span<const DocId> documents, const WantedPairs& wanted,
                            std::size_t n_documents, ArrayView<std::uint32_t> signatures,
                            const BandParams& params, Parallel& parallel,
                            std::vector<RankPair>& pairs) {
  DITTOGRAPH_CHECK(wanted.groups.size() == documents.size());
  const Signatures table(documents, signatures, params.signature_size);
  const Look bands{.signatures = table,
                   .wanted = wanted,
                   .n_documents = n_documents,
                   .n_slots = params.rows,
                   .min_equal_slots = params.min_equal_slots,
                   .limits = params.crowd_lists};
  CrowdCounts counts;
  std::vector<std::uint32_t> crowded;
  counts.bands = bands.find(params.bands, parallel, pairs, crowded);

  // The documents that the budget had no room for, numbered anew and back.
  std::vector<DocId> still_crowded;
  std::vector<std::uint32_t> their_groups;
  std::vector<std::uint32_t> their_groups_before;
  for (const std::uint32_t rank : crowded) {
    still_crowded.push_back(documents[rank]);
    their_groups.push_back(wanted.groups[rank]);
    if (!wanted.groups_before.empty()) {
      their_groups_before.push_back(wanted.groups_before[rank]);
    }
  }
  const Signatures few(still_crowded, signatures, params.signature_size);
  const Look slots{.signatures = few,
                   .wanted = {their_groups, their_groups_before},
                   .n_documents = n_documents,
                   .n_slots = kCrowdRows,
                   .min_equal_slots = params.min_equal_slots,
                   .limits = params.crowd_lists};
  std::vector<RankPair> more;
  std::vector<std::uint32_t> hopeless;
  counts.slot_pairs = slots.find(params.signature_size / kCrowdRows, parallel, more, hopeless);
  for (RankPair& pair : more)
    pair = rank_pair(crowded[preferred_of(pair)], crowded[other_of(pair)]);
  pairs.insert(pairs.end(), more.begin(), more.end());
  sort_unique_pairs(pairs);
  return counts;
}

}  // namespace dittograph

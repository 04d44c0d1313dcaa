// Shared passages: stretches of tokens that stand in several documents, and what they mean.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "dittograph/document.h"

namespace dittograph {

// Half-open range of token positions in one document.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

// Stretches of each document, ascending and not touching. Empty: no document has any.
struct TokenRangeTable {
  std::vector<std::uint64_t> begins;  // by DocId, in ranges, and the end
  std::vector<TokenRange> ranges;

  [[nodiscard]] std::span<const TokenRange> of(DocId document) const {
    if (ranges.empty()) return {};
    const auto i = static_cast<std::uint32_t>(document);
    return std::span(ranges).subspan(begins[i], begins[i + 1] - begins[i]);
  }
};

// What a passage that stands in several documents is taken for; the rules stand in
// src/passage/kinds.h.
enum class PassageKind : std::uint8_t {
  kReuse,        // across sources
  kVersion,      // within one source, in few documents or in documents alike in the rest too
  kBoilerplate,  // one source's standing text: in many documents, other content differing
};

// One document's copy of a cluster's passage.
struct PassageWitness {
  DocId document{};
  TokenRange tokens;
  // Tokens that stand in the same order in the representative's passage. The likeness, matched
  // tokens by the tokens of the longer of the two, is at least PassageParams::min_likeness.
  std::uint32_t matched = 0;
  double likeness = 1.0;
};

// Documents that carry the same text, each verified against the representative's copy.
struct PassageCluster {
  PassageKind kind = PassageKind::kReuse;
  std::uint32_t representative = 0;       // index in witnesses
  std::vector<PassageWitness> witnesses;  // one a document, by rank: the first is to be kept
};

// What the passage stage saw, and every bound it hit.
struct PassageCounts {
  std::uint64_t seeds = 0;          // winnowed fingerprints of all documents
  std::uint64_t shared_seeds = 0;   // of those, in at least two documents
  std::uint64_t groups = 0;         // distinct shared fingerprints
  std::uint64_t largest_group = 0;  // documents that share one fingerprint
  std::uint64_t links = 0;          // seeds at the same fingerprint in two linked documents
  std::uint64_t aligned_pairs = 0;  // document pairs with at least one aligned passage
  std::uint64_t alignments = 0;
  std::uint64_t clusters = 0;
  std::uint64_t witnesses = 0;
  std::uint64_t boilerplate_clusters = 0;
  std::uint64_t version_clusters = 0;
  // Repeats of one fingerprint within one document beyond the first few, not used as seeds.
  std::uint64_t own_repeats_left_out = 0;
};

struct Passages {
  std::vector<PassageCluster> clusters;  // by the rank of the first witness, then its place
  PassageCounts counts;
};

}  // namespace dittograph

#include "audit/versions.h"

#include <algorithm>
#include <cstddef>

#include "absl/container/flat_hash_map.h"

#include "base/disjoint_sets.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

// So much of a document must be another outlet's for it to count as syndicated.
constexpr double kSyndicatedShare = 0.5;

bool are_versions(const AuditPair& pair) {
  return pair.same_outlet && pair.share_a >= kVersionShare && pair.share_b >= kVersionShare;
}

std::uint64_t key_of(DocId a, DocId b) {
  const auto i = static_cast<std::uint32_t>(a);
  const auto j = static_cast<std::uint32_t>(b);
  return (std::uint64_t{std::min(i, j)} << 32) | std::max(i, j);
}

}  // namespace

std::vector<VersionChain> find_versions(const VersionInput& input) {
  DisjointSets sets(input.order.size());
  absl::flat_hash_map<std::uint64_t, std::uint32_t> pair_of;
  std::vector<std::uint32_t> documents;
  for (std::uint32_t i = 0; i < input.pairs.size(); ++i) {
    const AuditPair& pair = input.pairs[i];
    if (!are_versions(pair)) continue;
    sets.join(static_cast<std::uint32_t>(pair.a), static_cast<std::uint32_t>(pair.b));
    pair_of.emplace(key_of(pair.a, pair.b), i);
    documents.push_back(static_cast<std::uint32_t>(pair.a));
    documents.push_back(static_cast<std::uint32_t>(pair.b));
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  std::sort(documents.begin(), documents.end(),
            [&](std::uint32_t x, std::uint32_t y) { return input.order[x] < input.order[y]; });
  absl::flat_hash_map<std::uint32_t, std::size_t> chain_of;
  std::vector<VersionChain> chains;
  for (const std::uint32_t document : documents) {
    const auto [place, fresh] = chain_of.emplace(sets.root(document), chains.size());
    if (fresh) chains.emplace_back();
    VersionChain& chain = chains[place->second];
    VersionStep step{.document = DocId{document}};
    if (!chain.steps.empty()) {
      const DocId before = chain.steps.back().document;
      const auto found = pair_of.find(key_of(before, step.document));
      if (found != pair_of.end()) step.pair = found->second;
      step.same_text = input.digest[index_of(before)] == input.digest[document];
    }
    chain.steps.push_back(step);
  }
  for (VersionChain& chain : chains) {
    chain.ordered = true;
    for (std::size_t i = 1; i < chain.steps.size(); ++i) {
      const Stamp& before = input.stamp[index_of(chain.steps[i - 1].document)];
      const Stamp& after = input.stamp[index_of(chain.steps[i].document)];
      chain.ordered &= before.unit != StampUnit::kNone && after.unit != StampUnit::kNone &&
                       (before.unit == StampUnit::kTime && after.unit == StampUnit::kTime
                            ? before.seconds < after.seconds
                            : before.day < after.day);
    }
  }
  return chains;
}

std::vector<DocumentState> find_states(std::size_t n_documents, std::span<const AuditPair> pairs,
                                       std::span<const VersionChain> chains) {
  std::vector<DocumentState> states(n_documents, DocumentState::kUnique);
  const auto raise = [&](DocId document, DocumentState state) {
    DocumentState& own = states[index_of(document)];
    own = std::max(own, state);
  };
  for (const VersionChain& chain : chains) {
    for (std::size_t i = 1; i < chain.steps.size(); ++i) {
      const VersionStep& step = chain.steps[i];
      raise(step.document,
            step.same_text ? DocumentState::kSelfDuplicate : DocumentState::kSelfUpdate);
    }
  }
  for (const AuditPair& pair : pairs) {
    if (pair.same_outlet || std::max(pair.share_a, pair.share_b) < kSyndicatedShare) continue;
    if (pair.direction == Direction::kFirst) {
      if (pair.share_b >= kSyndicatedShare) {
        raise(pair.b, DocumentState::kSyndicatedIn);
        raise(pair.a, DocumentState::kSyndicatedOut);
      }
    } else {
      if (pair.share_a >= kSyndicatedShare) raise(pair.a, DocumentState::kSyndicatedTie);
      if (pair.share_b >= kSyndicatedShare) raise(pair.b, DocumentState::kSyndicatedTie);
    }
  }
  return states;
}

}  // namespace dittograph
